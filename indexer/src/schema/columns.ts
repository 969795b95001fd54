import { bigint, numeric } from 'drizzle-orm/pg-core';

/** A whole number of any size. Names are given where the column's is not the property's. */
export const uint = (name = '') => numeric(name, { mode: 'bigint' }).notNull();
/** Likewise, of either sign. */
export const int = (name = '') => numeric(name, { mode: 'bigint' }).notNull();
/** A whole number that is safe as a JavaScript number. */
export const whole = (name = '') => bigint(name, { mode: 'number' }).notNull();
/** Like `uint`, null where nothing is known. */
export const nullableUint = (name = '') => numeric(name, { mode: 'bigint' });
/** Like `whole`, null where nothing is known. */
export const nullableWhole = (name = '') => bigint(name, { mode: 'number' });
