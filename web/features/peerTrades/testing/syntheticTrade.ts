import { stateNumber, type Trade, type TradeState } from '@weir/contracts';

const zero = '0x0000000000000000000000000000000000000000' as const;
const word = `0x${'00'.repeat(32)}` as const;

/** When a synthetic trade came into its state, and its pay clock started; seconds since 1970. */
export const SINCE = 1_000_000;

/** A trade of 100 units for tests, with six hours to pay. */
export const syntheticTrade = (state: TradeState, changes: Partial<Trade> = {}): Trade => ({
  seller: '0x5e11e500000000000000000000000000000000aa',
  state: stateNumber(state),
  outcome: 0,
  makerSells: true,
  isStarter: false,
  isPegged: true,
  wasDemanded: false,
  wasRefused: false,
  requests: 0,
  accountAge: 0,
  buyer: '0xb0be500000000000000000000000000000000bbb',
  since: SINCE,
  started: SINCE,
  feeRate: 50,
  token: zero,
  confirmWindow: 1800,
  payWindow: 21_600,
  currency: '0x455552',
  sponsor: zero,
  arbitrator: zero,
  backup: zero,
  court: zero,
  amount: 1_000_000n,
  fiat: 920_000n,
  sellerBond: 150_000n,
  buyerBond: 150_000n,
  bondDue: 150_000n,
  courtFee: 90_000n,
  courtFees: 0n,
  value: 100_000_000n,
  disputeId: 0n,
  method: word,
  details: word,
  offer: word,
  ...changes,
});
