import { tickToPrice } from '@weir/contracts';
import { type Address, formatUnits, isAddressEqual } from 'viem';
import type { ListedMarket, Token } from '#features/deployment';
import { groupThousands } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';

/** How a market's raw values are said to a reader. */
export interface Wording {
  /** Units of a token, with its symbol; raw units and the address where it is not known. */
  amount: (units: bigint, token: Address) => string;
  base: (units: bigint) => string;
  quote: (units: bigint) => string;
  lots: (lots: bigint) => string;
  price: (tick: bigint) => string;
  symbol: (token: Address) => string;
  time: (seconds: bigint) => string;
}

/** The wording for one market, whose tokens and lots the values of an error are in. */
export function createWording(market: ListedMarket, tokens: readonly Token[]): Wording {
  const { base, quote, terms } = market;
  const tokenAt = (address: Address) =>
    [base, quote, ...tokens].find((token) => isAddressEqual(token.address, address));
  const say = (units: bigint, token: Token) =>
    `${groupThousands(formatUnits(units, token.decimals))} ${token.symbol}`;
  return {
    amount: (units, address) => {
      const token = tokenAt(address);
      return token ? say(units, token) : `${units} units of ${address}`;
    },
    base: (units) => say(units, base),
    quote: (units) => say(units, quote),
    lots: (lots) => say(lots * 10n ** BigInt(terms.lotExponent), base),
    price: (tick) => {
      const scale = {
        lotExponent: terms.lotExponent,
        baseDecimals: base.decimals,
        quoteDecimals: quote.decimals,
      };
      return `${groupThousands(tickToPrice(Number(tick), scale))} ${quote.symbol}`;
    },
    symbol: (address) => tokenAt(address)?.symbol ?? address,
    time: (seconds) => formatDayClock(Number(seconds)),
  };
}
