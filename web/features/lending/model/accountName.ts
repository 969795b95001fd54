import { say } from '../words/english.ts';

/** What an account is called: by its number, and by the reader's name for it where there is one. */
export function accountName(number: number, names: Readonly<Record<number, string>>): string {
  const name = names[number];
  if (name) return `${number} · ${name}`;
  return number === 0 ? say.mainAccount : say.accountNumber(number);
}
