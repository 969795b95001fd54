import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROPOSED, SECRET, usualSwap } from '../../testing/arbitrarySwap.ts';
import { hashTimeLockCodeHash } from '../generated/hashTimeLockCode.ts';
import type { AtomicSwap, SwapSide } from './atomicSwap.ts';
import type { LockState } from './lock.ts';
import { nextSteps, type SwapRole } from './nextSteps.ts';
import { type SwapProfileName, swapProfiles } from './profile.ts';
import { answerRefusals, type ChainObservation, revealRefusals } from './swapRules.ts';

/** Between two looks of the honest one, and steps of the game, in seconds. */
const TURN = 600;

/** One chain's lock as the contract keeps it. */
interface Place {
  state: LockState;
  lockedAt: number;
  endedAt: number;
  /** The chain's clock less the true one. */
  skew: number;
  /** What happened at times that are not final yet, for a fork to undo. */
  before: { state: LockState; lockedAt: number; endedAt: number; at: number }[];
}

/** A transaction of the honest one on its way. */
interface Sent {
  kind: 'lock' | 'redeem' | 'refund';
  side: SwapSide;
  at: number;
}

/** What the other side does in a turn; each that the contract refuses does nothing. */
const move = fc.constantFrom(
  'lock',
  'redeem',
  'refund',
  'fork first',
  'fork second',
  'wait',
  'wait',
);

/** In turns: early, around the second expiry and the first of either profile, or ever. */
const moment = fc.oneof(
  fc.integer({ min: 0, max: 58 }),
  fc.constantFrom(72, 144, 216, 384).chain((at) => fc.integer({ min: at - 4, max: at + 4 })),
  fc.integer({ min: 0, max: 420 }),
);

const game = fc.record({
  profile: fc.constantFrom<SwapProfileName>('rollup', 'fast'),
  skews: fc.tuple(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -800, max: 800 })),
  /** Parts of the longest time that a transaction of the honest one takes. */
  delays: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
  /** When the other side moves, in turns, and how. */
  moves: fc.array(fc.tuple(moment, move), { minLength: 1, maxLength: 60 }),
  /** The other side does its first step then, and what helps it as soon as it can. */
  start: moment,
  /** The other side's own idea of the first expiry, in seconds less than the profile's. */
  nearer: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 110_000 })),
  /** Turns in which the honest one does not look: asleep, or its node is silent. */
  sleeps: fc.array(fc.integer({ min: 0, max: 420 }), { maxLength: 2 }),
});

/** A swap of an honest holder or responder against somebody who does what the contract lets them. */
class Game {
  readonly swap: AtomicSwap;
  readonly places: Record<SwapSide, Place>;
  readonly sent: Sent[] = [];
  now = PROPOSED;
  isPublic = false;
  hasLocked = false;
  #delays: number;

  constructor(
    readonly role: SwapRole,
    readonly play: typeof game extends fc.Arbitrary<infer Play> ? Play : never,
  ) {
    this.swap = usualSwap(play.profile);
    // Terms come from the holder.
    if (role === 'responder') this.swap.first.expiry -= play.nearer;
    const place = (skew: number): Place => ({
      state: 'none',
      lockedAt: 0,
      endedAt: 0,
      skew,
      before: [],
    });
    this.places = { first: place(play.skews[0]), second: place(play.skews[1]) };
    this.#delays = 0;
  }

  run(): Record<SwapSide, LockState> {
    const { role } = this;
    for (let turn = 0; turn <= 600; turn++) {
      this.now = PROPOSED + turn * TURN;
      this.#include();
      for (const [at, kind] of this.play.moves) if (at === turn) this.#other(kind);
      if (turn === this.play.start) this.#other(role === 'holder' ? 'lock' : 'redeem');
      if (role === 'responder' && turn === 0) this.#other('lock');
      this.#other('refund');
      if (role === 'holder') this.#other('redeem');
      const isAsleep = this.play.sleeps.some((from) => turn >= from && turn < from + 3);
      if (!isAsleep) this.#honest();
    }
    return { first: this.places.first.state, second: this.places.second.state };
  }

  #honest(): void {
    const { role, swap, now } = this;
    const seen = { first: this.#seen('first'), second: this.#seen('second') };
    const secret = this.isPublic ? SECRET : null;
    for (const step of nextSteps(swap, { role, hasLocked: this.hasLocked, secret }, seen, now)) {
      if (step.kind === 'lock') {
        if (role === 'responder' && answerRefusals(swap, seen, now).length > 0) continue;
        this.hasLocked = true;
        this.#send({ kind: 'lock', side: step.side });
      }
      if (step.kind === 'reveal' && revealRefusals(swap, seen, now).length === 0) {
        // From the moment it is sent everybody may know it.
        this.isPublic = true;
        this.#send({ kind: 'redeem', side: 'second' });
      }
      if (step.kind === 'redeem') this.#send({ kind: 'redeem', side: step.side });
      if (step.kind === 'refund') this.#send({ kind: 'refund', side: step.side });
    }
  }

