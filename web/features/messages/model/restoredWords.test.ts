import { describe, expect, it } from 'vitest';
import type { Restored } from './keysBackup.ts';
import { restoredWords } from './restoredWords.ts';

const report = (changes: Partial<Restored>): Restored => ({
  madeAt: 1_800_000_000,
  newKeys: 0,
  knownKeys: 2,
  newMessages: 0,
  contradicted: 0,
  elsewhere: 0,
  forged: 0,
  busy: 0,
  notKept: 0,
  ...changes,
});
const wordsOf = (changes: Partial<Restored>) => restoredWords(report(changes)).slice(1).join(' ');

describe('restoredWords', () => {
  it('says that an older backup changed nothing', () => {
    expect(wordsOf({})).toBe('All of it was here already, as new or newer: nothing was changed.');
  });

  it('counts what is new beside what was here', () => {
    expect(wordsOf({ newKeys: 3, newMessages: 40 })).toBe(
      'New here: keys 3, messages 40. Here before, and left as they are: keys 2.',
    );
  });

  it('never calls nothing changed what left something out', () => {
    for (const name of ['elsewhere', 'forged', 'busy', 'contradicted', 'notKept'] as const) {
      const words = wordsOf({ [name]: 5 });
      expect(words).toContain('5');
      expect(words).not.toContain('nothing was changed');
    }
  });
});
