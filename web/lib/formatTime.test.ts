import { expect, test } from 'vitest';
import { formatClock, formatDay, formatDayClock, formatDayMinute } from './formatTime.ts';

test('a second that no date can be is shown as the last one, and takes no page down', () => {
  for (const format of [formatClock, formatDay, formatDayClock, formatDayMinute]) {
    expect(format(2 ** 255)).toBe(format(8_640_000_000_000));
    expect(format(Number.MAX_SAFE_INTEGER)).toBe(format(8_640_000_000_000));
  }
  expect(formatDay(1_700_000_000)).toBe('14 Nov');
});
