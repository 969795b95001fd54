import type { Token } from '#features/deployment';
import { say } from '../words/english.ts';

/** What decides whether a ticket can be sent. */
export interface TicketFacts {
  isConnected: boolean;
  isOnOtherChain: boolean;
  /** Nothing is quoted: what the button says instead, such as `Enter an amount`. */
  obstacle: string | null;
  isStale: boolean;
  isBusy: boolean;
  /** A severe price impact needs a yes of its own. */
  needsConfirmation: boolean;
  isConfirmed: boolean;
  pays: Token;
  /** Units that are paid, and what the exchange must be allowed to take of the wallet: 0 where it is asked for nothing. */
  needed: bigint;
  allowanceNeeded: bigint;
  /** Undefined while unknown. */
  balance: bigint | undefined;
  allowance: bigint | undefined;
}

/** What the ticket's button does. */
export type TicketStep =
  | { kind: 'connect' }
  | { kind: 'switch' }
  | { kind: 'blocked'; label: string }
  | { kind: 'ready'; needsApproval: boolean };

/** The one place that decides what the button of a ticket does; the first reason that applies wins. */
export function validateTicket(facts: TicketFacts): TicketStep {
  if (!facts.isConnected) return { kind: 'connect' };
  if (facts.isOnOtherChain) return { kind: 'switch' };
  if (facts.isBusy) return { kind: 'blocked', label: say.busy };
  if (facts.obstacle !== null) return { kind: 'blocked', label: facts.obstacle };
  if (facts.isStale) return { kind: 'blocked', label: say.oldPrices };
  if (facts.balance === undefined || facts.allowance === undefined) {
    return { kind: 'blocked', label: say.readingBalance };
  }
  if (facts.needed > facts.balance) {
    return { kind: 'blocked', label: say.notEnough(facts.pays.symbol) };
  }
  if (facts.needsConfirmation && !facts.isConfirmed) {
    return { kind: 'blocked', label: say.confirmImpact };
  }
  return { kind: 'ready', needsApproval: facts.allowance < facts.allowanceNeeded };
}
