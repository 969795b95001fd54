import type { Hex } from 'viem';
import type { SwapSide } from '../ts/atomic/atomicSwap.ts';
import type { SwapStep } from '../ts/atomic/nextSteps.ts';
import {
  approvalCalls,
  lockCall,
  lockFunds,
  redeemCall,
  refundCall,
  type SwapCall,
} from '../ts/atomic/swapCalls.ts';
import { SwapError } from '../ts/atomic/swapError.ts';
import { SwapNodes } from '../ts/atomic/swapNodes.ts';
import type { SwapRecord } from '../ts/atomic/swapRecord.ts';
import type { Refusal } from '../ts/atomic/swapRules.ts';
import type { Environment } from './environment.ts';
import type { ChainOptions } from './swapOptions.ts';
import type { SwapStore } from './swapStore.ts';
import { type Sent, TransactionSender } from './transactionSender.ts';

/** Senders by chain, shared by all swaps of a process: transactions of one account must not share a nonce. */
export type Senders = Map<number, TransactionSender>;

/** One swap, its two chains, and what may be done with it. */
export class SwapSession {
  readonly #nodes: SwapNodes;

  constructor(
    readonly store: SwapStore,
    readonly hash: Hex,
    readonly options: ChainOptions,
    readonly environment: Environment,
    readonly senders: Senders,
  ) {
    const { terms } = store.read(hash);
    const chains = {
      first: options.nodes(terms.first.chainId),
      second: options.nodes(terms.second.chainId),
    };
    this.#nodes = new SwapNodes(terms, chains, environment.now);
  }

  get record(): SwapRecord {
    return this.store.read(this.hash);
  }

  /** What is to be done, as those nodes say that answer. It ends only where all of them say so. */
  async steps(): Promise<SwapStep[]> {
    const record = this.record;
    return this.#nodes.steps({ ...record, secret: record.secret ?? this.#sentSecret(record) });
  }

  /** Why the own lock is not to be made now, as any node sees it. */
  async lockRefusals(): Promise<Refusal[]> {
    return this.#nodes.lockRefusals(this.record.role);
  }

  /** Why the secret is not to be revealed now, as any node sees it. */
  async revealRefusals(): Promise<Refusal[]> {
    return this.#nodes.revealRefusals();
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
    const nodes = this.#nodes.chains[side];
    const { balance, allowance } = await lockFunds(nodes, terms, side);
    if (balance < amount) {
      throw new SwapError(
        `${sender} has ${balance} units of ${token}, and ${amount} are to be locked.`,
      );
    }
    for (const call of approvalCalls(terms, side, allowance)) {
      const sent = await from.sendUntilMined(await from.prepare(call));
      if (sent.status !== 'success') {
        throw new SwapError(`Allowing ${contract} to take ${amount} of ${token}: ${sent.status}.`);
      }
    }
    const prepared = await from.prepare(await lockCall(nodes, terms, side));
    this.store.change(this.hash, { hasLocked: true });
    return from.sendUntilMined(prepared);
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
    const { side } = step;
    if (step.kind === 'redeem') {
      this.store.change(this.hash, { secret: step.secret });
      return this.#sender(side).transact(await this.#redeemCall(side, step.secret));
    }
    const call = await refundCall(this.#nodes.chains[side], this.record.terms, side);
    return this.#sender(side).transact(call);
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

  #redeemCall(side: SwapSide, secret: Hex): Promise<SwapCall> {
    return redeemCall(this.#nodes.chains[side], this.record.terms, side, secret);
  }

  #sender(side: SwapSide): TransactionSender {
    const { chainId } = this.record.terms[side];
    const known = this.senders.get(chainId);
    if (known) return known;
    const account = this.options.account(chainId);
    const sender = new TransactionSender(account, this.#nodes.chains[side], this.environment);
    this.senders.set(chainId, sender);
    return sender;
  }
}
