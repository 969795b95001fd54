import { encodeTokenPermit, exchangeAbi, type TokenPermit } from '@weir/contracts';
import { type Address, encodeFunctionData, numberToHex } from 'viem';
import type { ContractCall } from './contractCall.ts';

type ExchangeCall = Extract<ContractCall, { kind: 'exchange' }>;

/** Where the settlement stands in the packed words: contracts/ts/words/terms.ts. */
const RECIPIENT = (1n << 160n) - 1n;
const swapFlags = { fromInternal: 1n << 234n, toInternal: 1n << 235n };
const orderFlags = { fromInternal: 1n << 251n, toInternal: 1n << 252n };
const batchFlags = { fromInternal: 4n, toInternal: 8n };

/**
 * Whether a call can bring permits in its own transaction: as a batch, which takes swaps and placements.
 *
 * Lending's calls cannot: none of its functions takes a token's permit, and its multicall calls itself alone. A permit that
 * is sent to the token or to Permit2 by itself would be a transaction more, as an approval is, and a signature before it;
 * so lending is approved. An allowance that was given to it in Permit2 is used where there is one (planSteps.ts).
 */
export function takesPermits(call: ContractCall): boolean {
  if (call.kind === 'batch') return true;
  return call.kind === 'exchange' && Object.hasOwn(settlements, call.functionName);
}

/**
 * A swap or a placement as a batch of permits and itself. A batch names source and recipient once, for its net, so
 * they move from the action's packed terms to the batch's own arguments.
 *
 * @param owner who sends it, and gets what a placement brings.
 */
export function withPermits(
  { functionName, args }: ExchangeCall,
  permits: readonly TokenPermit[],
  owner: Address,
): { functionName: 'batch'; args: readonly unknown[] } {
  const settlement = settlements[functionName as keyof typeof settlements];
  if (!settlement) throw new Error(`${functionName} cannot bring permits: no batch takes it.`);
  const terms = args.at(-1) as bigint;
  const { fromInternal, toInternal } = settlement.flags;
  const recipient = settlement.recipient(terms, owner);
  const flags =
    (terms & fromInternal ? batchFlags.fromInternal : 0n) |
    (terms & toInternal ? batchFlags.toInternal : 0n);
  const unsettled = terms & ~(settlement.mask | fromInternal | toInternal);
  const action = encodeFunctionData({
    abi: exchangeAbi,
    functionName: functionName as 'swap',
    // The arguments were typed where the call was built; only the terms change.
    args: [...args.slice(0, -1), unsettled] as never,
  });
  return {
    functionName: 'batch',
    args: [[...permits.map(encodeTokenPermit), action], recipient, flags],
  };
}

const settlements = {
  swap: {
    mask: RECIPIENT,
    flags: swapFlags,
    recipient: (terms: bigint, _owner: Address): Address =>
      numberToHex(terms & RECIPIENT, { size: 20 }),
  },
  place: {
    mask: 0n,
    flags: orderFlags,
    recipient: (_terms: bigint, owner: Address): Address => owner,
  },
};
