import type { PoolArgs } from '../../chain/decodeP2pLogs.ts';
import { courtSeats } from '../../schema/courtTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';

type SeatRow = Row<typeof courtSeats>;

/** A number that was given up may be somebody else's from here on. */
export async function onSeatJoined(
  { tx, state }: Context,
  { seat, holder, activeFrom }: PoolArgs<'SeatJoined'>,
): Promise<void> {
  const id = Number(seat);
  await state.changes.find(tx, courtSeats, { id });
  const time = Number(activeFrom);
  state.changes.put(courtSeats, { id, holder, key: null, stage: 'Waiting', time, missing: 0n });
}

export function onSeatActivated(context: Context, { seat }: PoolArgs<'SeatActivated'>) {
  return changeSeat(context, seat, () => ({ stage: 'Active', time: null }));
}

export function onSeatKeySet(context: Context, { seat, key }: PoolArgs<'SeatKeySet'>) {
  return changeSeat(context, seat, () => ({ key }));
}

export function onSeatToppedUp(
  context: Context,
  { seat, amount, activeFrom }: PoolArgs<'SeatToppedUp'>,
) {
  return changeSeat(context, seat, ({ missing }) => ({
    missing: missing - amount,
    ...(activeFrom !== 0n && { stage: 'Waiting', time: Number(activeFrom) }),
  }));
}

export function onSeatSuspended(context: Context, { seat }: PoolArgs<'SeatSuspended'>) {
  return changeSeat(context, seat, () => ({ stage: 'Suspended', time: null }));
}

export function onSeatLeaving(context: Context, { seat, freeFrom }: PoolArgs<'SeatLeaving'>) {
  return changeSeat(context, seat, () => ({ stage: 'Leaving', time: Number(freeFrom) }));
}

export function onSeatLeft(context: Context, { seat }: PoolArgs<'SeatLeft'>) {
  const empty = { stage: 'Empty', holder: null, key: null, time: null, missing: 0n } as const;
  return changeSeat(context, seat, () => empty);
}

/** The seat of a number. Throws where nobody ever took it. */
export async function seatOf({ tx, state }: Context, seat: bigint): Promise<SeatRow> {
  const row = await state.changes.find(tx, courtSeats, { id: Number(seat) });
  if (!row) throw new InconsistentEvent(`seat ${seat} was never taken`);
  return row;
}

/** Changes a seat's row. Throws where more would have been filled up than was slashed. */
export async function changeSeat(
  context: Context,
  seat: bigint,
  change: (row: SeatRow) => Partial<SeatRow>,
): Promise<void> {
  const row = await seatOf(context, seat);
  const changed = { ...row, ...change(row) };
  if (changed.missing < 0n) {
    throw new InconsistentEvent(`seat ${seat} would lack ${changed.missing} units of its stake`);
  }
  context.state.changes.put(courtSeats, changed);
}
