import { BaseError, type Hex, keccak256, type PrivateKeyAccount } from 'viem';
import type { ChainNodes, NodeClient } from '../ts/atomic/chainNodes.ts';
import type { SwapCall } from '../ts/atomic/swapCalls.ts';
import { NodeFailed, SwapError } from '../ts/atomic/swapError.ts';
import type { Environment } from './environment.ts';

/** What became of a transaction. `pending`: in no block yet; sending the call again replaces it at a higher fee. */
export type Sent = { hash: Hex; status: 'success' | 'reverted' | 'pending' };

/** How one node would take the transaction. */
interface Bid {
  client: NodeClient;
  nonce: number;
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
}

/** A call with all that can fail before it is public behind it. */
export interface Prepared extends SwapCall {
  bids: readonly Bid[];
}

/** How often the receipt is asked for, in seconds, and how many times. */
const RECEIPT_EVERY = 1;
const RECEIPT_TIMES = 60;
/** A quarter each: to fourteen times what a node named. */
const MOST_RAISES = 12;

/**
 * Sends one account's transactions on one chain, one at a time, through every node that is given. Each node gets the first
 * nonce that it knows to be free and the fee that it names, so one that lies about either, or is silent, holds up nothing
 * that the others do; and what hangs is replaced, not queued behind.
 */
export class TransactionSender {
  readonly #last = new Map<NodeClient, Bid>();
  readonly #published = new Set<Hex>();

  constructor(
    readonly account: PrivateKeyAccount,
    readonly nodes: ChainNodes,
    readonly environment: Environment,
  ) {}

  /** Finds nonces and fees, and that the account can pay. Throws `SwapError` where it cannot, and `NodeFailed`. */
  async prepare(call: SwapCall): Promise<Prepared> {
    const { address } = this.account;
    const answers = await this.nodes.ask(async (client) => {
      const [nonce, balance, { baseFeePerGas }, tip] = await Promise.all([
        client.getTransactionCount({ address, blockTag: 'latest' }),
        client.getBalance({ address }),
        client.getBlock(),
        client.estimateMaxPriorityFeePerGas(),
      ]);
      const usual = {
        client,
        nonce,
        maxFeePerGas: 2n * (baseFeePerGas ?? 0n) + tip,
        maxPriorityFeePerGas: tip,
      };
      return { bid: this.#aboveLast(usual), balance };
    });
    const bids = answers
      .filter(({ bid, balance }) => balance >= call.gas * bid.maxFeePerGas)
      .map(({ bid }) => bid);
    const [poor] = answers;
    if (bids.length === 0 && poor) {
      throw new SwapError(
        `${address} has ${poor.balance} wei on chain ${this.nodes.settings.chainId}, and this transaction may cost ${call.gas * poor.bid.maxFeePerGas}: send it some for gas.`,
      );
    }
    return { ...call, bids };
  }

  /**
   * Sends, and waits for a minute until it is in a block. Throws `NodeFailed` where no node took it. The call is public from
   * here on, whatever happens.
   */
  async send(prepared: Prepared): Promise<Sent> {
    return this.#mined(await this.#publishAll(prepared));
  }

  /**
   * `send`, again at a higher fee each minute, until one of what was sent is in a block or the process is to end. Never
   * sends it a second time behind one that is in a block. Throws as `prepare` and `send`.
   */
  async sendUntilMined(prepared: Prepared): Promise<Sent> {
    const hashes = new Set<Hex>();
    for (let next = prepared; ; next = await this.prepare(prepared)) {
      // The nonces were read before: where one of those sent was in a block by then, which makes them later, it shows here.
      const earlier = await this.#inBlock(hashes);
      if (earlier) return earlier;
      try {
        for (const hash of await this.#publishAll(next)) hashes.add(hash);
      } catch (error) {
        // A nonce that is no longer free may have been used by one of them.
        const used = await this.#inBlock(hashes);
        if (used) return used;
        throw error;
      }
      const sent = await this.#mined(hashes);
      if (sent.status !== 'pending' || this.environment.signal.aborted) return sent;
    }
  }

  /** `prepare` and `send`. */
  async transact(call: SwapCall): Promise<Sent> {
    return this.send(await this.prepare(call));
  }

  /** Hands it to every node. Resolves to what they took, by its hashes. Throws `NodeFailed` where none took it. */
  async #publishAll({ bids, ...call }: Prepared): Promise<Set<Hex>> {
    const answers = await Promise.allSettled(bids.map((bid) => this.#publish(call, bid)));
    const hashes = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value] : [],
    );
    const refusal = answers.find((answer) => answer.status === 'rejected');
    if (hashes.length === 0 && refusal) throw refusal.reason;
    return new Set(hashes);
  }

  /** Hands it to one node; where what is there already hangs, with a fee that replaces it. Resolves to its hash. */
  async #publish({ to, data, gas }: SwapCall, { client, ...first }: Bid): Promise<Hex> {
    const { chainId } = this.nodes.settings;
    let bid = first;
    for (let raises = 0; ; raises++) {
      this.#last.set(client, { client, ...bid });
      const transaction = { type: 'eip1559', chainId, to, data, gas, ...bid } as const;
      const serializedTransaction = await this.account.signTransaction(transaction);
      const hash = keccak256(serializedTransaction);
      const isOwn = this.#published.has(hash);
      this.#published.add(hash);
      try {
        return await client.sendRawTransaction({ serializedTransaction });
      } catch (error) {
        if (!(error instanceof BaseError)) throw error;
        const refusal = `${error.shortMessage} ${error.details}`;
        const isKnown = /already known|already imported/i.test(refusal);
        // From another node that this process has just handed it to. Else it is of a process before, and hangs.
        if (isKnown && isOwn) return hash;
        const canRaise = isKnown || /underpriced|fee too low/i.test(refusal);
        if (!canRaise || raises === MOST_RAISES) {
          throw new NodeFailed(chainId, `the transaction was refused: ${refusal}`);
        }
      }
      bid = raised(bid);
    }
  }

