import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { foundryBinary } from './foundryBinary.ts';

/** A local chain of this test alone. */
export interface Anvil {
  url: string;
  port: number;
  rpc<Answer = unknown>(method: string, params?: unknown[]): Promise<Answer>;
  stop(): Promise<void>;
}

export interface AnvilSettings {
  /** Any free one where absent. */
  port?: number;
  /** Seconds since 1970. Chains with different ones have different genesis blocks. */
  genesisTime?: number;
  /** 31337 where absent. */
  chainId?: number;
}

/** The node answered a request with an error; of a call that reverts, with its revert data. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  constructor(
    readonly method: string,
    readonly reason: string,
    readonly data: unknown,
  ) {
    super(`${method}: ${reason}`);
  }
}

/** Starts anvil without mining by itself. */
export async function startAnvil({
  port: wanted = 0,
  genesisTime = 1_700_000_000,
  chainId = 31_337,
}: AnvilSettings = {}): Promise<Anvil> {
  const settings = {
    port: wanted,
    timestamp: genesisTime,
    'gas-limit': 100_000_000,
    'base-fee': 0,
    'chain-id': chainId,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(foundryBinary('anvil'), ['--no-mining', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`anvil ended with code ${code}`)));
    child.once('error', reject);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const listening = /^Listening on .*:(\d+)$/.exec(line);
      if (listening) resolve(Number(listening[1]));
    });
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    rpc: (method, params = []) => call(url, method, params),
    stop: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

async function call<Answer>(url: string, method: string, params: unknown[]): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = (await response.json()) as {
    result: Answer;
    error?: { message: string; data?: unknown };
  };
  if (error) throw new RequestRefused(method, error.message, error.data);
  return result;
}
