import { setTimeout as delay } from 'node:timers/promises';
import { decodeExchangeError } from '@weir/contracts';
import {
  type Account,
  type Address,
  type Chain,
  createWalletClient,
  type Hex,
  http,
  type PublicClient,
  type Transport,
  type WalletClient,
} from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount } from './accounts.ts';
import { readChain } from './chain.ts';

/** Something that trades by itself, once every so many blocks. */
export interface Bot {
  name: string;
  everyBlocks: number;
  /** One step: at most a few transactions, each awaited. */
  step(): Promise<void>;
}

/** A transaction was mined and reverted: the market moved after its estimate. */
class TransactionReverted extends Error {
  override readonly name = 'TransactionReverted';
  constructor(readonly hash: Hex) {
    super(`Transaction ${hash} reverted`);
  }
}

/** One development account that reads and writes the local chain. */
export interface BotAccount {
  address: Address;
  chain: PublicClient;
  wallet: WalletClient<Transport, Chain, Account>;
  /** Waits until a transaction is mined. Throws `TransactionReverted`. */
  mined(hash: Promise<Hex>): Promise<void>;
}

/** Opens the development account of an index. */
export function botAccount(rpcUrl: string, index: number): BotAccount {
  const account = developmentAccount(index);
  const chain = readChain(rpcUrl);
  return {
    address: account.address,
    chain,
    wallet: createWalletClient({ account, chain: foundry, transport: http(rpcUrl) }),
    mined: async (pending) => {
      const hash = await pending;
      const { status } = await chain.waitForTransactionReceipt({ hash });
      if (status === 'reverted') throw new TransactionReverted(hash);
    },
  };
}

/** So many steps that the exchange refused, one after the other, are a fault and no bad luck. */
const MOST_REFUSALS = 5;

/**
 * Runs a bot until `signal`. A step that the exchange refuses is reported by `warn` and tried anew at the bot's next
 * turn; throws where that goes on, and at once where the chain is out of reach.
 */
export async function runBot(
  bot: Bot,
  chain: PublicClient,
  signal: AbortSignal,
  warn: (message: string) => void,
): Promise<void> {
  let refusals = 0;
  let turn = await chain.getBlockNumber();
  while (!signal.aborted) {
    const block = await chain.getBlockNumber();
    if (block < turn) {
      await delay(200);
      continue;
    }
    turn = block + BigInt(bot.everyBlocks);
    try {
      await bot.step();
      refusals = 0;
    } catch (error) {
      const reason = refusal(error);
      if (reason === null || ++refusals === MOST_REFUSALS) throw error;
      warn(`${bot.name}: ${reason}`);
    }
  }
}

/** Why the exchange refused; null where the error is of another kind. */
function refusal(error: unknown): string | null {
  const known = decodeExchangeError(error);
  if (known) {
    const values = Object.entries(known.args).map(([name, value]) => `${name} ${value}`);
    return `the exchange refused: ${known.name} (${values.join(', ')})`;
  }
  return error instanceof TransactionReverted ? error.message : null;
}
