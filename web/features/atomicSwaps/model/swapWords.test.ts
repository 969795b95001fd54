import {
  CallRefused,
  hashTimeLockAbi,
  NodeFailed,
  type NodeFault,
  type Refusal,
} from '@weir/contracts';
import { UserRejectedRequestError } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '#lib/language.ts';
import { RESPONDER, syntheticSwap } from '../testing/syntheticSwap.ts';
import { say } from '../words/english.ts';
import { german } from '../words/german.ts';
import { stepFailure } from './stepFailure.ts';
import { StepNotTaken } from './stepNotTaken.ts';
import { lockErrorWords, readingWords, refusalWords } from './swapWords.ts';

const spoken = { ...say };
afterEach(() => speak('en', { atomicSwaps: spoken }));

const rules: Refusal['rule'][] = [
  'WrongChain',
  'UnknownCode',
  'NoToken',
  'NotLocked',
  'LockEnded',
  'NotFinal',
  'HashUsed',
  'SecretKnown',
  'ReceiverRefused',
  'ChainSilent',
  'GapTooSmall',
  'TooLateToLock',
  'ExpiryTooFar',
  'TooLateToReveal',
];
const faults: NodeFault[] = ['silent', 'lies', 'otherChain', 'noContract', 'noFinality'];

function allWords(): string[] {
  return [
    ...rules.map((rule) =>
      refusalWords({ rule, side: 'second', words: '', canPass: false }, syntheticSwap),
    ),
    ...faults.map((fault) => readingWords(new NodeFailed(10, 'why', fault))),
    ...hashTimeLockAbi.flatMap((item) => (item.type === 'error' ? lockErrorWords(item.name) : [])),
  ];
}

describe('the words of rules, nodes and the contract', () => {
  const english = allWords();

  it.each(['en', 'de'] as const)('say each in %s, with the chain that it is about', (language) => {
    if (language === 'de') speak('de', { atomicSwaps: german });
    const all = allWords();
    expect(all).toHaveLength(14 + 5 + 14);
    for (const [i, words] of all.entries()) {
      expect(words).toMatch(/^\S.{8,}[.!)]$/s);
      if (language === 'de') expect(words).not.toBe(english[i]);
    }
    expect(all[5]).toContain('Chain 10');
  });

  it('make a node’s own text one harmless line', () => {
    const words = readingWords(new NodeFailed(10, `a\u202eb\n${'x'.repeat(500)}`));
    expect(words).not.toMatch(/[\u202e\n]/);
    expect(words.length).toBeLessThan(260);
  });
});

describe('stepFailure', () => {
  const lock = { kind: 'lock', side: 'first', before: 1 } as const;
  const reveal = { kind: 'reveal', before: 1 } as const;
  const no = new UserRejectedRequestError(new Error('no'));

  it('takes a no in the wallet for no error, unless the wallet has seen the secret', () => {
    expect(stepFailure(no, lock, syntheticSwap)).toMatchObject({
      tone: 'warn',
      words: say.rejectedLock,
    });
    expect(stepFailure(no, reveal, syntheticSwap)).toMatchObject({
      tone: 'error',
      words: say.rejectedReveal,
    });
  });

  it('names the rules that broke meanwhile, and the account that is needed', () => {
    const refusals: Refusal[] = [{ rule: 'HashUsed', side: 'first', words: '', canPass: false }];
    expect(
      stepFailure(new StepNotTaken({ kind: 'refused', refusals }), lock, syntheticSwap).more,
    ).toEqual([say.ruleHashUsed('Chain 1')]);
    const other = new StepNotTaken({ kind: 'otherAccount', needed: RESPONDER });
    expect(stepFailure(other, lock, syntheticSwap).words).toContain('0xbBbB…BBbB');
  });

  it('says the contract’s refusal in the reader’s words', () => {
    speak('de', { atomicSwaps: german });
    const refused = new CallRefused({
      name: 'WrongNonce',
      args: { nonce: 0n, expected: 1n },
    });
    expect(stepFailure(refused, lock, syntheticSwap).words).toBe(german.WrongNonce);
  });
});
