/** A swap's two chains as their nodes show them, and what follows from that. */
import { hashTimeLockCodeHash } from '../generated/hashTimeLockCode.ts';
import type { AtomicSwap, SwapSide } from './atomicSwap.ts';
import type { ChainNodes } from './chainNodes.ts';
import { nextSteps, type SwapProgress, type SwapRole, type SwapStep } from './nextSteps.ts';
import { NodeFailed } from './swapError.ts';
import {
  answerRefusals,
  type ChainObservation,
  proposalRefusals,
  type Refusal,
  revealRefusals,
} from './swapRules.ts';

type Observed = Record<SwapSide, readonly ChainObservation[]>;

/**
 * One swap over the nodes of both chains. What protects is done where one node calls for it; what cannot be taken back only
 * where each pair of answers, of all nodes, keeps the rules.
 */
export class SwapNodes {
  constructor(
    readonly terms: AtomicSwap,
    readonly chains: Readonly<Record<SwapSide, ChainNodes>>,
    /** One's own clock, in seconds since 1970. */
    readonly now: () => number,
  ) {}

  /** What is to be done, as those nodes say that answer. It ends only where all of them say so. Throws `NodeFailed`. */
  async steps(progress: SwapProgress): Promise<SwapStep[]> {
    const { terms, chains } = this;
    const [first, second] = await Promise.all([
      chains.first.observeAny(terms, 'first'),
      chains.second.observeAny(terms, 'second'),
    ]);
    const now = this.now();
    const seen = { first: this.#inPlace('first', first), second: this.#inPlace('second', second) };
    const all = pairs(seen).flatMap((pair) => nextSteps(terms, progress, pair, now));
    const steps = distinct(all);
    return steps.some(({ kind }) => kind !== 'end')
      ? steps.filter(({ kind }) => kind !== 'end')
      : steps;
  }

  /** Why the own lock is not to be made now, as any node sees it. Throws `NodeFailed` where one fails. */
  async lockRefusals(role: SwapRole): Promise<Refusal[]> {
    return this.#refusals(role === 'holder' ? proposalRefusals : answerRefusals);
  }

  /** Why the secret is not to be revealed now, as any node sees it. Throws `NodeFailed` where one fails. */
  async revealRefusals(): Promise<Refusal[]> {
    return this.#refusals(revealRefusals);
  }

  async #refusals(rules: typeof answerRefusals): Promise<Refusal[]> {
    const { terms, chains } = this;
    const [first, second] = await Promise.all([
      chains.first.observeAll(terms, 'first'),
      chains.second.observeAll(terms, 'second'),
    ]);
    const now = this.now();
    return distinct(pairs({ first, second }).flatMap((pair) => rules(terms, pair, now)));
  }

  /** A node of another chain, or one that does not show the contract, says nothing of a swap. */
  #inPlace(side: SwapSide, seen: readonly ChainObservation[]): readonly ChainObservation[] {
    const { chainId, contract } = this.terms[side];
    const good = seen.filter(
      (one) => one.chainId === chainId && one.codeHash === hashTimeLockCodeHash,
    );
    const [other] = seen;
    if (good.length > 0 || !other) return good;
    if (other.chainId !== chainId) {
      const words = `the node given is of chain ${other.chainId}.`;
      throw new NodeFailed(chainId, words, 'otherChain');
    }
    throw new NodeFailed(chainId, `no node shows HashTimeLock at ${contract}.`, 'noContract');
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
