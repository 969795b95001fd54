import {
  currencyCode,
  decodeEscrowError,
  type EscrowErrorArgs,
  type EscrowErrorData,
  type EscrowErrorName,
  methodName,
  nameAt,
  tradeActions,
  tradeStates,
} from '@weir/contracts';
import { formatUnits, isAddressEqual } from 'viem';
import type { Token } from '#features/deployment';
import type { Wording } from '#features/errors';
import { groupThousands, shortAddress } from '#lib/formatAmount.ts';
import { formatDuration } from '#lib/formatDuration.ts';
import { say } from '../words/english.ts';

/** A wording for the one token that an offer or a trade is about. */
interface EscrowWording extends Pick<Wording, 'amount' | 'symbol' | 'time'> {
  /** Units of it: errors about an offer's amounts do not name it. */
  units: (units: bigint) => string;
}

/**
 * Every error of the escrow, with tokens, amounts, times and names as the reader knows them. Typed from the ABI: an error that it
 * gains does not compile here until it has words, and its German ones.
 */
const errorWords: {
  [Name in EscrowErrorName]: (args: EscrowErrorArgs<Name>, wording: EscrowWording) => string;
} = {
  ZeroAmount: () => say.ZeroAmount,
  ZeroRecipient: () => say.ZeroRecipient,
  BalanceTooLow: ({ token, balance, wanted }, { amount }) =>
    say.BalanceTooLow(amount(balance, token), amount(wanted, token)),
  PullFailed: ({ token, amount: units }, { symbol, amount }) =>
    say.PullFailed(symbol(token), amount(units, token)),
  PullMismatch: ({ token }, { symbol }) => say.PullMismatch(symbol(token)),
  PushFailed: ({ token, to, amount: units }, { symbol, amount }) =>
    say.PushFailed(symbol(token), amount(units, token), shortAddress(to)),
  SafeERC20FailedOperation: ({ token }, { symbol }) => say.SafeERC20FailedOperation(symbol(token)),

  UnlistedToken: ({ token }, { symbol }) => say.UnlistedToken(symbol(token)),
  NotMaker: () => say.NotMaker,
  OfferKnown: () => say.OfferKnown,
  OfferNotOpen: () => say.OfferNotOpen,
  OfferExpired: ({ expiry }, { time }) => say.OfferExpired(time(expiry)),
  BadAmounts: () => say.BadAmounts,
  BadCurrency: ({ currency }) => say.BadCurrency(printable(currencyCode(currency))),
  MethodCount: ({ count }) => say.MethodCount(plain(count)),
  UnknownMethod: ({ method }) => say.UnknownMethod(nameOfMethod(method)),
  BadPayWindow: ({ window, most }) => say.BadPayWindow(duration(window), duration(most)),
  BadConfirmWindow: ({ window }) => say.BadConfirmWindow(duration(window)),
  BadBond: ({ bond }) => say.BadBond(percent(bond)),
  BadPriceTerms: () => say.BadPriceTerms,
  StartersNotForBuying: () => say.StartersNotForBuying,
  BadArbitrator: ({ arbitrator }) => say.BadArbitrator(shortAddress(arbitrator)),
  ArbitratorSilent: ({ arbitrator }) => say.ArbitratorSilent(shortAddress(arbitrator)),
  ReserveTooLow: ({ reserve, wanted }, { units }) =>
    say.ReserveTooLow(units(reserve), units(wanted)),
  NoPrice: () => say.NoPrice,
  PriceTooOld: ({ time, maxAge }, wording) => say.PriceTooOld(wording.time(time), duration(maxAge)),
  PriceOutOfBounds: () => say.PriceOutOfBounds,
  Overflow: () => say.Overflow,

  Paused: () => say.Paused,
  StaleOffer: () => say.StaleOffer,
  PriceTooFar: () => say.PriceTooFar,
  AmountOutsideOffer: ({ amount, least, greatest, free }, { units }) =>
    say.AmountOutsideOffer(units(amount), units(least), units(greatest), units(free)),
  BondTooHigh: ({ bond, most }, { units }) => say.BondTooHigh(units(bond), units(most)),
  NoSuchMethod: () => say.NoSuchMethod,
  OwnOffer: () => say.OwnOffer,
  NotSponsor: () => say.NotSponsor,
  AbovePoolCap: ({ value, cap }) => say.AbovePoolCap(usd(value), usd(cap)),
  AboveReversibleLimit: ({ value, limit }) => say.AboveReversibleLimit(usd(value), usd(limit)),
  BadAccountAge: () => say.BadAccountAge,
  StarterNotTaken: () => say.StarterNotTaken,
  AboveStarterLimit: ({ value, limit }) => say.AboveStarterLimit(usd(value), usd(limit)),
  TooManyStarters: () => say.TooManyStarters,
  KeyMissing: () => say.KeyMissing,
  BadDetails: () => say.BadDetails,

  UnknownTrade: ({ tradeId }) => say.UnknownTrade(plain(tradeId)),
  StateChanged: ({ state, expected }) => say.StateChanged(stateWords(state), stateWords(expected)),
  NotInThisState: ({ state, action }) => say.NotInThisState(actionWords(action), stateWords(state)),
  NotYours: ({ action }) => say.NotYours(actionWords(action)),
  TooEarly: ({ action, time }, wording) => say.TooEarly(actionWords(action), wording.time(time)),
  TooLate: ({ action, time }, wording) => say.TooLate(actionWords(action), wording.time(time)),
  DemandedBefore: () => say.DemandedBefore,
  DetailsTooLong: ({ length, most }) => say.DetailsTooLong(plain(length), plain(most)),
  TooMuchEvidence: () => say.TooMuchEvidence,
  HashMissing: () => say.HashMissing,
  CourtTooDear: ({ fee, kept }, { units }) => say.CourtTooDear(units(fee), units(kept)),
  NoBackup: () => say.NoBackup,
  BadRuling: () => say.BadRuling,
  UnknownDispute: () => say.UnknownDispute,
  SettlementTooLarge: ({ toBuyer, amount }, { units }) =>
    say.SettlementTooLarge(units(toBuyer), units(amount)),
  NoSuchProposal: () => say.NoSuchProposal,

  SignatureExpired: ({ deadline }, { time }) => say.SignatureExpired(time(deadline)),
  BadSignature: ({ account }) => say.BadSignature(shortAddress(account)),
  NonceUsed: () => say.NonceUsed,
  NotSignable: () => say.NotSignable,
  NotGuardian: () => say.NotGuardian,
  FeeTooHigh: ({ feeRate }) => say.FeeTooHigh(percent(feeRate)),
  BadTokenTerms: ({ token }, { symbol }) => say.BadTokenTerms(symbol(token)),
  OnlyDelegated: () => say.OnlyDelegated,
  OwnableInvalidOwner: () => say.OwnableInvalidOwner,
  OwnableUnauthorizedAccount: () => say.OwnableUnauthorizedAccount,
  ReentrancyGuardReentrantCall: () => say.ReentrancyGuardReentrantCall,
};

