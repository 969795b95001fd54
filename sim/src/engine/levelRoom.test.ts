import { describe, expect, it } from 'vitest';
import { checkRoom } from './levelRoom.ts';

const level = { placed: 10n, filled: 0n, cancelled: 0n, nextIndex: 1, generation: 0 };

describe('checkRoom', () => {
  it('takes lots up to what a level counts, and refuses one more', () => {
    const full = { ...level, placed: (1n << 56n) - 6n };
    expect(() => checkRoom(640_000, full, 5n)).not.toThrow();
    expect(() => checkRoom(640_000, full, 6n)).toThrow(
      expect.objectContaining({ name: 'LevelFull' }),
    );
  });

  it('refuses an order beyond the last index', () => {
    const crowded = { ...level, nextIndex: 2 ** 24 - 1 };
    expect(() => checkRoom(640_000, crowded, 1n)).toThrow(
      expect.objectContaining({ name: 'LevelFull' }),
    );
  });

  it('refuses every order once the generations are used up', () => {
    const retired = { ...level, generation: 2 ** 32 - 1 };
    expect(() => checkRoom(640_000, retired, 1n)).toThrow(
      expect.objectContaining({ name: 'LevelRetired' }),
    );
  });
});
