import { escrowAbi } from '@weir/contracts';
import {
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
} from 'viem';
import { call } from 'viem/actions';
import { isUnreachable } from '#features/failures';
import type { Node } from '#features/wallet';

type Reads = ContractFunctionName<typeof escrowAbi, 'view'>;

type Result<Name extends Reads> = ContractFunctionReturnType<typeof escrowAbi, 'view', Name>;

/** Calls that go in one request: far below what nodes bound in gas and bytes. */
const AT_ONCE = 100;

/**
 * One function of the escrow for many arguments, at one block, by the escrow's own `multicall`: one that reverts reverts all of its
 * request, so it is for functions that do not.
 */
export async function readEach<Name extends Reads>(
  { node, escrow, blockNumber }: { node: Node; escrow: Address; blockNumber?: bigint },
  functionName: Name,
  argsList: readonly ContractFunctionArgs<typeof escrowAbi, 'view', Name>[],
): Promise<Result<Name>[]> {
  const parts: (typeof argsList)[] = [];
  for (let i = 0; i < argsList.length; i += AT_ONCE) parts.push(argsList.slice(i, i + AT_ONCE));
  const answers = await Promise.all(
    parts.map(async (part) => {
      // The name fixes the arguments' types; viem's overloads lose that for a name that is a type parameter.
      const inner = part.map((args) =>
        encodeFunctionData({ abi: escrowAbi, functionName, args } as never),
      );
      const data = encodeFunctionData({
        abi: escrowAbi,
        functionName: 'multicall',
        args: [inner],
      });
      const answer = await call(node, {
        to: escrow,
        data,
        ...(blockNumber !== undefined && { blockNumber }),
      });
      return decodeFunctionResult({
        abi: escrowAbi,
        functionName: 'multicall',
        data: answer.data ?? '0x',
      });
    }),
  );
  return answers.flat().map(
    (data) =>
      // As above: what the function of this name gives.
      decodeFunctionResult({ abi: escrowAbi, functionName, data } as never) as Result<Name>,
  );
}

/** As `readEach`, with null where one reverts: of what an indexer made up, or a chain took back. */
export async function readEachThere<Name extends Reads>(
  at: Parameters<typeof readEach>[0],
  functionName: Name,
  argsList: readonly ContractFunctionArgs<typeof escrowAbi, 'view', Name>[],
): Promise<(Result<Name> | null)[]> {
  try {
    return await readEach(at, functionName, argsList);
  } catch (error) {
    if (isUnreachable(error)) throw error;
    const one = async (args: (typeof argsList)[number]) => {
      try {
        return (await readEach(at, functionName, [args]))[0] ?? null;
      } catch (error) {
        if (isUnreachable(error)) throw error;
        return null;
      }
    };
    return Promise.all(argsList.map(one));
  }
}
