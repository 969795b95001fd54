import { setTimeout as delay } from 'node:timers/promises';
import { decodeEscrowError, decodeExchangeError } from '@weir/contracts';
import { type Address, createWalletClient, type Hex, http, type PublicClient } from 'viem';
import { foundry } from 'viem/chains';
import { developmentAccount } from './accounts.ts';
import { readChain } from './chain.ts';
import { minedReceipt, TransactionReverted } from './minedReceipt.ts';

/** Something that trades by itself, once every so many blocks. */
export interface Bot {
  name: string;
  everyBlocks: number;
  /** One step: at most a few transactions, each awaited. */
  step(): Promise<void>;
}

/** One development account that reads and writes the local chain. */
export interface BotAccount {
  address: Address;
  chain: PublicClient;
  /**
   * Sends a call and waits until it is mined; after what other bots of the account send, so that no two have one number. It
   * may use half as much gas again as it would now: the market may move first, and a longer walk costs more; and what is
   * written once a second costs nothing in the second of the block that the estimate looks at. Throws
   * `TransactionReverted`, or viem's error where it would revert now.
   *
   * @param value wei of the coin that go with it
   */
  send(to: Address, data: Hex, value?: bigint): Promise<void>;
}

/** Opens the development account of an index. */
export function botAccount(rpcUrl: string, index: number): BotAccount {
  const account = developmentAccount(index);
  const chain = readChain(rpcUrl);
  const wallet = createWalletClient({ account, chain: foundry, transport: http(rpcUrl) });
  return {
    address: account.address,
    chain,
    send: (to, data, value = 0n) =>
      inTurn(`${rpcUrl} ${index}`, async () => {
        const gas = await chain.estimateGas({ account: account.address, to, data, value });
        const hash = await wallet.sendTransaction({ to, data, value, gas: (gas * 3n) / 2n });
        await minedReceipt(chain, hash);
      }),
  };
}

/** What is being sent, by chain and account. */
const sending = new Map<string, Promise<void>>();

/** Runs `send` once all that was in turn before it is over, well or not. */
function inTurn(turn: string, send: () => Promise<void>): Promise<void> {
  const sent = (sending.get(turn) ?? Promise.resolve()).then(send);
  // Whoever asked for it gets the error; the next one only waits.
  sending.set(
    turn,
    sent.catch(() => undefined),
  );
  return sent;
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

/** Why the exchange or the escrow refused; null where the error is of another kind. */
function refusal(error: unknown): string | null {
  const byExchange = decodeExchangeError(error);
  const known = byExchange ?? decodeEscrowError(error);
  if (known) {
    const values = Object.entries(known.args).map(([name, value]) => `${name} ${value}`);
    const who = byExchange ? 'the exchange' : 'the escrow';
    return `${who} refused: ${known.name} (${values.join(', ')})`;
  }
  return error instanceof TransactionReverted ? error.message : null;
}
