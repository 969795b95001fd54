import { expect, test } from 'vitest';
import { domainOf } from './domainOf.ts';
import { german } from './german.ts';

const english = import.meta.glob('../../{app,ui,features/*}/words/english.ts');

test('every part of the page that has phrases has them in German too', () => {
  const domains = Object.keys(english).map(domainOf);
  expect(Object.keys(german).toSorted()).toEqual(domains.toSorted());
  expect(domains).toEqual(expect.arrayContaining(['app', 'faucet']));
});

test('no phrase was left in English by a copy', async () => {
  for (const [path, load] of Object.entries(english)) {
    const domain = domainOf(path);
    const { say } = (await load()) as { say: Record<string, unknown> };
    const translated = Object.entries(german[domain] ?? {});
    const sentences = translated.filter(
      ([, words]) => typeof words === 'string' && words.includes(' '),
    );
    for (const [name, words] of sentences) expect(words, `${domain}.${name}`).not.toBe(say[name]);
  }
});
