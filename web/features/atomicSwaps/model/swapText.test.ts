import { swapRecordText } from '@weir/contracts';
import { describe, expect, it } from 'vitest';
import { responderRecord, SECRET, syntheticSwap } from '../testing/syntheticSwap.ts';
import { readSwapText, termsInAddress, termsLink, termsText } from './swapText.ts';
import { watchCommand } from './watchCommand.ts';

const link = termsLink('https://weir.example', syntheticSwap);

describe('readSwapText', () => {
  it('reads the link, and the text for the command line', () => {
    expect(readSwapText(` ${link}\n`)).toEqual({ kind: 'terms', terms: syntheticSwap });
    expect(readSwapText(termsText(syntheticSwap))).toEqual({ kind: 'terms', terms: syntheticSwap });
  });

  it('tells an exported record and a secret from terms', () => {
    const text = swapRecordText(responderRecord);
    expect(readSwapText(text)).toEqual({ kind: 'record', record: responderRecord });
    expect(readSwapText(SECRET)).toEqual({ kind: 'secret', secret: SECRET });
    expect(readSwapText(' ')).toEqual({ kind: 'empty' });
  });

  it.each([
    ['hello', null],
    ['https://weir.example/p2p/swaps/0x00#%%%', null],
    ['{"version":1}', 'profile'],
    [termsText(syntheticSwap).replace('"1000"', '1000'), 'first.amount'],
    [termsText(syntheticSwap).replace('"chainId":10', '"chainId":1'), 'second.chainId'],
    [`{"role":"owner","version":1}`, 'role'],
    ['x'.repeat(20_001), null],
    ['null', 'terms'],
  ])('says what is wrong in %s', (text, field) => {
    expect(readSwapText(text)).toEqual({ kind: 'wrong', field });
  });
});

describe('termsLink', () => {
  it('keeps the terms behind the #, where no server sees them', () => {
    const [before, behind = ''] = link.split('#');
    expect(before).toBe(`https://weir.example/p2p/swaps/${syntheticSwap.hash}`);
    expect(termsInAddress(syntheticSwap.hash, behind)).toEqual(syntheticSwap);
  });

  it('is no proposal of another hash', () => {
    const [, behind = ''] = link.split('#');
    expect(termsInAddress(`0x${'0'.repeat(64)}`, behind)).toBeNull();
    expect(termsInAddress(syntheticSwap.hash, '')).toBeNull();
  });
});

describe('watchCommand', () => {
  it('names no node: its address may hold a key', () => {
    const urls = ['https://node.example/key'];
    const chains = [
      { chainId: 1, urls, confirmations: null },
      { chainId: 10, urls, confirmations: 12 },
    ];
    expect(watchCommand(responderRecord, chains)).toBe(
      `npx pnpm swap watch ${syntheticSwap.hash.slice(0, 10)} --rpc 1=<node> --rpc 10=<node> --confirmations 10=12`,
    );
  });
});
