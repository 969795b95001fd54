import {
  type Address,
  BaseError,
  type Block,
  createClient,
  decodeAbiParameters,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  http,
  keccak256,
  type PublicClient,
  RawContractError,
  RpcRequestError,
  type Transport,
} from 'viem';
import {
  call,
  estimateGas,
  estimateMaxPriorityFeePerGas,
  getBalance,
  getBlock,
  getChainId,
  getCode,
  getTransactionCount,
  getTransactionReceipt,
  readContract,
  sendRawTransaction,
} from 'viem/actions';
import { hashTimeLockAbi } from '../generated/hashTimeLockAbi.ts';
import { hashTimeLockCodeHash } from '../generated/hashTimeLockCode.ts';
import { type AtomicSwap, lockIdOf, type SwapSide } from './atomicSwap.ts';
import { hashOfSecret, lockStates } from './lock.ts';
import { NodeFailed, SwapError } from './swapError.ts';
import type { ChainObservation } from './swapRules.ts';

/** How one chain is reached. */
export interface ChainSettings {
  chainId: number;
  /** Nodes: best of different operators. */
  urls: readonly string[];
  /** Blocks after which one counts as final; null where the nodes know finalised blocks themselves. */
  confirmations: number | null;
}

/** A node, with what a swap asks of one: a client of viem with all of its actions weighs a page down. */
export type NodeClient = Pick<
  PublicClient,
  | 'call'
  | 'estimateGas'
  | 'estimateMaxPriorityFeePerGas'
  | 'getBalance'
  | 'getBlock'
  | 'getChainId'
  | 'getCode'
  | 'getTransactionCount'
  | 'getTransactionReceipt'
  | 'readContract'
  | 'sendRawTransaction'
>;

function nodeClient(transport: Transport): NodeClient {
  const client = createClient({ transport });
  return {
    call: (args) => call(client, args),
    estimateGas: (args) => estimateGas(client, args),
    estimateMaxPriorityFeePerGas: (args) => estimateMaxPriorityFeePerGas(client, args),
    getBalance: (args) => getBalance(client, args),
    getBlock: (args) => getBlock(client, args),
    getChainId: () => getChainId(client),
    getCode: (args) => getCode(client, args),
    getTransactionCount: (args) => getTransactionCount(client, args),
    getTransactionReceipt: (args) => getTransactionReceipt(client, args),
    readContract: (args) => readContract(client, args),
    sendRawTransaction: (args) => sendRawTransaction(client, args),
  };
}

/**
 * One chain as its nodes show it. A step that cannot be taken back needs all nodes to agree on it; a step that protects is
 * taken where one of them calls for it: a node that lies then costs gas, and one that is silent nothing.
 */
export class ChainNodes {
  readonly clients: readonly NodeClient[];

  constructor(readonly settings: ChainSettings) {
    this.clients = settings.urls.map((url) =>
      nodeClient(http(url, { retryCount: 0, timeout: 10_000 })),
    );
  }

  /** What every node shows. Throws `NodeFailed` where one fails. */
  observeAll(terms: AtomicSwap, side: SwapSide): Promise<ChainObservation[]> {
    return Promise.all(this.clients.map((client) => this.#observe(client, terms, side)));
  }

  /** What those nodes show that answer. Throws `NodeFailed` where none does. */
  async observeAny(terms: AtomicSwap, side: SwapSide): Promise<ChainObservation[]> {
    const answers = this.clients.map((client) => this.#observe(client, terms, side));
    return this.#succeeded(await Promise.allSettled(answers));
  }

  /** The answers of those nodes that give one. Throws `NodeFailed` where none does. */
  async ask<Answer>(question: (client: NodeClient) => Promise<Answer>): Promise<Answer[]> {
    const answers = this.clients.map((client) => this.#named(question(client)));
    return this.#succeeded(await Promise.allSettled(answers));
  }

  /** The first answer. Throws `NodeFailed` where no node gives one. */
  async askOne<Answer>(question: (client: NodeClient) => Promise<Answer>): Promise<Answer> {
    const [answer] = await this.ask(question);
    if (answer === undefined) throw new NodeFailed(this.settings.chainId, 'no node is given');
    return answer;
  }

  #succeeded<Answer>(answers: PromiseSettledResult<Answer>[]): Answer[] {
    const good = answers.filter((answer) => answer.status === 'fulfilled');
    const bad = answers.find((answer) => answer.status === 'rejected');
    if (good.length === 0 && bad) throw bad.reason;
    return good.map(({ value }) => value);
  }

  /** Whatever goes wrong with a node's answer is the node's: also one that makes no sense, which viem stumbles over. */
  async #named<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof SwapError) throw error;
      const reason =
        error instanceof BaseError
          ? `${error.shortMessage} ${error.details}`.trim()
          : String(error);
      throw new NodeFailed(this.settings.chainId, reason);
    }
  }

  #observe(client: NodeClient, terms: AtomicSwap, side: SwapSide): Promise<ChainObservation> {
    return this.#named(this.#look(client, terms, side));
  }

