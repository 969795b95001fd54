import { type Address, formatUnits, isAddressEqual, zeroAddress } from 'viem';
import { getGasPrice } from 'viem/actions';
import { coinStep, isCoinAsset, keptForGas } from '#features/coin';
import { type Node, readBalance } from '#features/wallet';
import { type ContractCall, withCoin, wrapCall } from '../model/contractCall.ts';
import { say } from '../words/english.ts';

/** What leaves the wallet by a call, at most. */
export interface Payment {
  token: Address;
  amount: bigint;
}

interface CoinPlanning {
  node: Node;
  account: Address;
  /** The coin's symbol, and the token that wraps it where there is one. */
  coin: string;
  wrappedCoin: Address | null;
  pays: readonly Payment[];
  call: ContractCall;
}

/** The call with the coin that it pays, and what has to be turned into the right form before it. */
export interface CoinPlan {
  before: { label: string; call: ContractCall }[];
  call: ContractCall;
}

/**
 * The coin and the token that wraps it are one asset: where a payment is in the one and too little of it is there, the
 * rest is made of the other first. Too little of both is left to the simulation, which says so.
 */
export async function planCoin(planning: CoinPlanning): Promise<CoinPlan> {
  const { node, account, coin, wrappedCoin, pays, call } = planning;
  const payment = pays.find(({ token }) => isCoinAsset(token, wrappedCoin));
  if (!payment) return { before: [], call };
  const { token, amount } = payment;
  const isCoin = isAddressEqual(token, zeroAddress);
  const paying = isCoin ? withCoin(call, amount) : call;
  if (wrappedCoin === null) return { before: [], call: paying };

  const [coinHeld, wrapped, gasPrice] = await Promise.all([
    readBalance({ node, owner: account, token: zeroAddress }),
    readBalance({ node, owner: account, token: wrappedCoin }),
    getGasPrice(node),
  ]);
  const gasReserve = keptForGas(gasPrice);
  const step = coinStep(token, amount, { coin: coinHeld, wrapped, gasReserve });
  if (step === null || step.kind === 'none') return { before: [], call: paying };
  const words = `${formatUnits(step.amount, 18)} ${coin}`;
  const label = step.kind === 'wrap' ? say.wrap(words) : say.unwrap(words);
  return {
    before: [{ label, call: wrapCall(step.kind, wrappedCoin, step.amount) }],
    call: paying,
  };
}