/** An error of the escrow in a sentence for the reader, in the token that the offer or trade is about. */
export function wordsForEscrowError(
  error: Pick<EscrowErrorData, 'name' | 'args'>,
  wording: Wording,
  token: Token,
): string {
  // The union's name and args belong together; a lookup by name loses that for the compiler.
  const words = errorWords[error.name] as (
    args: EscrowErrorData['args'],
    wording: EscrowWording,
  ) => string;
  return words(error.args, escrowWording(wording, token));
}

/** For `explain` of an undertaking that calls the escrow: its errors in words, in this token; null for any other error. */
export function explainEscrow(token: Token): (error: unknown, wording: Wording) => string | null {
  return (error, wording) => {
    const found = decodeEscrowError(error);
    return found && wordsForEscrowError(found, wording, token);
  };
}

function escrowWording({ amount, symbol, time }: Wording, token: Token): EscrowWording {
  // The token may be an imported one, which the deployment's wording does not know.
  const units = (count: bigint) =>
    `${groupThousands(formatUnits(count, token.decimals))} ${token.symbol}`;
  return {
    units,
    amount: (count, address) =>
      isAddressEqual(address, token.address) ? units(count) : amount(count, address),
    symbol: (address) => (isAddressEqual(address, token.address) ? token.symbol : symbol(address)),
    time,
  };
}

const plain = (value: bigint) => groupThousands(value.toString());
/** Seconds from the chain: far above any window they are shown as the most that a number holds exactly. */
const duration = (seconds: bigint) => formatDuration(Number(seconds));
/** 1e-4 in percent. */
const percent = (rate: bigint) => `${groupThousands(formatUnits(rate, 2))} %`;
/** Millionths of a USD, cut to cents. */
const usd = (millionths: bigint) => `${groupThousands(formatUnits(millionths / 10_000n, 2))} USD`;
const stateWords = (index: number) => say[nameAt(tradeStates, index)];
const actionWords = (index: number) => say[nameAt(tradeActions, index)];
const printable = (text: string) => text.replace(/[^\x20-\x7e]/g, '?');

/** A word that is no name is shown as an address would be. */
function nameOfMethod(id: `0x${string}`): string {
  const name = methodName(id);
  return name === id ? shortAddress(id) : name;
}
