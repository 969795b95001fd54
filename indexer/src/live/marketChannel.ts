import type { MarketDelta, MarketSnapshot } from '../answers/streamSchemas.ts';
import type { FeedMessage } from '../commits/feedWriter.ts';
import type { Commit } from '../commits/hub.ts';
import { Frame, type Listener } from '../http/frame.ts';
import type { Sql } from '../store/openStore.ts';
import { finalityOf } from './finality.ts';
import { parseResume, readMissed, readSnapshot, resumeId } from './marketReads.ts';
import type { StreamSource } from './streams.ts';

interface Numbered {
  seq: number;
  frame: Frame;
}

interface Subscription {
  listener: Listener;
  /** The last message sent; null until the start is. */
  seq: number | null;
  /** What was committed while the start was read. */
  early: Numbered[];
  /** Whether the client left, perhaps before its start was read. */
  hasLeft: boolean;
}

/**
 * One market's stream for all who follow it. Each begins with a snapshot, or with what it missed, and goes on with
 * every message after that, without a gap and without one twice.
 */
export class MarketChannel {
  readonly #source: StreamSource;
  readonly #market: string;
  readonly #subscriptions = new Set<Subscription>();
  /** The snapshot since the last commit, read once for all who come meanwhile. */
  #snapshot: Promise<Numbered | null> | null = null;

  constructor(source: StreamSource, market: string) {
    this.#source = source;
    this.#market = market;
  }

  get isEmpty(): boolean {
    return this.#subscriptions.size === 0;
  }

  /** @param resume the id of the last message that the client got. */
  join(listener: Listener, resume: string | null): { leave: () => void; started: Promise<void> } {
    const subscription: Subscription = { listener, seq: null, early: [], hasLeft: false };
    this.#subscriptions.add(subscription);
    const started = this.#start(subscription, resume).catch((error) => {
      this.#source.log.error({ err: error, market: this.#market }, 'a stream could not start');
      if (!subscription.hasLeft) listener.end('failed');
    });
    const leave = () => {
      subscription.hasLeft = true;
      this.#subscriptions.delete(subscription);
    };
    return { leave, started };
  }

  onCommit(commit: Commit): void {
    this.#snapshot = null;
    for (const message of commit.messages) {
      if (message.market !== this.#market) continue;
      const numbered = this.#numbered(message);
      for (const subscription of this.#subscriptions) {
        if (subscription.seq === null) subscription.early.push(numbered);
        else send(subscription, numbered);
      }
    }
  }

  async #start(subscription: Subscription, resume: string | null): Promise<void> {
    const after = parseResume(resume, this.#source.epoch());
    const missed =
      after === null ? null : await this.#read((tx) => readMissed(tx, this.#market, after));
    if (missed && after !== null) {
      subscription.seq = after;
      for (const message of missed) send(subscription, this.#numbered(message));
    } else {
      this.#snapshot ??= this.#readSnapshot();
      const snapshot = await this.#snapshot;
      if (!snapshot) {
        if (!subscription.hasLeft) subscription.listener.end('gone');
        return;
      }
      subscription.seq = -1;
      send(subscription, snapshot);
    }
    for (const numbered of subscription.early.splice(0)) send(subscription, numbered);
  }

  async #readSnapshot(): Promise<Numbered | null> {
    const read = await this.#read((tx) => readSnapshot(tx, this.#market));
    if (!read) return null;
    const finality = finalityOf(read.block.number, this.#source.marks());
    return this.#frame('snapshot', { ...read, finality });
  }

  #numbered({ kind, message }: Omit<FeedMessage, 'market'>): Numbered {
    const finality = finalityOf(message.block.number, this.#source.marks());
    return this.#frame(kind, { ...message, finality });
  }

  #frame(event: string, data: MarketSnapshot | MarketDelta): Numbered {
    const topic = { channel: 'market', market: this.#market } as const;
    const id = resumeId(this.#source.epoch(), data.seq);
    return { seq: data.seq, frame: new Frame(topic, event, data, id) };
  }

  #read<Result>(read: (tx: Sql) => Promise<Result>): Promise<Result> {
    return this.#source.store.read(read);
  }
}

function send(subscription: Subscription, { seq, frame }: Numbered): void {
  if (subscription.hasLeft || (subscription.seq !== null && seq <= subscription.seq)) return;
  subscription.seq = seq;
  subscription.listener.take(frame);
}