  async #look(client: NodeClient, terms: AtomicSwap, side: SwapSide): Promise<ChainObservation> {
    const { contract, token, sender, receiver, amount } = terms[side];
    const [chainId, head] = await Promise.all([client.getChainId(), client.getBlock()]);
    const [finalTime, code, tokenCode] = await Promise.all([
      this.#finalTime(client, head),
      client.getCode({ address: contract }),
      client.getCode({ address: token }),
    ]);
    for (const seconds of [Number(head.timestamp), finalTime]) {
      // Comparing with what is no number is false, and every rule a comparison.
      if (!Number.isSafeInteger(seconds)) {
        throw new NodeFailed(chainId, `a node shows a block of no time (${seconds}).`, 'lies');
      }
    }
    const place = {
      chainId,
      codeHash: code === undefined ? null : keccak256(code),
      tokenHasCode: tokenCode !== undefined,
      headTime: Number(head.timestamp),
      finalTime,
    };
    // Other code could answer anything.
    if (place.codeHash !== hashTimeLockCodeHash || chainId !== this.settings.chainId) {
      const nothing = { state: 'none', lockedAt: 0, endedAt: 0, secret: null, uses: 0n } as const;
      return { ...place, ...nothing, pays: null };
    }
    const at = { address: contract, abi: hashTimeLockAbi, blockNumber: head.number } as const;
    const [[state, lockedAt, endedAt], secret, uses] = await Promise.all([
      client.readContract({ ...at, functionName: 'stateOf', args: [lockIdOf(terms, side)] }),
      client.readContract({ ...at, functionName: 'secretOf', args: [terms.hash] }),
      client.readContract({ ...at, functionName: 'usesOf', args: [sender, terms.hash] }),
    ]);
    const isKnown = BigInt(secret) !== 0n;
    if (isKnown && hashOfSecret(secret) !== terms.hash) {
      throw new NodeFailed(
        chainId,
        `a node lies: it shows a secret that is not of ${terms.hash}.`,
        'lies',
      );
    }
    const name = lockStates[state];
    if (name === undefined) {
      throw new NodeFailed(chainId, `a node shows a state ${state}.`, 'lies');
    }
    return {
      ...place,
      state: name,
      lockedAt: Number(lockedAt),
      endedAt: Number(endedAt),
      secret: isKnown ? secret : null,
      uses,
      pays: name === 'open' ? await wouldPay(client, { contract, token, receiver, amount }) : null,
    };
  }

  /** The newest final block's time; 0 while there is none. */
  async #finalTime(client: NodeClient, head: Block<bigint, false, 'latest'>): Promise<number> {
    const { chainId, confirmations } = this.settings;
    if (confirmations !== null) {
      const blockNumber = head.number - BigInt(confirmations);
      if (blockNumber < 0n) return 0;
      return Number((await client.getBlock({ blockNumber })).timestamp);
    }
    try {
      return Number((await client.getBlock({ blockTag: 'finalized' })).timestamp);
    } catch (error) {
      if (!(error instanceof BaseError)) throw error;
      throw new NodeFailed(
        chainId,
        `a node knows no finalised block (${error.shortMessage}). Where nodes have none, say after how many blocks one is final: --confirmations ${chainId}=<blocks>.`,
        'noFinality',
      );
    }
  }
}

interface Payment {
  contract: Address;
  token: Address;
  receiver: Address;
  amount: bigint;
}

/** The token's transfer that a redemption ends in, by itself: so that it can be tried without telling the secret. */
export function payment({ contract, token, receiver, amount }: Payment) {
  const data = encodeFunctionData({
    abi: erc20Abi,
    functionName: 'transfer',
    args: [receiver, amount],
  });
  return { account: contract, to: token, data };
}

async function wouldPay(client: NodeClient, terms: Payment): Promise<boolean> {
  try {
    const { data } = await client.call(payment(terms));
    return isYes(data);
  } catch (error) {
    // The node ran the call, and it failed. Everything else says nothing of the token.
    const hasRun =
      error instanceof BaseError &&
      error.walk(
        (cause) =>
          cause instanceof RawContractError ||
          (cause instanceof RpcRequestError && /revert|invalid opcode/i.test(cause.details)),
      ) !== null;
    if (hasRun) return false;
    throw error;
  }
}

/** What SafeERC20 takes for a transfer that went well: nothing, or true. */
function isYes(data: Hex | undefined): boolean {
  if (data === undefined || data === '0x') return true;
  if (data.length < 66) return false;
  return decodeAbiParameters([{ type: 'uint256' }], data)[0] === 1n;
}
