import { actionCall, escrowAbi } from '@weir/contracts';
import { encodeFunctionData } from 'viem';
import { describe, expect, it } from 'vitest';
import {
  readSharedAction,
  type SharedAction,
  sharedActionLink,
  sharedActionText,
  textOfHash,
} from './signedActionText.ts';

const ESCROW = '0x3000000000000000000000000000000000000003';
const scope = { chainId: 1, escrow: ESCROW } as const;
const call = actionCall('markPaid', [7n, 2, `0x${'00'.repeat(32)}`]);
const shared: SharedAction = {
  ...scope,
  actor: '0x4000000000000000000000000000000000000004',
  action: 'markPaid',
  call,
  nonce: 2n ** 200n,
  deadline: 1_800_000_000n,
  signature: '0x1234',
};
const text = sharedActionText(shared);

describe('a signed action as text', () => {
  it('comes back as it was, with what it calls', () => {
    const read = { shared, args: [7n, 2, `0x${'00'.repeat(32)}`] };
    expect(readSharedAction(text, scope)).toEqual(read);
  });

  it('comes back out of its link, which no server sees', () => {
    const link = sharedActionLink('https://weir.example', shared);
    expect(new URL(link).pathname).toBe('/p2p');
    expect(new URL(link).search).toBe('');
    expect(readSharedAction(` ${link}\n`, scope)).toMatchObject({ shared });
    expect(readSharedAction(textOfHash(new URL(link).hash), scope)).toMatchObject({ shared });
  });

  it('is told from one of another chain or escrow', () => {
    expect(readSharedAction(text, { ...scope, chainId: 2 })).toBe('elsewhere');
    expect(readSharedAction(text, { ...scope, escrow: shared.actor })).toBe('elsewhere');
  });

  it.each([
    ['no JSON', 'mark it as paid'],
    ['a name that is not its call’s', text.replace('"markPaid"', '"cancel"')],
    ['a call that is none', text.replace(call, `0x${'ab'.repeat(36)}`)],
    ['a number that is none', text.replace('"1800000000"', '"1e9"')],
    ['a number that is no text', text.replace('"1800000000"', '1800000000')],
    ['a number that the chain cannot count', text.replace('"1800000000"', `"${2n ** 256n}"`)],
    ['no signature', text.replace('"signature"', '"sign"')],
    ['a short address', text.replace('0x4000', '0x40')],
    ['half a link', sharedActionLink('https://weir.example', shared).slice(0, 90)],
  ])('is none with %s', (_, damaged) => {
    expect(readSharedAction(damaged, scope)).toBeNull();
  });

  it('is none of what may not be signed for, such as several calls in one', () => {
    const many = encodeFunctionData({ abi: escrowAbi, functionName: 'multicall', args: [[call]] });
    const damaged = text.replace(call, many).replace('"markPaid"', '"multicall"');
    expect(readSharedAction(damaged, scope)).toBeNull();
  });
});
