/** A day in UTC, as 2024-01-31. */
export type Day = string;

const DAY_MS = 86_400_000;

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Midnight at which a day begins, milliseconds since 1970. */
export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00Z`);
}

/** All days from one to another, both among them. */
export function daysBetween(from: Day, to: Day): Day[] {
  const count = (startOf(to) - startOf(from)) / DAY_MS + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(startOf(from) + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** The same days as whole months (2024-01) where all of a month is among them, else single days; in order. */
export function monthsAndDays(from: Day, to: Day): string[] {
  const days = daysBetween(from, to);
  const parts: string[] = [];
  for (const day of days) {
    const month = day.slice(0, 7);
    if (parts.at(-1) === month) continue;
    const isWhole = day.endsWith('-01') && lastOf(month) <= to;
    parts.push(isWhole ? month : day);
  }
  return parts;
}

function lastOf(month: string): Day {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
