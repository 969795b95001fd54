/**
 * The page's languages. English stands in the code, so that the page works before anything else is loaded; another
 * language is one file that is loaded only for its readers, and that does not compile until every phrase is there.
 * A change of language loads the page anew: what is typed stands in the URL.
 */
import { readStored, writeStored } from './storedValue.ts';

export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

// Parameters differ from phrase to phrase; `Translation` keeps each one's.
// biome-ignore lint/suspicious/noExplicitAny: as said above
type Phrase = string | ((...values: any[]) => string);
export type Phrases = Readonly<Record<string, Phrase>>;
/** The same phrases in another language: none left out, none made up, the same values in each. */
export type Translation<Words extends Phrases> = {
  readonly [Name in keyof Words]: Words[Name] extends string ? string : Words[Name];
};
/** A language's phrases by their domain: see `phrases`. */
export type Catalogue = Readonly<Record<string, Phrases>>;

const STORED = 'weir.language';
const spoken = new Map<string, Record<string, Phrase>>();
let loaded: Catalogue = {};
let current: Language = 'en';

/**
 * The phrases of one part of the page, in the language of the reader.
 *
 * @param domain names the part in the catalogues of other languages.
 * @example
 * export const say = phrases('faucet', { get: (symbol: string) => `Get ${symbol}` });
 * say.get('WETH'); // 'Get WETH', in German 'WETH holen'
 */
export function phrases<Words extends Phrases>(domain: string, english: Words): Translation<Words> {
  const words = { ...english, ...loaded[domain] };
  spoken.set(domain, words);
  // Filled from `english` and from catalogues that were checked against it.
  return words as Translation<Words>;
}

/** The language in use. */
export function language(): Language {
  return current;
}

/** The reader's language: as chosen before, else the first one of the browser's that the page knows. */
export function preferredLanguage(stored: string | null, wanted: readonly string[]): Language {
  const known = (tag: string | null) => {
    const [name] = tag?.toLowerCase().split('-') ?? [];
    return name !== undefined && Object.hasOwn(languages, name) ? (name as Language) : null;
  };
  return [stored, ...wanted].map(known).find((found) => found !== null) ?? 'en';
}

/** Puts the phrases of `next` in place of the English ones. */
export function speak(next: Language, catalogue: Catalogue): void {
  current = next;
  loaded = catalogue;
  for (const [domain, words] of spoken) Object.assign(words, catalogue[domain]);
}

/**
 * Loads the reader's language; before the first paint. Where its file cannot be had the page goes on in English.
 *
 * @param load reads the catalogue of a language other than English.
 */
export async function loadLanguage(
  load: (wanted: Exclude<Language, 'en'>) => Promise<Catalogue>,
): Promise<void> {
  const wanted = preferredLanguage(readStored(STORED), navigator.languages);
  if (wanted !== 'en') {
    try {
      speak(wanted, await load(wanted));
    } catch (error) {
      console.warn(`The page goes on in English: ${String(error)}`);
    }
  }
  document.documentElement.lang = current;
}

/** Keeps another language, and loads the page in it. */
export function chooseLanguage(next: Language): void {
  writeStored(STORED, next);
  location.reload();
}
