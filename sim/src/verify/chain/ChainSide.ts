import {
  decodeExchangeError,
  decodeMarketView,
  erc20Abi,
  exchangeAbi,
  lensAbi,
  packMarketKey,
  packOrderRef,
  packOrderTerms,
  packSwapTerms,
} from '@weir/contracts';
import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import {
  type Abi,
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  numberToHex,
} from 'viem';
import { describe, sayPicture } from './EngineSide.ts';
import type { MarketAction } from './MarketAction.ts';
import { SentActionFailed } from './SentActionFailed.ts';
import type { Outcome, Side } from './Side.ts';

/** Levels of each side that a picture shows: more than the actions ever make. */
const LEVELS = 500n;
const NO_BOUND = (1n << 127n) - 1n;
const abi = exchangeAbi;

/** The contracts on a chain of their own. Tokens come from wallets and go to wallets. */
export class ChainSide implements Side<MarketAction> {
  constructor(readonly chain: LocalExchange) {}

  async act(action: MarketAction): Promise<Outcome> {
    const { anvil, exchange, accounts } = this.chain;
    const from = accounts[action.account] as Address;
    const call = { from, to: exchange, data: this.#encode(from, action) };
    try {
      await anvil.rpc('eth_call', [call, 'latest']);
    } catch (error) {
      const refusal = decodeExchangeError(error);
      if (refusal) return { error: describe(refusal) };
      throw error;
    }
    const before = await this.#held(from);
    const transaction = { ...call, gas: numberToHex(15_000_000), gasPrice: '0x0' };
    const hash = await anvil.rpc<Hex>('eth_sendTransaction', [transaction]);
    await this.chain.mine();
    const { status } = await anvil.rpc<{ status: Hex }>('eth_getTransactionReceipt', [hash]);
    if (status !== '0x1') throw new SentActionFailed(action);
    const after = await this.#held(from);
    return { moved: { base: after.base - before.base, quote: after.quote - before.quote } };
  }

  async picture(): Promise<string> {
    const { lens, market } = this.chain;
    const data = encodeFunctionData({
      abi: lensAbi,
      functionName: 'market',
      args: [market.id, LEVELS],
    });
    const result = await this.#call(lens, data);
    const view = decodeMarketView(
      decodeFunctionResult({ abi: lensAbi, functionName: 'market', data: result }),
    );
    const levels = [view.bids, view.asks].map((side) =>
      side.map(({ tick, lots }) => `${tick}:${lots}`),
    );
    const { baseReserve, quoteReserve, totalShares } = view;
    return sayPicture({ baseReserve, quoteReserve, totalShares, levels: levels.join(' | ') });
  }

  #encode(from: Address, action: MarketAction): Hex {
    const key = packMarketKey(this.chain.market);
    const ref = (order: number, lots = 0n) => packOrderRef({ handle: BigInt(order + 1), lots });
    switch (action.kind) {
      case 'swap': {
        const { amount, ...terms } = action;
        const bound = action.exactOut ? NO_BOUND : 0n;
        const packed = packSwapTerms({ recipient: from, ...terms });
        return encodeFunctionData({
          abi,
          functionName: 'swap',
          args: [key, amount, bound, packed],
        });
      }
      case 'place': {
        const terms = packOrderTerms({ handle: BigInt(action.number + 1), ...action });
        return encodeFunctionData({ abi, functionName: 'place', args: [key, terms] });
      }
      case 'reduce': {
        const args = [key, ref(action.order, action.lots)] as const;
        const functionName = action.lots === 0n ? 'cancel' : 'reduce';
        return encodeFunctionData({ abi, functionName, args });
      }
      case 'claim':
        return encodeFunctionData({ abi, functionName: 'claim', args: [key, ref(action.order)] });
      case 'add': {
        const terms = packSwapTerms({ recipient: from });
        const args = [key, action.maxBase, action.maxQuote, 0n, terms] as const;
        return encodeFunctionData({ abi, functionName: 'addLiquidity', args });
      }
      case 'remove': {
        const args = [key, action.shares, 0n, 0n, packSwapTerms({ recipient: from })] as const;
        return encodeFunctionData({ abi, functionName: 'removeLiquidity', args });
      }
    }
  }

  async #held(owner: Address): Promise<{ base: bigint; quote: bigint }> {
    const { base, quote } = this.chain.market;
    const balance = async (token: Address) => {
      const read = { abi: erc20Abi as Abi, functionName: 'balanceOf', args: [owner] };
      return BigInt(await this.#call(token, encodeFunctionData(read)));
    };
    const [inBase, inQuote] = await Promise.all([balance(base), balance(quote)]);
    return { base: inBase, quote: inQuote };
  }

  #call(to: Address, data: Hex): Promise<Hex> {
    return this.chain.anvil.rpc<Hex>('eth_call', [{ to, data }, 'latest']);
  }
}
