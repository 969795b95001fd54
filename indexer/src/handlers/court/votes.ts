import type { PoolArgs } from '../../chain/decodeP2pLogs.ts';
import { courtVotes } from '../../schema/courtTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';
import { changeDispute } from './disputes.ts';
import { changeSeat, seatOf } from './seats.ts';

type VoteRow = Row<typeof courtVotes>;

export async function onPanelDrawn(
  context: Context,
  { disputeId, round, seats }: PoolArgs<'PanelDrawn'>,
): Promise<void> {
  const { state, block } = context;
  await changeDispute(context, disputeId, () => ({ stage: 'Voting', since: block.timestamp }));
  for (const [position, seat] of seats.entries()) {
    const { id, holder } = await seatOf(context, seat);
    if (holder === null) throw new InconsistentEvent(`seat ${seat} was drawn, and is nobody's`);
    state.changes.insert(courtVotes, {
      dispute: Number(disputeId),
      seat: id,
      holder,
      round: Number(round),
      position,
      drawnAt: block.timestamp,
      commitment: null,
      committedAt: null,
      vote: null,
      revealedAt: null,
      slashed: 0n,
      paidToken: null,
      paid: 0n,
    });
  }
}

export function onCommitted(
  context: Context,
  { disputeId, seat, commitment }: PoolArgs<'Committed'>,
) {
  const committedAt = context.block.timestamp;
  return changeVote(context, disputeId, seat, () => ({ commitment, committedAt }));
}

export function onRevealed(context: Context, { disputeId, seat, vote }: PoolArgs<'Revealed'>) {
  const revealedAt = context.block.timestamp;
  return changeVote(context, disputeId, seat, () => ({ vote: Number(vote), revealedAt }));
}

export async function onSeatSlashed(
  context: Context,
  { disputeId, seat, amount }: PoolArgs<'SeatSlashed'>,
): Promise<void> {
  await changeSeat(context, seat, ({ missing }) => ({ missing: missing + amount }));
  await changeVote(context, disputeId, seat, ({ slashed }) => ({ slashed: slashed + amount }));
}

/** A seat is paid once a dispute: for its panel of three, or for the seven. */
export function onSeatPaid(
  context: Context,
  { disputeId, seat, token, amount }: PoolArgs<'SeatPaid'>,
) {
  return changeVote(context, disputeId, seat, ({ paid }) => ({
    paidToken: token,
    paid: paid + amount,
  }));
}

async function changeVote(
  { tx, state }: Context,
  disputeId: bigint,
  seat: bigint,
  change: (row: VoteRow) => Partial<VoteRow>,
): Promise<void> {
  const key = { dispute: Number(disputeId), seat: Number(seat) };
  const row = await state.changes.find(tx, courtVotes, key);
  if (!row) throw new InconsistentEvent(`seat ${seat} was not drawn for dispute ${disputeId}`);
  state.changes.put(courtVotes, { ...row, ...change(row) });
}
