import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { toHex } from 'viem';
import type { ProxiedCall } from './faultyNode.ts';

interface Header {
  number: string;
  hash: string;
}

/** The chain's last blocks as they are now, as a node would answer them. */
export async function recordAnswers({ anvil, exchange }: LocalExchange) {
  const head = await anvil.rpc<Header>('eth_getBlockByNumber', ['latest', false]);
  const answers = new Map<string, unknown>([[keyOf('latest'), head]]);
  // A higher block than the last one was not there.
  for (let number = Number(head.number) + 20; number > Number(head.number) - 20; number--) {
    const header = await anvil.rpc<Header | null>('eth_getBlockByNumber', [toHex(number), false]);
    answers.set(keyOf(toHex(number)), header);
    if (!header) continue;
    const filter = { address: exchange, blockHash: header.hash };
    answers.set(keyOf(header.hash), await anvil.rpc('eth_getLogs', [filter]));
    const receipts = await anvil.rpc('eth_getBlockReceipts', [toHex(number)]);
    answers.set(`receipts ${keyOf(header.hash)}`, receipts);
  }
  const named = ({ method, params }: ProxiedCall) => {
    const [what] = params as [string | { blockHash?: string } | undefined];
    const name = keyOf(typeof what === 'string' ? what : what?.blockHash);
    return method === 'eth_getBlockReceipts' ? `receipts ${name}` : name;
  };
  return {
    head,
    has: (call: ProxiedCall) => answers.has(named(call)),
    answer: (call: ProxiedCall) => answers.get(named(call)),
  };
}

function keyOf(name: string | undefined): string {
  return name?.toLowerCase() ?? '';
}
