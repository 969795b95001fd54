import type { QueryClient } from '@tanstack/react-query';
import type { TokenPermit } from '@weir/contracts';
import { toast } from 'sonner';
import { type Address, encodeFunctionData, formatUnits, isAddressEqual, keccak256 } from 'viem';
import {
  estimateContractGas,
  getBlockNumber,
  getTransactionReceipt,
  simulateContract,
  writeContract,
} from 'viem/actions';
import type { Config } from 'wagmi';
import type { Wording } from '#features/errors';
import { explainFailure, type Failure, Stopped } from '#features/failures';
import type { Node } from '#features/wallet';
import { type ContractCall, lendingCall, spenderOf, wrapCall } from '../model/contractCall.ts';
import { type ContractRequest, contractRequest } from '../model/contractRequest.ts';
import type { OperatorNeed } from '../model/operatorNeed.ts';
import { summarizeReceipt } from '../model/receiptSummary.ts';
import { askForConsent, isRisky } from '../model/riskConsent.ts';
import { transactionLog } from '../model/transactionLog.ts';
import { say } from '../words/english.ts';
import { type Ending, followLogged, readAnew } from './followLogged.ts';
import { type PlannedPermission, planPermission, signPermission } from './operatorPermission.ts';
import { planCoin } from './planCoin.ts';
import { type ApprovalStep, type Planning, planSteps, planWithoutSignature } from './planSteps.ts';
import { signPermit } from './signPermit.ts';
import { distrustPermits } from './tokenPermits.ts';
import type { Undertaking } from './useTransactions.ts';
import { openSession, type WalletSession } from './walletSession.ts';

interface Run {
  config: Config;
  node: Node;
  queries: QueryClient;
  wording: Wording;
  chainId: number;
  exchange: Address;
  /** The chain's own coin, and the token that wraps it where there is one. */
  coin: string;
  wrappedCoin: Address | null;
  account: Address;
  undertaking: Undertaking;
  /** Told what is being done, in words. */
  onStep: (words: string | null) => void;
}

/** Wallets that have shown that they sign no typed data, by their connector's uid: they are not asked twice. */
const unsigning = new Set<string>();

/** A transaction that ended otherwise than confirmed: its words are in the log and the notice already. */
class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';
  constructor(readonly failure: Failure) {
    super(failure.words);
  }
}

/** How an undertaking ended. */
interface Outcome {
  /** Null where all of it was confirmed. */
  failure: Failure | null;
  /** The call itself was confirmed: what failed, if anything, came after it. */
  isDone: boolean;
}

/**
 * All that one press of a button means: the risks once, then approvals or permits, then the call, then what is to be
 * made of what it brought. Each transaction is simulated before it is signed, and the account and its chain are asked
 * for before each signature.
 */
export async function runUndertaking(run: Run): Promise<Outcome> {
  const { config, account, chainId, undertaking } = run;
  const session = openSession(config, account, chainId);
  const { label } = undertaking;
  let isDone = false;
  try {
    if (isRisky(undertaking.call) && !(await askForConsent())) throw new Stopped(say.riskNotTaken);
    await session.require();
    run.onStep(say.checking);
    const planning = planningOf(run);
    const { pays = [] } = undertaking;
    const [{ before: turned, call }, steps, permission] = await Promise.all([
      planCoin({ ...run, pays, call: undertaking.call }),
      planSteps(planning),
      planPermission(planning, undertaking.permission),
    ]);
    const before = [...(undertaking.before ?? []), ...turned];
    const unwrapped = undertaking.unwraps ? run.wrappedCoin : null;
    const count = before.length + steps.length + (permission ? 1 : 0) + (unwrapped ? 2 : 1);
    let number = 0;
    const next = (what: string) => {
      number += 1;
      const words = count > 1 ? say.step(number, count, what) : say.checking;
      run.onStep(words);
      return words;
    };

    for (const first of before)
      await send(run, session, first.label, first.call, [], next(first.label));
    const permits: TokenPermit[] = [];
    for (const step of steps) {
      const words = next(stepWords(step));
      if ('call' in step) {
        await send(run, session, stepTitle(step), step.call, [], words);
        continue;
      }
      const permit = await askForPermit(run, session, step, words);
      if (typeof permit === 'object') {
        permits.push(permit);
        continue;
      }
      if (permit === 'unsigned') unsigning.add(config.state.current ?? '');
      else distrustPermits(run.node, step.approval.token);
      await approveInstead(run, session, planning, step);
    }
    const permitted = permission
      ? await askForPermission(run, session, permission, next(say.signOperator))
      : call;
    const id = await send(run, session, label, permitted, permits, next(say.send));
    isDone = true;
    if (unwrapped) {
      const amount = await receivedBy(run, id, unwrapped);
      const title = say.unwrap(`${formatUnits(amount, 18)} ${run.coin}`);
      const unwrap = wrapCall('unwrap', unwrapped, amount);
      if (amount > 0n) await send(run, session, title, unwrap, [], next(title));
    }
    return { failure: null, isDone };
  } catch (error) {
    const why = error instanceof NotConfirmed ? error.failure : explain(run, error);
    const words = isDone ? say.notUnwrapped(run.coin, why.words) : why.words;
    return { failure: { ...why, words }, isDone };
  } finally {
    run.onStep(null);
  }
}

