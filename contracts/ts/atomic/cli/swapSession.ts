import { encodeFunctionData, erc20Abi, type Hex } from 'viem';
import { hashTimeLockAbi } from '../../generated/hashTimeLockAbi.ts';
import { hashTimeLockCodeHash } from '../../generated/hashTimeLockCode.ts';
import { lockOf, type SwapSide } from '../atomicSwap.ts';
import { decodeHashTimeLockError, describeHashTimeLockError } from '../hashTimeLockError.ts';
import { nextSteps, type SwapStep } from '../nextSteps.ts';
import {
  answerRefusals,
  type ChainObservation,
  proposalRefusals,
  type Refusal,
  revealRefusals,
} from '../swapRules.ts';
import { type ChainNodes, payment } from './chainNodes.ts';
import type { Environment } from './environment.ts';
import { NodeFailed, SwapError } from './swapError.ts';
import type { ChainOptions } from './swapOptions.ts';
import type { SwapRecord, SwapStore } from './swapStore.ts';
import { type Call, type Prepared, type Sent, TransactionSender } from './transactionSender.ts';

type Observed = Record<SwapSide, ChainObservation[]>;

/** Beside the token's own transfer: proofs of the lock, and storage. Some 90,000 are used. */
const REDEEM_GAS = 200_000n;
const APPROVE_GAS = 200_000n;

/** Senders by chain, shared by all swaps of a process: transactions of one account must not share a nonce. */
export type Senders = Map<number, TransactionSender>;

/** One swap, its two chains, and what may be done with it. */
export class SwapSession {
  readonly #nodes: Record<SwapSide, ChainNodes>;

  constructor(
    readonly store: SwapStore,
    readonly hash: Hex,
    readonly options: ChainOptions,
    readonly environment: Environment,
    readonly senders: Senders,
  ) {
    const { first, second } = store.read(hash).terms;
    this.#nodes = { first: options.nodes(first.chainId), second: options.nodes(second.chainId) };
  }

  get record(): SwapRecord {
    return this.store.read(this.hash);
  }

  /** What is to be done, as those nodes say that answer. It ends only where all of them say so. */
  async steps(): Promise<SwapStep[]> {
    const record = this.record;
    const { terms } = record;
    const progress = { ...record, secret: record.secret ?? this.#sentSecret(record) };
    const [first, second] = await Promise.all([
      this.#nodes.first.observeAny(terms, 'first'),
      this.#nodes.second.observeAny(terms, 'second'),
    ]);
    const now = this.environment.now();
    const seen = { first: this.#inPlace('first', first), second: this.#inPlace('second', second) };
    const all = pairs(seen).flatMap((pair) => nextSteps(terms, progress, pair, now));
    const steps = distinct(all);
    return steps.some(({ kind }) => kind !== 'end')
      ? steps.filter(({ kind }) => kind !== 'end')
      : steps;
  }

  /** Why the own lock is not to be made now, as any node sees it. */
  async lockRefusals(): Promise<Refusal[]> {
    const { role, terms } = this.record;
    const rules = role === 'holder' ? proposalRefusals : answerRefusals;
    const seen = await this.#observeAll();
    const now = this.environment.now();
    return distinct(pairs(seen).flatMap((pair) => rules(terms, pair, now)));
  }

  /** Why the secret is not to be revealed now, as any node sees it. */
  async revealRefusals(): Promise<Refusal[]> {
    const { terms } = this.record;
    const seen = await this.#observeAll();
    const now = this.environment.now();
    return distinct(pairs(seen).flatMap((pair) => revealRefusals(terms, pair, now)));
  }

  /** Allows the contract the amount, and locks. Only where `lockRefusals` is empty. */
  async lock(): Promise<Sent> {
    const { role, terms } = this.record;
    const side: SwapSide = role === 'holder' ? 'first' : 'second';
    const { contract, token, amount, sender } = terms[side];
    const from = this.#sender(side);
    if (from.account.address !== sender) {
      throw new SwapError(
        `The lock is ${sender}'s to make, and the key is ${from.account.address}'s.`,
      );
    }
    const read = { address: token, abi: erc20Abi } as const;
    const nodes = this.#nodes[side];
    const [balance, allowance] = await nodes.askOne((client) =>
      Promise.all([
        client.readContract({ ...read, functionName: 'balanceOf', args: [sender] }),
        client.readContract({ ...read, functionName: 'allowance', args: [sender, contract] }),
      ]),
    );
    if (balance < amount) {
      throw new SwapError(
        `${sender} has ${balance} units of ${token}, and ${amount} are to be locked.`,
      );
    }
    if (allowance < amount) {
      // Some tokens change an allowance only from or to nothing.
      if (allowance > 0n) await this.#approve(side, 0n);
      await this.#approve(side, amount);
    }
    const data = encodeFunctionData({
      abi: hashTimeLockAbi,
      functionName: 'lock',
      args: [lockOf(terms, side)],
    });
    const call = { account: sender, to: contract, data, blockTag: 'latest' } as const;
    const gas = await nodes.askOne((client) => this.#explained(client.estimateGas(call)));
    const prepared = await from.prepare({ to: contract, data, gas: (gas * 3n) / 2n });
    this.store.change(this.hash, { hasLocked: true });
    return this.#untilMined(from, prepared);
  }

  /**
   * Sends the secret into the open, redeeming the second lock. Only where `revealRefusals` is empty. Whatever can fail before
   * fails before; then the record says that the secret may be public, and only then is it handed to a node.
   */
  async reveal(): Promise<Sent> {
    const secret = this.store.readSecret(this.hash);
    if (secret === null) {
      throw new SwapError(`The secret of ${this.hash} is not in ${this.store.directory}.`);
    }
    const sender = this.#sender('second');
    const prepared = await sender.prepare(await this.#redeemCall('second', secret));
    this.store.change(this.hash, { isRevealing: true });
    const sent = await sender.send(prepared);
    this.store.change(this.hash, { secret });
    return sent;
  }

  /** Takes a step that protects: redeems with a public secret, or refunds. */
  async protect(step: Extract<SwapStep, { kind: 'redeem' | 'refund' }>): Promise<Sent> {
    const { terms } = this.record;
    const { side } = step;
    if (step.kind === 'redeem') {
      this.store.change(this.hash, { secret: step.secret });
      return this.#sender(side).transact(await this.#redeemCall(side, step.secret));
    }
    const data = encodeFunctionData({
      abi: hashTimeLockAbi,
      functionName: 'refund',
      args: [lockOf(terms, side)],
    });
    const { contract, sender } = terms[side];
    return this.#sender(side).transact({
      to: contract,
      data,
      gas: await this.#gasToPay(side, sender),
    });
  }

  /** The secret where the reveal was begun and its end is not known: it may be public, so it is used. */
  #sentSecret({ role, isRevealing }: SwapRecord): Hex | null {
    if (role !== 'holder' || !isRevealing) return null;
    const secret = this.store.readSecret(this.hash);
    if (secret === null) {
      this.environment.warn(
        `${this.hash}: the reveal was begun, and the secret is neither on a chain nor in ${this.store.directory}. Run redeem where the secret is kept.`,
      );
    }
    return secret;
  }

  async #redeemCall(side: SwapSide, secret: Hex): Promise<Call> {
    const { terms } = this.record;
    const { contract, receiver } = terms[side];
    const data = encodeFunctionData({
      abi: hashTimeLockAbi,
      functionName: 'redeem',
      args: [lockOf(terms, side), secret],
    });
    return { to: contract, data, gas: await this.#gasToPay(side, receiver) };
  }

  /** Asking a node what redeeming costs would tell it the secret: so only the token's transfer is asked for. */
  async #gasToPay(side: SwapSide, receiver: Hex): Promise<bigint> {
    const { contract, token, amount } = this.record.terms[side];
    // In the newest block's state: in the pending one a transaction of one's own that hangs has paid already.
    const transfer = {
      ...payment({ contract, token, receiver, amount }),
      blockTag: 'latest',
    } as const;
    const gas = await this.#nodes[side].askOne((client) => client.estimateGas(transfer));
    return 2n * gas + REDEEM_GAS;
  }

