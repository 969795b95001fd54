import {
  decodeLendingError,
  isCounted,
  type LendingTotals,
  lendingAbi,
  packAccount,
  priceGuardAbi,
  totalsOf,
  unpackDebt,
  unpackPledges,
} from '@weir/contracts';
import { RequestRefused } from '@weir/contracts/testing/anvil';
import {
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  numberToHex,
} from 'viem';
import { SentActionFailed } from '../SentActionFailed.ts';
import type { Outcome, Side } from '../Side.ts';
import { ACTORS, type LendingAction } from './LendingAction.ts';
import { type GuardPrices, sayWallet } from './LendingEngineSide.ts';
import { type LendingPicture, sayLending, sayRefusal } from './lendingWords.ts';
import { feedAbi, type LocalLending } from './localLending.ts';

/** Calls of lending; feeds are set by themselves. */
type Call = Exclude<LendingAction, { kind: 'reprice' }>;

const NEVER_STALE = (1n << 256n) - 1n;
const GAS = numberToHex(15_000_000);

/** The lending contract on a chain. Tokens come from wallets and go to wallets. */
export class LendingChainSide implements Side<LendingAction> {
  readonly #local: LocalLending;
  readonly #actors: readonly Address[];
  /** Wallets that are known: nobody's but the actor's changes. */
  readonly #wallets = new Map<Address, readonly bigint[]>();
  #time: bigint;

  /** @param time of the last block, seconds */
  constructor(local: LocalLending, time: bigint) {
    this.#local = local;
    this.#actors = local.chain.accounts.slice(0, ACTORS);
    this.#time = time;
  }

