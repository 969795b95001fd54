import { hashTimeLockAddress } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { HOLDER, RESPONDER, syntheticSwap } from '../testing/syntheticSwap.ts';
import { say } from '../words/english.ts';
import { readDraft, type SwapDraft } from './swapDraft.ts';

const chain = (number: string) => ({
  chain: number,
  nodes: 'https://a.example',
  contract: '',
  confirmations: '',
});
const draft: SwapDraft = {
  give: { chain: chain('1'), token: syntheticSwap.first.token, amount: '1,5' },
  get: { chain: chain('10'), token: syntheticSwap.second.token, amount: '0.000001' },
  counterparty: RESPONDER,
  profile: 'rollup',
  trustsSequencers: false,
};
const facts = { giveDecimals: 18, getDecimals: 6, own: HOLDER };

describe('readDraft', () => {
  it('says both legs in units of their own token', () => {
    expect(readDraft(draft, facts)).toEqual({
      kind: 'proposal',
      counterparty: RESPONDER,
      give: {
        chainId: 1,
        contract: hashTimeLockAddress,
        token: syntheticSwap.first.token,
        amount: 1_500_000_000_000_000_000n,
      },
      get: {
        chainId: 10,
        contract: hashTimeLockAddress,
        token: syntheticSwap.second.token,
        amount: 1n,
      },
    });
  });

  const give = (change: Partial<SwapDraft['give']>) => ({ give: { ...draft.give, ...change } });
  const get = (change: Partial<SwapDraft['get']>) => ({ get: { ...draft.get, ...change } });

  it.each<[string, Partial<SwapDraft>]>([
    [say.enterGiveChain, give({ chain: chain('') })],
    [say.enterGetChain, get({ chain: { ...chain('10'), nodes: '' } })],
    [say.enterGiveToken, give({ token: '' })],
    [say.mistyped, get({ token: `0xAb${'a'.repeat(38)}` })],
    [say.enterGiveAmount, give({ amount: '0' })],
    [say.enterGiveAmount, give({ amount: '1,234' })],
    [say.enterGetAmount, get({ amount: '0.0000001' })],
    [say.enterGiveAmount, give({ amount: '9'.repeat(78) })],
    [say.sameChain, get({ chain: chain('1') })],
    [say.enterCounterparty, { counterparty: '0x12' }],
    [say.counterpartyIsYou, { counterparty: HOLDER.toLowerCase() }],
    [say.counterpartyIsContract, { counterparty: hashTimeLockAddress }],
    [say.agreeToTrust, { profile: 'fast' }],
  ])('asks: %s', (words, change) => {
    expect(readDraft({ ...draft, ...change }, facts)).toEqual({ kind: 'obstacle', words });
  });

  it('waits for a token’s decimals, and takes the fast profile once its trust is said', () => {
    const unread = { ...facts, giveDecimals: undefined };
    expect(readDraft(draft, unread)).toEqual({ kind: 'obstacle', words: say.readingToken });
    const fast = { ...draft, profile: 'fast', trustsSequencers: true } as const;
    expect(readDraft(fast, facts).kind).toBe('proposal');
  });
});
