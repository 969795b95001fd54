import type { Logger } from 'pino';
import type { Head } from '../answers/streamSchemas.ts';
import type { Commit, Hub } from '../commits/hub.ts';
import { type EndReason, Frame, type Listener } from '../http/frame.ts';
import type { RiskList } from '../risk/riskList.ts';
import type { ReadStore } from '../store/openStore.ts';
import { AccountChannel } from './accountChannel.ts';
import { fewAtOnce } from './fewAtOnce.ts';
import { type FinalityMarks, finalityOf } from './finality.ts';
import { MarketChannel } from './marketChannel.ts';
import { offersChannel, tradeChannel } from './p2pChannels.ts';
import { RiskChannel } from './riskChannel.ts';
import type { ViewChannel } from './viewChannel.ts';

export interface StreamSettings {
  store: ReadStore;
  risk: RiskList;
  hub: Hub;
  log: Logger;
  /** Names the present index; see `meta`. */
  epoch: () => string;
  marks: () => Readonly<FinalityMarks>;
}

/** What channels work with. */
export interface StreamSource extends Omit<StreamSettings, 'hub' | 'risk'> {
  /** Runs reads of accounts so that they leave the store to others in between. */
  fewReads: <Result>(read: () => Promise<Result>) => Promise<Result>;
}

/** A channel that was joined. */
export interface Joined {
  leave: () => void;
  /** Settles once the first message is sent. */
  started: Promise<void>;
}

interface Place<Channel> {
  channels: Map<string, Channel>;
  key: string;
  open: () => Channel;
}

const accountsReadAtOnce = 2;

/** All live streams of this process, whichever wire their clients are on. */
export class Streams {
  readonly #source: StreamSource;
  readonly #stopFollowing: (() => void)[];
  readonly #markets = new Map<string, MarketChannel>();
  readonly #accounts = new Map<string, AccountChannel>();
  readonly #trades = new Map<string, ViewChannel>();
  /** Of all offers: one channel, by the key ''. */
  readonly #offers = new Map<string, ViewChannel>();
  readonly #risk: RiskChannel;
  readonly #heads = new Set<Listener>();
  /** Everybody who joined a channel, each listener one. */
  readonly #listeners = new Set<Listener>();

  constructor({ hub, risk, ...settings }: StreamSettings) {
    this.#source = { ...settings, fewReads: fewAtOnce(accountsReadAtOnce) };
    this.#risk = new RiskChannel(this.#source, risk);
    this.#stopFollowing = [
      hub.follow(
        (commit) => this.#onCommit(commit),
        (reason) => this.#endAll(reason),
      ),
      hub.followPrices(() => this.#onRisk()),
    ];
  }

  /** Subscriptions now. */
  get count(): number {
    return this.#listeners.size;
  }

  market(market: string, listener: Listener, resume: string | null): Joined {
    const open = () => new MarketChannel(this.#source, market);
    const place = { channels: this.#markets, key: market, open };
    return this.#join(place, listener, (channel) => channel.join(listener, resume));
  }

  account(owner: string, listener: Listener): Joined {
    const open = () => new AccountChannel(this.#source, owner);
    const place = { channels: this.#accounts, key: owner, open };
    return this.#join(place, listener, (channel) => channel.join(listener));
  }

  /** One trade between people. */
  trade(trade: string, listener: Listener): Joined {
    const open = () => tradeChannel(this.#source, trade);
    const place = { channels: this.#trades, key: trade, open };
    return this.#join(place, listener, (channel) => channel.join(listener));
  }

  /** Offers between people. */
  offers(listener: Listener): Joined {
    const place = { channels: this.#offers, key: '', open: () => offersChannel(this.#source) };
    return this.#join(place, listener, (channel) => channel.join(listener));
  }

  /** Positions at risk: the list first, and again whenever it is another. */
  risk(listener: Listener): Joined {
    const { leave, started } = this.#risk.join(listener);
    this.#listeners.add(listener);
    return {
      started,
      leave: () => {
        leave();
        this.#listeners.delete(listener);
      },
    };
  }

  /** Each block as it is indexed, from the next one on. @returns the way to leave. */
  heads(listener: Listener): () => void {
    this.#heads.add(listener);
    return () => this.#heads.delete(listener);
  }

  close(): void {
    for (const stop of this.#stopFollowing) stop();
    this.#endAll('shutdown');
  }

  #join<Channel extends MarketChannel | AccountChannel | ViewChannel>(
    { channels, key, open }: Place<Channel>,
    listener: Listener,
    join: (channel: Channel) => Joined,
  ): Joined {
    const channel = channels.get(key) ?? open();
    channels.set(key, channel);
    const { leave, started } = join(channel);
    this.#listeners.add(listener);
    return {
      started,
      leave: () => {
        leave();
        this.#listeners.delete(listener);
        if (channel.isEmpty && channels.get(key) === channel) channels.delete(key);
      },
    };
  }

  #onCommit(commit: Commit): void {
    for (const channel of this.#markets.values()) channel.onCommit(commit);
    for (const channel of this.#accounts.values()) channel.onCommit(commit);
    this.#onP2p(commit);
    // Blocks that change no position are told with the prices that are read after them.
    if (commit.isLending) this.#onRisk();
    if (this.#heads.size === 0) return;
    const { safe, finalized } = this.#source.marks();
    const finality = finalityOf(commit.block.number, { safe, finalized });
    const head: Head = { ...commit.block, finality, safe, finalized };
    const frame = new Frame({ channel: 'head' }, 'head', head);
    for (const listener of this.#heads) listener.take(frame);
  }

  #onP2p({ kind, offers, trades }: Commit): void {
    const isFork = kind === 'rollback';
    for (const [trade, channel] of this.#trades) {
      if (isFork) channel.onRollback();
      else if (trades.has(trade)) channel.onChange([trade]);
    }
    for (const channel of this.#offers.values()) {
      if (isFork) channel.onRollback();
      else if (offers.size > 0) channel.onChange(offers);
    }
  }

  #onRisk(): void {
    if (this.#risk.isEmpty) this.#risk.forget();
    else void this.#risk.look();
  }

  #endAll(reason: EndReason): void {
    for (const listener of this.#listeners) listener.end(reason);
  }
}
