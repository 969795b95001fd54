import { type Address, BaseError, type Hex, keccak256, type PrivateKeyAccount } from 'viem';
import type { ChainNodes } from './chainNodes.ts';
import type { Environment } from './environment.ts';
import { NodeFailed, SwapError } from './swapError.ts';

/** A call to send. */
export interface Call {
  to: Address;
  data: Hex;
  gas: bigint;
}

/** What became of a transaction. `pending`: in no block yet; sending the call again replaces it at a higher fee. */
export type Sent = { hash: Hex; status: 'success' | 'reverted' | 'pending' };

interface Fees {
  maxFeePerGas: bigint;
  maxPriorityFeePerGas: bigint;
}

/** A call with all that can fail before it is public behind it. */
export interface Prepared extends Call, Fees {
  nonce: number;
}

/** How often the receipt is asked for, and how long, in seconds. */
const RECEIPT_EVERY = 1;
const RECEIPT_TIMES = 60;
/** Nodes ask for at least a tenth more before they replace a transaction. */
const MOST_RAISES = 12;

/**
 * Sends one account's transactions on one chain, one at a time, to every node that is given. Each takes the first nonce that
 * no block holds: what hangs is replaced and never queued behind.
 */
export class TransactionSender {
  #last: (Fees & { nonce: number }) | null = null;

  constructor(
    readonly account: PrivateKeyAccount,
    readonly nodes: ChainNodes,
    readonly environment: Environment,
  ) {}

  /** Finds nonce and fees, and that the account can pay. Throws `SwapError` where it cannot, and `NodeFailed`. */
  async prepare(call: Call): Promise<Prepared> {
    const { address } = this.account;
    const nonces = await this.nodes.ask((client) =>
      client.getTransactionCount({ address, blockTag: 'latest' }),
    );
    const nonce = Math.max(...nonces);
    const fees = this.#above(nonce, await this.#usualFees());
    const balance = await this.nodes.askOne((client) => client.getBalance({ address }));
    const cost = call.gas * fees.maxFeePerGas;
    if (balance < cost) {
      throw new SwapError(
        `${address} has ${balance} wei on chain ${this.nodes.settings.chainId}, and this transaction may cost ${cost}: send it some for gas.`,
      );
    }
    return { ...call, ...fees, nonce };
  }

  /**
   * Sends, and waits for a minute until it is in a block. Throws `NodeFailed` where no node took it. The call is public from
   * here on, whatever happens.
   */
  async send(prepared: Prepared): Promise<Sent> {
    let fees: Fees = prepared;
    for (let raises = 0; ; raises++) {
      this.#last = { ...fees, nonce: prepared.nonce };
      const raw = await this.account.signTransaction({
        type: 'eip1559',
        chainId: this.nodes.settings.chainId,
        nonce: prepared.nonce,
        to: prepared.to,
        data: prepared.data,
        gas: prepared.gas,
        ...fees,
      });
      const refusal = await this.#publish(raw);
      if (refusal === null) return this.#mined(keccak256(raw));
      if (!/underpriced|fee too low/i.test(refusal) || raises === MOST_RAISES) {
        throw new NodeFailed(
          this.nodes.settings.chainId,
          `the transaction was refused: ${refusal}`,
        );
      }
      fees = raised(fees);
    }
  }

  /** `prepare` and `send`. */
  async transact(call: Call): Promise<Sent> {
    return this.send(await this.prepare(call));
  }

  async #usualFees(): Promise<Fees> {
    const answers = await this.nodes.ask(async (client) => {
      const [{ baseFeePerGas }, tip] = await Promise.all([
        client.getBlock(),
        client.estimateMaxPriorityFeePerGas(),
      ]);
      return { base: baseFeePerGas ?? 0n, tip };
    });
    // The lowest that a node says: one that lies high would have gas money burnt; where it is too low, sending again raises it.
    const [lowest] = answers.toSorted((a, b) => (a.base + a.tip < b.base + b.tip ? -1 : 1));
    if (!lowest) throw new NodeFailed(this.nodes.settings.chainId, 'no node says what gas costs');
    return { maxFeePerGas: 2n * lowest.base + lowest.tip, maxPriorityFeePerGas: lowest.tip };
  }

  /** At least as much above what was sent with this nonce as nodes ask for to replace it. */
  #above(nonce: number, fees: Fees): Fees {
    if (this.#last?.nonce !== nonce) return fees;
    const least = raised(this.#last);
    return least.maxFeePerGas > fees.maxFeePerGas ? least : fees;
  }

  /** Null where a node has it, else why the last one refused. */
  async #publish(raw: Hex): Promise<string | null> {
    const answers = await Promise.allSettled(
      this.nodes.clients.map((client) => client.sendRawTransaction({ serializedTransaction: raw })),
    );
    let refusal = '';
    for (const answer of answers) {
      if (answer.status === 'fulfilled') return null;
      if (!(answer.reason instanceof BaseError)) throw answer.reason;
      refusal = `${answer.reason.shortMessage} ${answer.reason.details}`;
      if (/already known|already imported/i.test(refusal)) return null;
    }
    return refusal;
  }

  async #mined(hash: Hex): Promise<Sent> {
    for (let times = 0; times < RECEIPT_TIMES; times++) {
      const statuses = await this.nodes.ask(async (client) => {
        try {
          return (await client.getTransactionReceipt({ hash })).status;
        } catch (error) {
          if (error instanceof BaseError && error.name === 'TransactionReceiptNotFoundError') {
            return null;
          }
          throw error;
        }
      });
      const status = statuses.find((status) => status !== null);
      if (status) return { hash, status };
      if (this.environment.signal.aborted) break;
      await this.environment.sleep(RECEIPT_EVERY);
    }
    return { hash, status: 'pending' };
  }
}

/** A quarter more, and at least one wei. */
function raised({ maxFeePerGas, maxPriorityFeePerGas }: Fees): Fees {
  return {
    maxFeePerGas: (maxFeePerGas * 5n) / 4n + 1n,
    maxPriorityFeePerGas: (maxPriorityFeePerGas * 5n) / 4n + 1n,
  };
}