interface Preview extends Pick<Run, 'config' | 'node' | 'exchange' | 'account'> {
  approvals: Undertaking['approvals'];
  permission?: OperatorNeed | undefined;
  call: ContractCall;
}

/** What the wallet will be asked for before a call, in words; empty where nothing. */
export async function previewSteps({
  approvals,
  permission,
  call,
  ...rest
}: Preview): Promise<string[]> {
  const undertaking = { label: '', call, ...(approvals && { approvals }) };
  const planning = planningOf({ ...rest, undertaking });
  const [steps, permitted] = await Promise.all([
    planSteps(planning),
    planPermission(planning, permission),
  ]);
  const asked = permitted ? [permitted.canSign ? say.signOperator : say.allowOperator] : [];
  return [...steps.map(stepWords), ...asked];
}

type Planned = Pick<Run, 'config' | 'node' | 'exchange' | 'account' | 'undertaking'>;

function planningOf({ node, exchange, account, undertaking, config }: Planned): Planning {
  const { approvals = [], unlimited = false, call } = undertaking;
  const canSign = !unsigning.has(config.state.current ?? '');
  const spender = spenderOf(call, exchange);
  return { node, spender, account, approvals, unlimited, call, canSign };
}

function stepWords({ kind, approval: { symbol } }: ApprovalStep): string {
  if (kind === 'permit') return say.signPermit(symbol);
  if (kind === 'permit2') return say.signPermit2(symbol);
  return kind === 'reset' ? say.reset(symbol) : say.approve(symbol);
}

function stepTitle({ kind, approval: { symbol } }: ApprovalStep): string {
  return kind === 'reset' ? say.resetTitle(symbol) : say.approveTitle(symbol);
}

async function askForPermit(
  run: Run,
  session: WalletSession,
  step: Extract<ApprovalStep, { kind: 'permit' | 'permit2' }>,
  words: string,
): ReturnType<typeof signPermit> {
  const { node, exchange, undertaking } = run;
  const { label, unlimited = false } = undertaking;
  const notice = toast.loading(label, { description: words });
  try {
    return await signPermit({ node, session, exchange, unlimited, step });
  } finally {
    toast.dismiss(notice);
  }
}

/** The call with the leave that it needs: signed, or given by a transaction of its own where nothing can be signed. */
async function askForPermission(
  run: Run,
  session: WalletSession,
  { need, canSign }: PlannedPermission,
  words: string,
): Promise<ContractCall> {
  const { undertaking, node } = run;
  if (canSign) {
    const notice = toast.loading(undertaking.label, { description: words });
    try {
      const grant = await signPermission(node, session, need);
      if (grant) return need.withGrant(grant);
      unsigning.add(run.config.state.current ?? '');
    } finally {
      toast.dismiss(notice);
    }
  }
  run.onStep(say.allowOperator);
  const allow = lendingCall(need.lending, 'setOperator', [need.operator, true]);
  await send(run, session, say.allowOperatorTitle, allow, [], say.allowOperator);
  return undertaking.call;
}

