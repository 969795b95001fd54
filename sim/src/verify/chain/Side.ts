/** What tells actions apart, and names them to people; the rest of an action is its values. */
export interface NumberedAction {
  number: number;
  account: number;
  kind: string;
}

/** What an action moved, named and in units; or the error by which it was refused, in words that both sides use. */
export type Outcome = { moved: Readonly<Record<string, bigint>> } | { error: string };

/** Somebody who carries out actions: the engine, or the contracts. */
export interface Side<Action> {
  act(action: Action): Promise<Outcome>;
  /** All that both sides can say of the market, in words. */
  picture(): Promise<string>;
}
