import {
  type DecodedLog,
  decodeLiquidity,
  decodeLog,
  decodeOrderClaimed,
  decodeOrderPlaced,
  decodeSwapped,
  type EncodedLog,
} from '@weir/contracts';
import {
  type Address,
  getAddress,
  hexToBigInt,
  isAddressEqual,
  numberToHex,
  toEventSelector,
} from 'viem';
import type { ListedMarket, Token } from '#features/deployment';
import { createWording } from '#features/errors';
import { say } from '../words/english.ts';

/** Units of a token that came (above zero) or went, by their net. */
export interface Movement {
  /** Null for shares of a pool, whose market is then named. */
  token: Address | null;
  market: ListedMarket | null;
  units: bigint;
}

/** What a transaction did to an account, as its receipt says. */
export interface ReceiptSummary {
  wallet: readonly Movement[];
  /** The account's balance in the exchange, and its pool shares. */
  inside: readonly Movement[];
  /** The exchange's own actions for this account, in words, in their order. */
  actions: readonly string[];
}

interface Subject {
  account: Address;
  exchange: Address;
  markets: readonly ListedMarket[];
  tokens: readonly Token[];
}

type Log = EncodedLog & { address: Address };

const TRANSFER = toEventSelector('Transfer(address,address,uint256)');

/** Reads a receipt's logs. Events of markets that the page does not know are left out of `actions`, not of the nets. */
export function summarizeReceipt(logs: readonly Log[], subject: Subject): ReceiptSummary {
  const wallet = new Map<bigint, bigint>();
  const inside = new Map<bigint, bigint>();
  const actions: string[] = [];
  for (const log of logs) {
    if (isAddressEqual(log.address, subject.exchange)) {
      const decoded = decodeLog(log);
      if (decoded?.eventName === 'Transfer') {
        const { from, to, id, amount } = decoded.args;
        move(inside, id, from, to, amount, subject.account);
      } else if (decoded) {
        const words = describe(decoded, subject);
        if (words) actions.push(words);
      }
    } else if (log.topics[0] === TRANSFER && log.topics.length === 3 && log.data.length === 66) {
      const [, from, to] = log.topics.map((topic) => topic.slice(-40));
      const units = hexToBigInt(log.data);
      const token = hexToBigInt(log.address);
      move(wallet, token, `0x${from}`, `0x${to}`, units, subject.account);
    }
  }
  return { wallet: movements(wallet, subject), inside: movements(inside, subject), actions };
}

function move(
  nets: Map<bigint, bigint>,
  id: bigint,
  from: Address,
  to: Address,
  units: bigint,
  account: Address,
): void {
  const came = isAddressEqual(to, account) ? units : 0n;
  const went = isAddressEqual(from, account) ? units : 0n;
  nets.set(id, (nets.get(id) ?? 0n) + came - went);
}

/** An id below 2^160 is a token's address; above, a market's pool shares. What went comes first. */
function movements(nets: ReadonlyMap<bigint, bigint>, { markets }: Subject): Movement[] {
  return [...nets]
    .filter(([, units]) => units !== 0n)
    .map(([id, units]) =>
      id >> 160n === 0n
        ? { token: getAddress(numberToHex(id, { size: 20 })), market: null, units }
        : { token: null, market: markets.find(({ terms }) => terms.id === id) ?? null, units },
    )
    .toSorted((a, b) => Number(a.units > 0n) - Number(b.units > 0n));
}

function describe(log: DecodedLog, { account, markets, tokens }: Subject): string | null {
  if (!('market' in log.args)) return null;
  const { market: id } = log.args;
  const market = markets.find(({ terms }) => terms.id === id);
  if (!market) return null;
  const { base, quote, lots, price } = createWording(market, tokens);
  const isOwn = (owner: Address) => isAddressEqual(owner, account);
  switch (log.eventName) {
    case 'Swapped': {
      if (!isOwn(log.args.taker)) return null;
      const { amountIn, amountOut, baseIn } = decodeSwapped(log.args);
      return baseIn
        ? say.swapped(base(amountIn), quote(amountOut))
        : say.swapped(quote(amountIn), base(amountOut));
    }
    case 'OrderPlaced': {
      if (!isOwn(log.args.owner)) return null;
      const { order } = decodeOrderPlaced(log.args);
      return say.placed(lots(order.size), price(BigInt(order.tick)));
    }
    case 'OrderReduced':
      return isOwn(log.args.owner) ? say.takenOff(lots(log.args.lots)) : null;
    case 'OrderClaimed': {
      if (!isOwn(log.args.owner)) return null;
      const { order, proceeds, rebate } = decodeOrderClaimed(log.args);
      return say.claimed((order.isAsk ? quote : base)(proceeds + rebate));
    }
    case 'LiquidityAdded':
    case 'LiquidityRemoved': {
      if (!isOwn(log.args.owner)) return null;
      const amounts = decodeLiquidity(log.args);
      const inWords = log.eventName === 'LiquidityAdded' ? say.added : say.removed;
      return inWords(base(amounts.base), quote(amounts.quote));
    }
    default:
      return null;
  }
}
