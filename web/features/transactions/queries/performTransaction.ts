import type { Account, Chain, Client, Hash, Transport } from 'viem';
import {
  estimateContractGas,
  simulateContract,
  waitForTransactionReceipt,
  writeContract,
} from 'viem/actions';
import type { Node } from '#features/wallet';
import type { ContractCall } from '../model/contractCall.ts';
import { contractRequest } from '../model/contractRequest.ts';
import { OutcomeUnknown } from '../model/explainFailure.ts';

interface Performance {
  node: Node;
  /** The wallet, with the account that signs. */
  wallet: Client<Transport, Chain, Account>;
  call: ContractCall;
  /** Told when the wallet has sent it, and again where the reader replaced it there. */
  onSent: (hash: Hash) => void;
}

export type Ending = 'confirmed' | 'replaced' | 'reverted';

/**
 * One transaction from simulation to receipt. Simulated before anything is signed, so that a revert has words first:
 * throws what the simulation, the wallet or the node throws, and `OutcomeUnknown` once it was sent. Gas is the node's
 * estimate and a third more, because the walk may meet more levels in the block it lands in.
 */
export async function performTransaction(performance: Performance): Promise<Ending> {
  const { node, wallet, onSent } = performance;
  const { account } = wallet;
  const call = contractRequest(performance.call);
  await simulateContract(node, { ...call, account });
  const estimate = await estimateContractGas(node, { ...call, account });
  const hash = await writeContract(wallet, {
    ...call,
    account,
    chain: wallet.chain,
    gas: (estimate * 4n) / 3n,
  });
  onSent(hash);

  let isReplaced = false;
  try {
    const receipt = await waitForTransactionReceipt(node, {
      hash,
      pollingInterval: 500,
      onReplaced: ({ reason, transaction }) => {
        isReplaced = reason !== 'repriced';
        onSent(transaction.hash);
      },
    });
    if (isReplaced) return 'replaced';
    return receipt.status === 'success' ? 'confirmed' : 'reverted';
  } catch (error) {
    throw new OutcomeUnknown(hash, error);
  }
}