/** An approval of its own, where a signature could not be had or would not be taken. */
async function approveInstead(
  run: Run,
  session: WalletSession,
  planning: Planning,
  { approval }: ApprovalStep,
): Promise<void> {
  const steps = await planWithoutSignature({ ...planning, approvals: [approval] });
  for (const step of steps) {
    if (!('call' in step)) continue;
    const words = stepWords(step);
    run.onStep(words);
    await send(run, session, stepTitle(step), step.call, [], words);
  }
}

/**
 * One transaction from simulation to its end; resolves to its id in the log. Gas is the node's estimate and a third more: in the block it lands in,
 * a walk may meet levels that were placed since, each costing about as much as one of those estimated; what is not
 * used is not paid.
 */
async function send(
  run: Run,
  session: WalletSession,
  label: string,
  call: ContractCall,
  permits: readonly TokenPermit[],
  words: string,
): Promise<string> {
  const { node, queries, chainId, account } = run;
  const id = transactionLog.add({ chainId, account, label });
  toast.loading(label, { id, description: words });
  let ending: Ending;
  const request = contractRequest(call, permits, account);
  try {
    await simulateContract(node, { ...request, account });
    const [estimate, sinceBlock] = await Promise.all([
      estimateContractGas(node, { ...request, account }),
      getBlockNumber(node),
    ]);
    const wallet = await session.require();
    toast.loading(label, { id, description: say.waitingForWallet });
    const hash = await writeContract(wallet as Parameters<typeof writeContract>[0], {
      ...request,
      account: wallet.account,
      chain: wallet.chain,
      // The market may move first; and what is written once a second is missing in the estimate if the last block wrote it.
      gas: (estimate * 4n) / 3n,
    });
    const { abi, functionName, args, address: to, value } = request;
    const dataHash = keccak256(encodeFunctionData({ abi, functionName, args }));
    const sent = { hash, nonce: null, to, dataHash, value, sentAt: Date.now(), sinceBlock };
    transactionLog.update(id, { status: 'pending', sent });
    toast.loading(label, { id, description: say.sentWaiting });
    const entry = transactionLog.read().find((listed) => listed.id === id);
    if (!entry) throw new Error(`The transaction ${hash} is not in the log that it was put into.`);
    ending = await followLogged(entry, node, queries);
  } catch (error) {
    const failure = explain(run, error);
    const isRejected = failure.kind === 'rejected';
    transactionLog.update(id, {
      status: isRejected ? 'rejected' : 'failed',
      words: failure.words,
    });
    (isRejected ? toast.info : toast.error)(label, { id, description: failure.words });
    void readAnew(queries);
    throw new NotConfirmed(failure);
  }
  if (ending === 'confirmed') return id;
  throw new NotConfirmed(await failureOf(run, request, id, ending));
}

/** Units of a token that a confirmed transaction brought into the account's wallet, by its net. */
async function receivedBy({ node, account, exchange }: Run, id: string, token: Address) {
  const hash = transactionLog.read().find((entry) => entry.id === id)?.sent?.hash;
  if (!hash) throw new Error(`The transaction ${id} is not in the log that it was put into.`);
  const { logs } = await getTransactionReceipt(node, { hash });
  const { wallet } = summarizeReceipt(logs, { account, exchange, markets: [], tokens: [] });
  const came = wallet.find((movement) => movement.token && isAddressEqual(movement.token, token));
  return came && came.units > 0n ? came.units : 0n;
}

/** An error in the words of the part of the page that it is of, or in the page's. */
function explain({ undertaking, wording }: Run, error: unknown): Failure {
  const words = undertaking.explain?.(error, wording) ?? null;
  return words === null ? explainFailure(error, wording) : { kind: 'reverted', words };
}

/** Words for a transaction that did not do what it should; of one that failed, by doing it again where it stands. */
async function failureOf(
  run: Run,
  request: ContractRequest,
  id: string,
  ending: Exclude<Ending, 'confirmed'>,
): Promise<Failure> {
  const { node, account } = run;
  const words = transactionLog.read().find((entry) => entry.id === id)?.words ?? say.unknown;
  if (ending !== 'failed') return { kind: 'unknown', words };
  try {
    await simulateContract(node, { ...request, account });
  } catch (error) {
    const why = explain(run, error);
    if (why.kind === 'reverted') {
      const explained = `${say.failedInBlock} ${why.words}`;
      transactionLog.update(id, { words: explained });
      return { kind: 'reverted', words: explained };
    }
  }
  return { kind: 'reverted', words };
}
