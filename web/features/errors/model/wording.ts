import { tickToPrice } from '@weir/contracts';
import { type Address, formatUnits, isAddressEqual, zeroAddress } from 'viem';
import type { Coin, ListedMarket, Token } from '#features/deployment';
import { groupThousands, shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { say } from '../words/english.ts';

/** The lending market that an action is about, in whose tokens lending's errors are said. */
export interface LendingSubject {
  loan: Token;
  /** In the market's order. */
  collaterals: readonly Token[];
}

/** How a market's raw values are said to a reader. */
export interface Wording {
  /** Units of a token, with its symbol; of an unknown token, whose decimals are not known, no figure. */
  amount: (units: bigint, token: Address) => string;
  base: (units: bigint) => string;
  quote: (units: bigint) => string;
  lots: (lots: bigint) => string;
  price: (tick: bigint) => string;
  symbol: (token: Address) => string;
  time: (seconds: bigint) => string;
  /** Absent where the action is not about lending. */
  lending?: LendingSubject;
}

/**
 * The wording for one market, whose tokens and lots the values of an error are in. Without a market, as where tokens are
 * deposited, its own values are plain figures.
 */
export function createWording(
  market: ListedMarket | undefined,
  tokens: readonly Token[],
  coin: Coin = { name: 'Ether', symbol: 'ETH', decimals: 18 },
  lending?: LendingSubject,
): Wording {
  // A market of its own comes before the list: its tokens may be imported ones.
  const ofMarket = market ? [market.base, market.quote] : [];
  const ofLending = lending ? [lending.loan, ...lending.collaterals] : [];
  const ofCoin: Token = { ...coin, address: zeroAddress };
  const known: readonly Token[] = [...ofMarket, ...ofLending, ...tokens, ofCoin];
  const tokenAt = (address: Address) =>
    known.find((token) => isAddressEqual(token.address, address));
  const symbol = (address: Address) => tokenAt(address)?.symbol ?? shortAddress(address);
  const inWords = (units: bigint, token: Token) =>
    `${groupThousands(formatUnits(units, token.decimals))} ${token.symbol}`;
  return {
    amount: (units, address) => {
      const token = tokenAt(address);
      return token ? inWords(units, token) : say.someOf(symbol(address));
    },
    ...(market ? valuesOf(market, inWords) : plainValues),
    symbol,
    time: (seconds) => formatDayClock(Number(seconds)),
    ...(lending && { lending }),
  };
}

type MarketValues = Pick<Wording, 'base' | 'quote' | 'lots' | 'price'>;

const plain = (value: bigint) => groupThousands(value.toString());
const plainValues: MarketValues = { base: plain, quote: plain, lots: plain, price: plain };

function valuesOf(
  { base, quote, terms: { lotExponent } }: ListedMarket,
  inWords: (units: bigint, token: Token) => string,
): MarketValues {
  const scale = { lotExponent, baseDecimals: base.decimals, quoteDecimals: quote.decimals };
  return {
    base: (units) => inWords(units, base),
    quote: (units) => inWords(units, quote),
    lots: (lots) => inWords(lots * 10n ** BigInt(lotExponent), base),
    price: (tick) => `${groupThousands(tickToPrice(Number(tick), scale))} ${quote.symbol}`,
  };
}
