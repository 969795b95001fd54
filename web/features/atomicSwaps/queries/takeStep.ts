/** One signed step of a swap, from the press of the button to its block. */
import {
  approvalCalls,
  lockCall,
  lockFunds,
  NodeFailed,
  type Refusal,
  redeemCall,
  refundCall,
  type SwapCall,
  type SwapChange,
  type SwapNodes,
  type SwapRecord,
  type SwapSide,
  unknownContract,
} from '@weir/contracts';
import { type Address, BaseError, type Hex, isAddressEqual } from 'viem';
import { isRejection } from '#features/failures';
import { StepNotTaken } from '../model/stepNotTaken.ts';
import { type SignedStep, sideOf } from '../model/swapPrompt.ts';

/** What is being done, for the reader. */
export type StepStage = 'checking' | 'switching' | 'approving' | 'asking' | 'mining';

/** How it ended. `pending`: in no block yet; what became of it the next look at the chain says. */
export interface StepEnd {
  status: 'success' | 'reverted' | 'pending';
  transaction: Hex;
}

/** The wallet, as a step needs it. Both throw what the wallet says. */
export interface StepWallet {
  account: Address;
  /** Puts it on a chain. */
  turnTo(chainId: number): Promise<void>;
  /** Asks to sign and send there; resolves to the transaction's hash. */
  send(chainId: number, call: SwapCall): Promise<Hex>;
}

/** What of the kept swaps a step needs. */
interface StepStore {
  read(hash: Hex): SwapRecord | null;
  change(hash: Hex, change: SwapChange): SwapRecord;
  readSecret(hash: Hex): Hex | null;
}

export interface StepTools {
  hash: Hex;
  nodes: SwapNodes;
  wallet: StepWallet;
  store: StepStore;
  /** HashTimeLock on both chains, as the reader knows it. */
  known: Readonly<Record<SwapSide, Address>>;
  /** What is to be done, as the chains show it now. */
  look: () => Promise<{ steps: readonly { kind: string }[]; refusals: readonly Refusal[] }>;
  onStage: (stage: StepStage) => void;
  sleep: (milliseconds: number) => Promise<void>;
}

/** How often a receipt is asked for, in milliseconds, and how many times. */
const RECEIPT_EVERY = 1500;
const RECEIPT_TIMES = 80;

/**
 * Takes a step that the rules name. What cannot be taken back is judged by the chains as they are now, and once more after
 * each dialog that may have stood open. The record says that a lock or a secret may be public before the wallet is asked: a
 * wallet, and whoever tries transactions for it, sees what it signs.
 *
 * Throws `StepNotTaken`, `NodeFailed`, `CallRefused`, `NotKept`, and what the wallet says.
 */
export async function takeStep(step: SignedStep, tools: StepTools): Promise<StepEnd> {
  const { hash, nodes, wallet, store, onStage } = tools;
  const side = sideOf(step);
  const { terms } = nodes;
  const { chainId } = terms[side];
  const chain = nodes.chains[side];
  if (step.kind === 'lock') {
    const unknown = unknownContract(terms, tools.known);
    if (unknown !== null) throw new StepNotTaken({ kind: 'unknownContract', side: unknown });
    const { sender } = terms[side];
    if (!isAddressEqual(wallet.account, sender)) {
      throw new StepNotTaken({ kind: 'otherAccount', needed: sender });
    }
    // Who did not make the hash's secret must not lock first: whoever did could take the lock, and make none.
    if (side === 'first' && store.readSecret(hash) === null) {
      throw new StepNotTaken({ kind: 'noSecret' });
    }
  }
  onStage('checking');
  await requireStep(step, tools);
  onStage('switching');
  await wallet.turnTo(chainId);

  let call: SwapCall;
  const before = store.read(hash);
  switch (step.kind) {
    case 'lock': {
      await approve(side, tools);
      onStage('checking');
      await requireStep(step, tools);
      call = await lockCall(chain, terms, side);
      store.change(hash, { hasLocked: true });
      break;
    }
    case 'reveal': {
      const secret = store.readSecret(hash);
      if (secret === null) throw new StepNotTaken({ kind: 'noSecret' });
      call = await redeemCall(chain, terms, 'second', secret);
      onStage('checking');
      await requireStep(step, tools);
      store.change(hash, { isRevealing: true });
      break;
    }
    case 'redeem': {
      call = await redeemCall(chain, terms, side, step.secret);
      store.change(hash, { secret: step.secret });
      break;
    }
    case 'refund':
      call = await refundCall(chain, terms, side);
  }

  onStage('asking');
  let transaction: Hex;
  try {
    transaction = await wallet.send(chainId, call);
  } catch (error) {
    // Only an outright no says that no lock was sent. A secret that the wallet has seen stays seen.
    const wasNew = step.kind === 'lock' && before?.hasLocked === false;
    if (wasNew && isRejection(error)) store.change(hash, { hasLocked: false });
    throw error;
  }
  if (step.kind === 'reveal') store.change(hash, { secret: store.readSecret(hash) });
  onStage('mining');
  return { status: await mined(side, transaction, tools), transaction };
}

/** The chains still ask for this step, and nothing speaks against it. */
async function requireStep({ kind }: SignedStep, { look }: StepTools): Promise<void> {
  const { steps, refusals } = await look();
  if (!steps.some((step) => step.kind === kind)) throw new StepNotTaken({ kind: 'movedOn' });
  const isFinal = kind === 'lock' || kind === 'reveal';
  if (isFinal && refusals.length > 0) throw new StepNotTaken({ kind: 'refused', refusals });
}

async function approve(side: SwapSide, tools: StepTools): Promise<void> {
  const { nodes, wallet, onStage } = tools;
  const { terms } = nodes;
  const { chainId, amount } = terms[side];
  const { balance, allowance } = await lockFunds(nodes.chains[side], terms, side);
  if (balance < amount) throw new StepNotTaken({ kind: 'tooLittle', balance, side });
  for (const call of approvalCalls(terms, side, allowance)) {
    onStage('approving');
    const transaction = await wallet.send(chainId, call);
    const status = await mined(side, transaction, tools);
    if (status !== 'success') throw new StepNotTaken({ kind: 'notApproved' });
  }
}

/** Waits until a node shows it in a block. Nodes that fail meanwhile say nothing of it. */
async function mined(
  side: SwapSide,
  hash: Hex,
  { nodes, sleep }: StepTools,
): Promise<StepEnd['status']> {
  for (let times = 0; times < RECEIPT_TIMES; times++) {
    if (times > 0) await sleep(RECEIPT_EVERY);
    const statuses = await nodes.chains[side]
      .ask(async (client) => {
        try {
          return (await client.getTransactionReceipt({ hash })).status;
        } catch (error) {
          const isMissing = error instanceof BaseError;
          if (isMissing && error.name === 'TransactionReceiptNotFoundError') return null;
          throw error;
        }
      })
      .catch((error: unknown) => {
        if (error instanceof NodeFailed) return [];
        throw error;
      });
    const status = statuses.find((found) => found !== null);
    if (status) return status;
  }
  return 'pending';
}