  /** Nodes ask for at least a tenth more before they replace a transaction. */
  #aboveLast(bid: Bid): Bid {
    const last = this.#last.get(bid.client);
    if (last?.nonce !== bid.nonce) return bid;
    const least = raised(last);
    return least.maxFeePerGas > bid.maxFeePerGas ? least : bid;
  }

  async #mined(hashes: ReadonlySet<Hex>): Promise<Sent> {
    for (let times = 0; times < RECEIPT_TIMES; times++) {
      const found = await this.#inBlock(hashes);
      if (found) return found;
      if (this.environment.signal.aborted) break;
      await this.environment.sleep(RECEIPT_EVERY);
    }
    const [hash = '0x'] = hashes;
    return { hash, status: 'pending' };
  }

  /** The first of these that is in a block, by any node. */
  async #inBlock(hashes: ReadonlySet<Hex>): Promise<Sent | null> {
    for (const hash of hashes) {
      const statuses = await this.nodes.ask((client) => receiptStatus(client, hash));
      const status = statuses.find((status) => status !== null);
      if (status) return { hash, status };
    }
    return null;
  }
}

async function receiptStatus(
  client: NodeClient,
  hash: Hex,
): Promise<'success' | 'reverted' | null> {
  try {
    return (await client.getTransactionReceipt({ hash })).status;
  } catch (error) {
    if (error instanceof BaseError && error.name === 'TransactionReceiptNotFoundError') return null;
    throw error;
  }
}

/** A quarter more, and at least one wei. */
function raised<Fees extends Pick<Bid, 'maxFeePerGas' | 'maxPriorityFeePerGas'>>(fees: Fees): Fees {
  return {
    ...fees,
    maxFeePerGas: (fees.maxFeePerGas * 5n) / 4n + 1n,
    maxPriorityFeePerGas: (fees.maxPriorityFeePerGas * 5n) / 4n + 1n,
  };
}
