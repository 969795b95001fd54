import type { EscrowArgs, PoolArgs } from '../../chain/decodeP2pLogs.ts';
import { courtDisputes } from '../../schema/courtTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';

type DisputeRow = Row<typeof courtDisputes>;

export function onDisputeCreation(
  { state, block }: Context,
  { disputeId, arbitrable }: PoolArgs<'DisputeCreation'>,
): void {
  state.changes.insert(courtDisputes, {
    id: Number(disputeId),
    arbitrable,
    trade: null,
    // Told by the events that follow in the same call.
    feeToken: '',
    fee: 0n,
    value: 0n,
    lock: 0n,
    pin: 0,
    slots: 0,
    stage: 'Drawing',
    round: 0,
    isAppeal: false,
    ruling: null,
    isOverturned: false,
    appealableUntil: null,
    appellant: null,
    appealFee: null,
    isDelivered: null,
    openedAt: block.timestamp,
    since: block.timestamp,
    concludedAt: null,
  });
}

export function onDisputeOpened(
  context: Context,
  { disputeId, feeToken, fee, value, lock }: PoolArgs<'DisputeOpened'>,
) {
  return changeDispute(context, disputeId, () => ({ feeToken, fee, value, lock }));
}

/** A pin that was missed is set anew, in the same stage; a new round begins another. */
export function onPinSet(context: Context, { disputeId, round, pin, slots }: PoolArgs<'PinSet'>) {
  const told = { round: Number(round), pin: Number(pin), slots: Number(slots) };
  return changeDispute(context, disputeId, ({ stage }) => ({
    ...told,
    ...(stage !== 'Drawing' && { stage: 'Drawing', since: context.block.timestamp }),
  }));
}

export function onFirstRuling(
  context: Context,
  { disputeId, ruling, appealableUntil }: PoolArgs<'FirstRuling'>,
) {
  return changeDispute(context, disputeId, () => ({
    stage: 'Ruled',
    since: context.block.timestamp,
    ruling: Number(ruling),
    appealableUntil: Number(appealableUntil),
  }));
}

export function onAppealed(context: Context, { disputeId, appellant, fee }: PoolArgs<'Appealed'>) {
  return changeDispute(context, disputeId, () => ({ isAppeal: true, appellant, appealFee: fee }));
}

export function onDisputeConcluded(
  context: Context,
  { disputeId, ruling, isOverturned }: PoolArgs<'DisputeConcluded'>,
) {
  const { timestamp } = context.block;
  return changeDispute(context, disputeId, () => ({
    stage: 'Final',
    concludedAt: timestamp,
    ruling: Number(ruling),
    isOverturned,
  }));
}

/** RulingDelivered or RulingRefused. */
export function onBrought(context: Context, disputeId: bigint, isDelivered: boolean) {
  return changeDispute(context, disputeId, () => ({ isDelivered }));
}

/** RulingRequested of the escrow: a dispute of the pool is about that trade. Those of other courts are not followed. */
export async function linkDispute(
  context: Context,
  { tradeId, court, disputeId }: EscrowArgs<'RulingRequested'>,
): Promise<void> {
  if (court !== context.facts.arbitratorPool) return;
  await changeDispute(context, disputeId, () => ({ trade: Number(tradeId) }));
}

/** Changes a dispute's row. Throws where it was never opened. */
export async function changeDispute(
  { tx, state }: Context,
  disputeId: bigint,
  change: (row: DisputeRow) => Partial<DisputeRow>,
): Promise<void> {
  const row = await state.changes.find(tx, courtDisputes, { id: Number(disputeId) });
  if (!row) throw new InconsistentEvent(`dispute ${disputeId} was never opened`);
  state.changes.put(courtDisputes, { ...row, ...change(row) });
}