  async #approve(side: SwapSide, amount: bigint): Promise<void> {
    const { contract, token } = this.record.terms[side];
    const data = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'approve',
      args: [contract, amount],
    });
    const sender = this.#sender(side);
    const prepared = await sender.prepare({ to: token, data, gas: APPROVE_GAS });
    const sent = await this.#untilMined(sender, prepared);
    if (sent.status !== 'success') {
      throw new SwapError(`Allowing ${contract} to take ${amount} of ${token}: ${sent.status}.`);
    }
  }

  async #untilMined(sender: TransactionSender, prepared: Prepared): Promise<Sent> {
    let sent = await sender.send(prepared);
    while (sent.status === 'pending' && !this.environment.signal.aborted) {
      sent = await sender.transact(prepared);
    }
    return sent;
  }

  async #explained<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      const known = decodeHashTimeLockError(error);
      if (known) throw new SwapError(`${known.name}: ${describeHashTimeLockError(known)}`);
      throw error;
    }
  }

  async #observeAll(): Promise<Observed> {
    const { terms } = this.record;
    const [first, second] = await Promise.all([
      this.#nodes.first.observeAll(terms, 'first'),
      this.#nodes.second.observeAll(terms, 'second'),
    ]);
    return { first, second };
  }

  /** A node of another chain, or one that does not show the contract, says nothing of a swap. */
  #inPlace(side: SwapSide, seen: readonly ChainObservation[]): ChainObservation[] {
    const { chainId, contract } = this.record.terms[side];
    const good = seen.filter(
      (one) => one.chainId === chainId && one.codeHash === hashTimeLockCodeHash,
    );
    const [other] = seen;
    if (good.length > 0 || !other) return good;
    throw new NodeFailed(
      chainId,
      other.chainId === chainId
        ? `no node shows HashTimeLock at ${contract}.`
        : `the node given is of chain ${other.chainId}.`,
    );
  }

  #sender(side: SwapSide): TransactionSender {
    const { chainId } = this.record.terms[side];
    const known = this.senders.get(chainId);
    if (known) return known;
    const account = this.options.account(chainId);
    const sender = new TransactionSender(account, this.#nodes[side], this.environment);
    this.senders.set(chainId, sender);
    return sender;
  }
}

/** Every node of one chain with every node of the other. */
function pairs({ first, second }: Observed): Record<SwapSide, ChainObservation>[] {
  return first.flatMap((one) => second.map((other) => ({ first: one, second: other })));
}

function distinct<Item extends SwapStep | Refusal>(items: readonly Item[]): Item[] {
  const name = (item: Item) => {
    const what = 'kind' in item ? item.kind : item.rule;
    return 'side' in item ? `${what} ${item.side}` : what;
  };
  return [...new Map(items.map((item) => [name(item), item])).values()];
}
