const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short' });
const dayOfClock = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  timeZone: 'UTC',
});

/** Time of day in the reader's zone: `14:03:59`. `seconds` since 1970. */
export function formatClock(seconds: number): string {
  return clock.format(seconds * 1000);
}

/** Day and time: `21 Nov 14:03:59`. */
export function formatDayClock(seconds: number): string {
  return `${day.format(seconds * 1000)} ${clock.format(seconds * 1000)}`;
}

/** Day and time to the minute: `21 Nov 14:03`. */
export function formatDayMinute(seconds: number): string {
  return `${day.format(seconds * 1000)} ${minute.format(seconds * 1000)}`;
}

/** A day of the clock (UTC): `21 Nov`. */
export function formatDay(seconds: number): string {
  return dayOfClock.format(seconds * 1000);
}
