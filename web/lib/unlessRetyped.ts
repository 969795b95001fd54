/**
 * What a field becomes once what it held was done, as an update of its state: `empty`, unless somebody typed something else
 * while the transaction ran. A form can be filled in again before the block comes, and what is in it then is the next wish.
 */
export const unlessRetyped =
  <Value>(done: Value, empty: Value) =>
  (now: Value): Value =>
    now === done ? empty : now;