  #send(call: Omit<Sent, 'at'>): void {
    if (this.sent.some(({ kind, side }) => kind === call.kind && side === call.side)) return;
    const { inclusion, finality } = swapProfiles[this.swap.profile];
    const part = this.play.delays[this.#delays++ % 8] ?? 0;
    // At the latest it is in a block for good after both: forks shift it within.
    this.sent.push({ ...call, at: this.now + part * (inclusion + finality) });
  }

  #include(): void {
    for (const call of this.sent.splice(0)) {
      if (call.at > this.now) this.sent.push(call);
      else this.#apply(call, false);
    }
  }

  #other(kind: string): void {
    const isHolder = this.role === 'holder';
    const [own, other] = isHolder ? (['second', 'first'] as const) : (['first', 'second'] as const);
    if (kind === 'fork first') this.#fork('first');
    if (kind === 'fork second') this.#fork('second');
    if (kind === 'lock' || kind === 'refund') this.#apply({ kind, side: own }, true);
    // The responder needs the secret; the holder has it.
    const knows = !isHolder || this.isPublic;
    if (kind === 'redeem' && knows) this.#apply({ kind, side: other }, true);
  }

  /** As the contract would. What can be forked away is only what the other side did. */
  #apply({ kind, side }: Omit<Sent, 'at'>, canBeForked: boolean): void {
    const place = this.places[side];
    const time = this.now + place.skew;
    const { expiry } = this.swap[side];
    const was = {
      state: place.state,
      lockedAt: place.lockedAt,
      endedAt: place.endedAt,
      at: this.now,
    };
    if (kind === 'lock' && place.state === 'none' && time < expiry) {
      Object.assign(place, { state: 'open', lockedAt: time });
    } else if (kind === 'redeem' && place.state === 'open' && time < expiry) {
      Object.assign(place, { state: 'redeemed', endedAt: time });
      this.isPublic = true;
    } else if (kind === 'refund' && place.state === 'open' && time >= expiry) {
      Object.assign(place, { state: 'refunded', endedAt: time });
    } else return;
    if (canBeForked) place.before.push(was);
    else place.before.length = 0;
  }

  #fork(side: SwapSide): void {
    const place = this.places[side];
    const { finality } = swapProfiles[this.swap.profile];
    const last = place.before.pop();
    if (!last || this.now - last.at >= finality) return;
    const { at: _, ...was } = last;
    Object.assign(place, was);
  }

  #seen(side: SwapSide): ChainObservation {
    const { state, lockedAt, endedAt, skew } = this.places[side];
    const { finality } = swapProfiles[this.swap.profile];
    const isKnown = state === 'redeemed';
    return {
      chainId: this.swap[side].chainId,
      codeHash: hashTimeLockCodeHash,
      tokenHasCode: true,
      headTime: this.now + skew,
      finalTime: this.now + skew - finality,
      state,
      lockedAt,
      endedAt,
      secret: isKnown ? SECRET : null,
      uses: state === 'none' ? 0n : 1n,
      pays: state === 'open' ? true : null,
    };
  }
}

/** What the other side got, and this one did not. */
const robbed = (role: SwapRole, end: Record<SwapSide, LockState>) =>
  role === 'holder'
    ? end.first === 'redeemed' && end.second !== 'redeemed'
    : end.second === 'redeemed' && end.first !== 'redeemed';

describe('who keeps the rules', () => {
  it.each(['holder', 'responder'] as const)(
    'as the %s is never left without both, whatever the other side does and however slow the chains are',
    (role) => {
      fc.assert(
        fc.property(game, (play) => {
          const end = new Game(role, play).run();
          expect(robbed(role, end)).toBe(false);
          const own = role === 'holder' ? end.first : end.second;
          expect(own === 'open' && end[role === 'holder' ? 'second' : 'first'] !== 'redeemed').toBe(
            false,
          );
        }),
        { numRuns: 400, seed: 20_261_121 },
      );
    },
  );

  it('does swap, in games where the other side does its part', () => {
    const play = {
      profile: 'rollup' as const,
      moves: [],
      skews: [0, 0] as [number, number],
      delays: [0.01],
      sleeps: [],
      nearer: 0,
    };
    expect(new Game('holder', { ...play, start: 12 }).run()).toEqual({
      first: 'redeemed',
      second: 'redeemed',
    });
    expect(new Game('responder', { ...play, start: 40 }).run()).toEqual({
      first: 'redeemed',
      second: 'redeemed',
    });
  });
});
