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

// Chains and strangers name any number: beyond the last moment that a date can be it would be an error that takes the page down.
const LAST = 8_640_000_000_000_000;
const moment = (seconds: number) => Math.min(seconds * 1000, LAST);

/** Time of day in the reader's zone: `14:03:59`. `seconds` since 1970. */
export function formatClock(seconds: number): string {
  return clock.format(moment(seconds));
}

/** Day and time: `21 Nov 14:03:59`. */
export function formatDayClock(seconds: number): string {
  return `${day.format(moment(seconds))} ${clock.format(moment(seconds))}`;
}

/** Day and time to the minute: `21 Nov 14:03`. */
export function formatDayMinute(seconds: number): string {
  return `${day.format(moment(seconds))} ${minute.format(moment(seconds))}`;
}

/** A day of the clock (UTC): `21 Nov`. */
export function formatDay(seconds: number): string {
  return dayOfClock.format(moment(seconds));
}
