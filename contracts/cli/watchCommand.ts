import { parseArgs } from 'node:util';
import type { Hex } from 'viem';
import type { SwapStep } from '../ts/atomic/nextSteps.ts';
import { SwapError } from '../ts/atomic/swapError.ts';
import type { Environment } from './environment.ts';
import { asJson, EXIT, type Report, stepWords } from './report.ts';
import { ChainOptions, commonOptions, pollSeconds, swapDirectory } from './swapOptions.ts';
import { type Senders, SwapSession } from './swapSession.ts';
import { SwapStore } from './swapStore.ts';
import { SwapUsageError } from './swapUsageError.ts';

/** Between two attempts at what fails, in seconds, at the most: of nodes, and of transactions, which cost gas. */
const LONGEST_PAUSE = 60;
const LONGEST_PAUSE_REVERTED = 600;

/** A step's transaction came into a block and did nothing: somebody was first, it came too late, or the token refused. */
class StepReverted extends SwapError {
  override readonly name = 'StepReverted';
}

/**
 * `swap watch`: redeems with public secrets and refunds, for all kept swaps or those named, until all have ended. All that
 * it knows is on the disk and on the chains: killed at any moment and started again it goes on.
 */
export async function watchCommand(args: string[], environment: Environment): Promise<Report> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...commonOptions,
      once: { type: 'boolean' },
      'give-up-after': { type: 'string' },
    },
  });
  const settings = {
    poll: pollSeconds(values),
    giveUpAfter: giveUpSeconds(values['give-up-after']),
    json: values.json ?? false,
  };
  const options = new ChainOptions(values, environment);
  const store = new SwapStore(swapDirectory(values, environment));
  const named = positionals.map((beginning) => store.find(beginning));
  const hashes = () => (named.length > 0 ? named : store.list());
  if (hashes().length === 0) throw new SwapError(`No swap is kept in ${store.directory}.`);
  const watcher = new Watcher(store, options, environment, settings);
  for (;;) {
    for (const hash of hashes()) await watcher.turn(hash);
    const live = hashes().filter((hash) => store.read(hash).outcome === null);
    if (live.length === 0 || values.once || environment.signal.aborted) {
      return ending(store, hashes(), live);
    }
    await environment.sleep(settings.poll);
  }
}

interface WatchSettings {
  poll: number;
  giveUpAfter: number;
  json: boolean;
}

class Watcher {
  readonly #senders: Senders = new Map();
  /** Of each swap whose nodes fail: how often now, since when, and when to try again. */
  readonly #failures = new Map<Hex, { times: number; since: number; next: number }>();
  readonly #said = new Map<Hex, string>();

  constructor(
    readonly store: SwapStore,
    readonly options: ChainOptions,
    readonly environment: Environment,
    readonly settings: WatchSettings,
  ) {}

  /**
   * Looks at one swap, and does what is due. What fails is tried again later, and keeps no other swap waiting. Throws
   * `SwapError` where it fails for too long, and at once where keys or nodes are missing.
   */
  async turn(hash: Hex): Promise<void> {
    const failure = this.#failures.get(hash);
    if (failure && this.environment.now() < failure.next) return;
    if (this.store.read(hash).outcome !== null) return;
    try {
      await this.#act(hash);
      this.#failures.delete(hash);
    } catch (error) {
      if (!(error instanceof SwapError) || error instanceof SwapUsageError) throw error;
      this.#back(hash, error);
    }
  }

  async #act(hash: Hex): Promise<void> {
    const { store, options, environment } = this;
    const session = new SwapSession(store, hash, options, environment, this.#senders);
    const { first, second } = session.record.terms;
    // A key that is missing must be known of now, and not when it is needed.
    for (const { chainId } of [first, second]) options.account(chainId);
    for (const step of await session.steps()) {
      this.#tell(hash, step);
      if (step.kind === 'end') store.change(hash, { outcome: step.outcome });
      if (step.kind !== 'redeem' && step.kind !== 'refund') continue;
      const { status, hash: transaction } = await session.protect(step);
      const words = `${step.kind} ${step.side}: ${transaction} ${status}`;
      if (status === 'reverted') throw new StepReverted(words);
      this.#say(hash, words, { step, status, transaction });
    }
  }

  /** Twice as long after each failure. */
  #back(hash: Hex, error: SwapError): void {
    const now = this.environment.now();
    const { times, since } = this.#failures.get(hash) ?? { times: 0, since: now };
    if (now - since >= this.settings.giveUpAfter) {
      throw new SwapError(
        `${hash}: for ${now - since} seconds nothing could be done. At last: ${error.message}`,
      );
    }
    const longest = error instanceof StepReverted ? LONGEST_PAUSE_REVERTED : LONGEST_PAUSE;
    const pause = Math.min(this.settings.poll * 2 ** times, longest);
    this.#failures.set(hash, { times: times + 1, since, next: now + pause });
    this.#say(hash, `${error.message} Trying again in ${pause} s.`, { failure: error.message });
  }

  /** A step once, and not at each turn. */
  #tell(hash: Hex, step: SwapStep): void {
    const words = stepWords(step);
    if (this.#said.get(hash) === words) return;
    this.#said.set(hash, words);
    const isYours = step.kind === 'lock' || step.kind === 'reveal';
    const command = step.kind === 'lock' ? 'lock' : 'redeem';
    const more = isYours ? ` That is yours to do: npx pnpm swap ${command} ${hash}` : '';
    this.#say(hash, words + more, { step });
  }

  #say(hash: Hex, words: string, data: object): void {
    if (this.settings.json) this.environment.print(asJson({ hash, words, ...data }));
    else this.environment.warn(`${hash.slice(0, 10)} ${words}`);
  }
}

function ending(store: SwapStore, hashes: readonly Hex[], live: readonly Hex[]): Report {
  const outcomes = hashes.map((hash) => ({ hash, outcome: store.read(hash).outcome }));
  const lost = outcomes.filter(({ outcome }) => outcome === 'lost');
  const words = outcomes.map(({ hash, outcome }) => `${hash}: ${outcome ?? 'not ended'}`);
  if (lost.length > 0) {
    words.push(`${lost.length} lost: the other side redeemed, and this side was too late.`);
  }
  const exit = lost.length > 0 ? EXIT.refused : live.length > 0 ? EXIT.notYet : EXIT.done;
  return { exit, words, data: { outcomes } };
}

function giveUpSeconds(text = '3600'): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new SwapUsageError(`--give-up-after: expected seconds above 0, found "${text}"`);
}
