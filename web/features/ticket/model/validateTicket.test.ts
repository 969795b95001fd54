import { zeroAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { type TicketFacts, validateTicket } from './validateTicket.ts';

const good: TicketFacts = {
  isConnected: true,
  isOnOtherChain: false,
  obstacle: null,
  isStale: false,
  isBusy: false,
  needsConfirmation: false,
  isConfirmed: false,
  pays: { address: zeroAddress, symbol: 'USDC', name: 'USD Coin', decimals: 6 },
  needed: 100n,
  allowanceNeeded: 101n,
  balance: 100n,
  allowance: 101n,
};

const labelOf = (change: Partial<TicketFacts>) => {
  const step = validateTicket({ ...good, ...change });
  return step.kind === 'blocked' ? step.label : step.kind;
};

describe('validateTicket', () => {
  it('lets a good ticket go', () => {
    expect(validateTicket(good)).toEqual({ kind: 'ready', needsApproval: false });
  });

  it('asks for the approval that is missing, by one unit too', () => {
    expect(validateTicket({ ...good, allowance: 100n })).toEqual({
      kind: 'ready',
      needsApproval: true,
    });
  });

  it('offers to connect and to switch before anything else', () => {
    expect(labelOf({ isConnected: false, obstacle: 'Enter an amount' })).toBe('connect');
    expect(labelOf({ isOnOtherChain: true, obstacle: 'Enter an amount' })).toBe('switch');
  });

  it('says what is missing', () => {
    expect(labelOf({ obstacle: 'Enter an amount' })).toBe('Enter an amount');
    expect(labelOf({ needed: 101n })).toBe('Not enough USDC');
    expect(labelOf({ balance: undefined })).toBe('Reading your balance…');
  });

  it('never signs from an old state, nor twice at once', () => {
    expect(labelOf({ isStale: true })).toBe('Prices are old');
    expect(labelOf({ isBusy: true })).toBe('Waiting for the transaction…');
  });

  it('holds a severe impact back until it is confirmed', () => {
    expect(labelOf({ needsConfirmation: true })).toBe('Confirm the price impact');
    expect(labelOf({ needsConfirmation: true, isConfirmed: true })).toBe('ready');
  });
});
