import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { erc20Abi, exchangeAbi, packSwapTerms, unpackMarketKey } from '@weir/contracts';
import { readDeployment } from '@weir/contracts/deployment';
import { encodeFunctionData, maxUint256 } from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../runCommand.ts';
import { botAccount } from './bot.ts';
import { checkDeployment, readChain } from './chain.ts';
import { descendants, type ProcessRow, runningProcesses } from './processTable.ts';
import { waitUntil } from './waitUntil.ts';

/** `npx pnpm start` with these flags, and what it said so far. */
class Start {
  output = '';
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;

  /** @param launcher what Node runs: start itself, or a command that starts it. */
  constructor(launcher: string[], ...flags: string[]) {
    const args = [...launcher, 'test/local/start.ts', ...flags];
    this.#child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += chunk;
      });
    }
    this.#exit = new Promise((resolve) => {
      this.#child.once('close', (code) => resolve(code));
    });
  }

  async ready(): Promise<void> {
    await Promise.race([
      waitUntil('npx pnpm start', 100, async () => this.output.includes('Ready after')),
      this.ended().then((code) => {
        throw new Error(`It ended with code ${code}:\n${this.output}`);
      }),
    ]);
  }

  /** The address that the summary names. */
  url(part: 'Page' | 'RPC' | 'Indexer'): string {
    const found = new RegExp(`^ +${part} +(http\\S+)$`, 'm').exec(this.output)?.[1];
    if (!found) throw new Error(`No address of ${part} in:\n${this.output}`);
    return found;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  ended(): Promise<number | null> {
    return this.#exit;
  }

  descendants(): ProcessRow[] {
    return descendants(this.#child.pid ?? -1);
  }
}

/** The commands of those that still run after a moment: a loader's helper sees its end of input only then. */
async function leftOver(processes: ProcessRow[]): Promise<string[]> {
  let left = processes;
  const isGone = async () => {
    const running = new Set(runningProcesses().map(({ id }) => id));
    left = left.filter(({ id }) => running.has(id));
    return left.length === 0;
  };
  await waitUntil('The end of all processes', 10, isGone).catch(() => undefined);
  return left.map(({ command }) => command);
}

let start: Start | undefined;
let occupant: Server | undefined;

afterEach(async () => {
  start?.signal('SIGINT');
  await start?.ended();
  occupant?.close();
  start = undefined;
  occupant = undefined;
});

async function occupyPort(): Promise<number> {
  const server = createServer();
  occupant = server;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('No port was given.');
  return address.port;
}

const itself = ['--import', 'tsx'];
const throughTsx = ['node_modules/tsx/dist/cli.mjs'];
const freePorts = ['--port', '0', '--rpc-port', '0', '--indexer-port', '0'];

/** The first test account buys WETH for 100 USDC; resolves to the wei it got. */
async function buyWeth(rpcUrl: string): Promise<bigint> {
  const { exchange: address, markets } = await readDeployment(31_337);
  const [key] = markets;
  if (!key) throw new Error('There is no market.');
  const { base, quote } = unpackMarketKey(key);
  const { address: recipient, chain, send } = botAccount(rpcUrl, 0);
  const balance = () =>
    chain.readContract({
      address: base,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [recipient],
    });
  const before = await balance();
  const approval = { abi: erc20Abi, functionName: 'approve', args: [address, maxUint256] } as const;
  await send(quote, encodeFunctionData(approval));
  const swap = {
    abi: exchangeAbi,
    functionName: 'swap',
    args: [key, 100_000_000n, 1n, packSwapTerms({ recipient })],
  } as const;
  await send(address, encodeFunctionData(swap));
  return (await balance()) - before;
}

describe('npx pnpm start', () => {
  it('brings up chain, indexer and page, trades, and leaves nothing behind after Ctrl-C', async () => {
    start = new Start(itself, ...freePorts);
    await start.ready();
    const rpcUrl = start.url('RPC');
    await checkDeployment(readChain(rpcUrl), await readDeployment(31_337));
    expect(await buyWeth(rpcUrl)).toBeGreaterThan(0n);
    const served = await fetch(`${start.url('Page')}/deployment.json`);
    expect(await served.json()).toMatchObject({ rpcUrl, indexerUrl: start.url('Indexer') });
    const page = await fetch(start.url('Page'));
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-security-policy': "frame-ancestors 'none'",
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
    });
    expect((await fetch(`${start.url('Indexer')}/ready`)).status).toBe(200);

    const processes = start.descendants();
    expect(processes.length).toBeGreaterThanOrEqual(3);
    start.signal('SIGINT');
    expect(await start.ended()).toBe(0);
    expect(await leftOver(processes)).toEqual([]);
  }, 120_000);

  it.each(['--port', '--rpc-port', '--indexer-port'])(
    'names a taken port and the flag %s that chooses another',
    async (flag) => {
      const port = await occupyPort();
      start = new Start(itself, ...freePorts, flag, String(port));
      expect(await start.ended()).toBe(1);
      expect(start.output).toContain(`Port ${port}`);
      expect(start.output).toContain(flag);
    },
    30_000,
  );

  it('ends everything, and says why, when the chain dies', async () => {
    start = new Start(itself, ...freePorts, '--no-page', '--no-bots');
    await start.ready();
    const processes = start.descendants();
    const anvil = processes.find(({ command }) => command.includes('/bin/anvil '));
    if (!anvil) throw new Error('anvil is not among the processes.');
    process.kill(anvil.id, 'SIGKILL');
    expect(await start.ended()).toBe(1);
    expect(start.output).toContain('The chain (anvil) was ended by SIGKILL');
    expect(await leftOver(processes)).toEqual([]);
  }, 120_000);

  it('ends everything when the command that started it is killed', async () => {
    start = new Start(throughTsx, ...freePorts, '--no-page', '--no-indexer', '--no-bots');
    await start.ready();
    const processes = start.descendants();
    start.signal('SIGKILL');
    await start.ended();
    expect(await leftOver(processes)).toEqual([]);
  }, 120_000);
});
