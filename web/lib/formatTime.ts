const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short' });

/** Time of day in the reader's zone: `14:03:59`. `seconds` since 1970. */
export function formatClock(seconds: number): string {
  return clock.format(seconds * 1000);
}

/** Day and time: `21 Nov 14:03:59`. */
export function formatDayClock(seconds: number): string {
  return `${day.format(seconds * 1000)} ${clock.format(seconds * 1000)}`;
}

const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayOfClock = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  timeZone: 'UTC',
});

/** Day and hour in the reader's zone: `21 Nov 14:00`. */
export function formatDayHour(seconds: number): string {
  return `${day.format(seconds * 1000)} ${hour.format(seconds * 1000)}`;
}

/** A day of the clock (UTC): `21 Nov`. */
export function formatDay(seconds: number): string {
  return dayOfClock.format(seconds * 1000);
}
