import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mailboxLimits } from '@weir/contracts/messages';
import { RequestRefused } from '../http/requestRefused.ts';

/** 16 random bytes, when it ends (6 bytes), and 32 that only this process can make of both. */
export const CHALLENGE_BYTES = 16 + 6 + 32;

/** Challenges for readers. Nothing is kept of them, so that asking for many costs nothing. */
export class Challenges {
  readonly #secret = randomBytes(32);
  readonly #now: () => number;

  /** @param now seconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  make(): { challenge: Buffer; expiresAt: number } {
    const expiresAt = this.#now() + mailboxLimits.challengeSeconds;
    const head = Buffer.concat([randomBytes(16), Buffer.alloc(6)]);
    head.writeUIntBE(expiresAt, 16, 6);
    return { challenge: Buffer.concat([head, this.#seal(head)]), expiresAt };
  }

  /** Throws `RequestRefused` unless it was made here and has not ended. */
  check(challenge: Uint8Array): void {
    const head = Buffer.from(challenge.subarray(0, 22));
    const seal = challenge.subarray(22);
    const isOurs = seal.length === 32 && timingSafeEqual(seal, this.#seal(head));
    if (isOurs && this.#now() < head.readUIntBE(16, 6)) return;
    const why = isOurs ? 'has ended' : 'is none of this process';
    throw new RequestRefused(
      'forbidden',
      'challenge',
      `challenge ${why}; expected one that /v1/challenge gave in the last ${mailboxLimits.challengeSeconds} s.`,
    );
  }

  #seal(head: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(head).digest();
  }
}