  async act(action: LendingAction): Promise<Outcome> {
    this.#time += BigInt(action.after);
    const from = this.#actorOf(action.account);
    if (action.kind === 'reprice') {
      const feeds = this.#local.feeds[action.index] ?? [];
      const calls = feeds.map((to, at) => {
        const args = [action.feeds[at] ?? 0n, NEVER_STALE] as const;
        return { to, data: encodeFunctionData({ abi: feedAbi, functionName: 'set', args }) };
      });
      await this.#send(action, from, calls);
      return { moved: {} };
    }
    const before = this.#wallets.get(from) ?? (await this.#walletOf(from));
    const call = { to: this.#local.lending, data: this.#encode(action) };
    const tried = await this.#try(from, call);
    if ('error' in tried) return tried;
    await this.#send(action, from, [call]);
    const after = await this.#walletOf(from);
    this.#wallets.set(from, after);
    const moved = after.map((amount, at) => amount - (before[at] ?? 0n));
    return { moved: { ...readResult(action, tried.result), ...sayWallet(moved) } };
  }

  async picture(): Promise<string> {
    const { id, lending, terms, tokens } = this.#local;
    const abi = lendingAbi;
    const indices = [...terms.collaterals.keys()];
    const words = this.#actors.map((owner) => packAccount({ owner, number: 0n }));
    const calls = [
      encodeFunctionData({ abi, functionName: 'marketState', args: [id] }),
      ...indices.map((index) =>
        encodeFunctionData({ abi, functionName: 'pledgedTotal', args: [id, BigInt(index)] }),
      ),
      ...words.map((word) =>
        encodeFunctionData({ abi, functionName: 'position', args: [id, word] }),
      ),
    ];
    const data = encodeFunctionData({ abi, functionName: 'multicall', args: [calls] });
    const [answer, held] = await Promise.all([
      this.#call({ to: lending, data }),
      Promise.all(tokens.map((token) => this.#balanceOf(token, lending))),
    ]);
    const [state = '0x', ...rest] = decodeFunctionResult({
      abi,
      functionName: 'multicall',
      data: answer,
    });
    const picture: LendingPicture = {
      totals: readTotals(state),
      counted: rest.slice(0, indices.length).map((word) => BigInt(word)),
      held,
      accounts: rest
        .slice(indices.length)
        .map((position) => readPosition(position, indices.length)),
    };
    return sayLending(picture);
  }

  /** What the guards say now. */
  async readGuards(): Promise<GuardPrices> {
    const abi = priceGuardAbi;
    const said = await Promise.all(
      this.#local.terms.collaterals.map(async ({ guard: to }) => {
        const [forDebt, forLiquidation] = await Promise.all(
          (['borrowPrice', 'liquidationPrice'] as const).map((functionName) =>
            this.#call({ to, data: encodeFunctionData({ abi, functionName }) }),
          ),
        );
        // The first word of either is the price.
        return { forDebt: firstWord(forDebt), forLiquidation: firstWord(forLiquidation) };
      }),
    );
    return {
      forDebt: said.map(({ forDebt }) => forDebt),
      forLiquidation: said.map(({ forLiquidation }) => forLiquidation),
    };
  }

  #encode(action: Call): Hex {
    const { packed, key } = this.#local;
    const from = this.#actorOf(action.account);
    const abi = lendingAbi;
    const accountOf = (number: number) => packAccount({ owner: this.#actorOf(number), number: 0n });
    const own = accountOf(action.account);
    switch (action.kind) {
      case 'lend':
      case 'repay': {
        const { of, assets, shares } = action;
        const functionName = action.kind === 'lend' ? 'supply' : 'repay';
        const args = [key, accountOf(of), assets, shares] as const;
        return encodeFunctionData({ abi, functionName, args });
      }
      case 'withdraw': {
        const args = [key, own, action.assets, action.shares, from] as const;
        return encodeFunctionData({ abi, functionName: 'withdraw', args });
      }
      case 'borrow': {
        const args = [packed, own, action.assets, action.shares, from] as const;
        return encodeFunctionData({ abi, functionName: 'borrow', args });
      }
      case 'pledge': {
        const args = [packed, own, BigInt(action.index), action.amount] as const;
        return encodeFunctionData({ abi, functionName: 'addCollateral', args });
      }
      case 'unpledge': {
        const args = [packed, own, BigInt(action.index), action.amount, from] as const;
        return encodeFunctionData({ abi, functionName: 'removeCollateral', args });
      }
      case 'liquidate': {
        const steps = action.steps.map(({ index, repay }) => ({ index: BigInt(index), repay }));
        const args = [packed, accountOf(action.of), steps, from, '0x'] as const;
        return encodeFunctionData({ abi, functionName: 'liquidate', args });
      }
      case 'accrue':
        return encodeFunctionData({ abi, functionName: 'accrue', args: [key] });
      case 'collect':
        return encodeFunctionData({ abi, functionName: 'collectFees', args: [key, from] });
    }
  }

  /** What a call would answer in a block of now. */
  async #try(
    from: Address,
    call: { to: Address; data: Hex },
  ): Promise<{ result: Hex } | { error: string }> {
    try {
      const block = { time: numberToHex(this.#time) };
      const params = [{ from, gas: GAS, ...call }, 'latest', null, block];
      return { result: await this.#local.chain.anvil.rpc<Hex>('eth_call', params) };
    } catch (error) {
      const refusal = decodeLendingError(error);
      if (refusal) return { error: sayRefusal(refusal.name, refusal.args) };
      // Whatever else it is, the engine does not say so: it is told as a difference.
      if (error instanceof RequestRefused) {
        return { error: `${error.reason} ${String(error.data ?? '')}` };
      }
      throw error;
    }
  }

  /** Sends calls in one block of now. */
  async #send(action: LendingAction, from: Address, calls: { to: Address; data: Hex }[]) {
    const { rpc } = this.#local.chain.anvil;
    const hashes: Hex[] = [];
    for (const call of calls) {
      const transaction = { from, gas: GAS, gasPrice: '0x0', ...call };
      hashes.push(await rpc<Hex>('eth_sendTransaction', [transaction]));
    }
    await rpc('evm_mine', [{ timestamp: Number(this.#time) }]);
    for (const hash of hashes) {
      const { status } = await rpc<{ status: Hex }>('eth_getTransactionReceipt', [hash]);
      if (status !== '0x1') throw new SentActionFailed(action);
    }
  }

  #walletOf(owner: Address): Promise<bigint[]> {
    return Promise.all(this.#local.tokens.map((token) => this.#balanceOf(token, owner)));
  }

  async #balanceOf(token: Address, owner: Address): Promise<bigint> {
    const read = { abi: erc20Abi, functionName: 'balanceOf', args: [owner] } as const;
    return BigInt(await this.#call({ to: token, data: encodeFunctionData(read) }));
  }

  #call(call: { to: Address; data: Hex }): Promise<Hex> {
    return this.#local.chain.anvil.rpc<Hex>('eth_call', [call, 'latest']);
  }

  #actorOf(number: number): Address {
    const actor = this.#actors[number];
    if (!actor) throw new RangeError(`There is no account ${number}.`);
    return actor;
  }
}

/** What an action returned, named as the engine names it. */
function readResult({ kind }: Call, data: Hex): Record<string, bigint> {
  const abi = lendingAbi;
  switch (kind) {
    case 'lend':
    case 'withdraw':
    case 'borrow':
    case 'repay':
      // Two words each.
      return { assets: firstWord(data), shares: BigInt(`0x${data.slice(66, 130)}`) };
    case 'liquidate': {
      const [repaid] = decodeFunctionResult({ abi, functionName: 'liquidate', data });
      return { repaid };
    }
    case 'collect':
      return { collected: firstWord(data) };
    case 'pledge':
    case 'unpledge':
    case 'accrue':
      return {};
  }
}

function readTotals(data: Hex): LendingTotals {
  const state = decodeFunctionResult({ abi: lendingAbi, functionName: 'marketState', data });
  return totalsOf(...state);
}

function readPosition(data: Hex, count: number): LendingPicture['accounts'][number] {
  const [supplyShares, debt, words] = decodeFunctionResult({
    abi: lendingAbi,
    functionName: 'position',
    data,
  });
  const { shares, checkedAt } = unpackDebt(debt);
  return {
    supplyShares,
    debtShares: shares,
    checkedAt: BigInt(checkedAt),
    pledges: unpackPledges(words, count),
    isCounted: isCounted(words),
  };
}

function firstWord(data: Hex = '0x'): bigint {
  return BigInt(data.slice(0, 66));
}
