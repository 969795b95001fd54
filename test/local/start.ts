// `npx pnpm start`: a local chain with markets, bots, the indexer and the page. See startOptions.ts, or --help.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Deployment } from '@weir/contracts';
import { deploymentPath } from '@weir/contracts/deployment';
import { bundlePrograms } from '../../indexer/bundle.ts';
import { indexerProgram } from '../../indexer/programs.ts';
import { bin, root } from '../runCommand.ts';
import { type Bot, runBot } from './bot.ts';
import {
  anvilPart,
  deployLocalMarket,
  openLocalLending,
  postLocalOffers,
  RECORD_LENGTH,
  readChain,
  SEAT_WAIT,
  seatLocalCourt,
  waitForChain,
} from './chain.ts';
import { feedKeeper } from './feedKeeper.ts';
import { launcherEnded } from './launchers.ts';
import { liquidator } from './liquidator.ts';
import { mailboxPart } from './mailboxPart.ts';
import { marketMaker } from './marketMaker.ts';
import { noiseTrader } from './noiseTrader.ts';
import { PartFailed, Parts } from './parts.ts';
import { peerMaker } from './peerMaker.ts';
import { choosePort } from './ports.ts';
import { help, readStartOptions, type StartOptions } from './startOptions.ts';
import { summary } from './summary.ts';
import { answers, waitUntil } from './waitUntil.ts';

const LOCAL_CHAIN = 31_337;

/** What the page is told of what runs. */
interface Served {
  rpcUrl: string;
  addresses: string;
  indexerUrl: string | null;
  mailboxUrl: string | null;
}

const code = await main();
process.exit(code);

/** Runs until Ctrl-C (exit code 0), or until something fails (1). */
async function main(): Promise<number> {
  const stopAsked = Promise.race([stopSignal(), launcherEnded()]);
  let parts: Parts | undefined;
  const stopBots = new AbortController();
  try {
    const options = readStartOptions(process.argv.slice(2), process.env);
    if (options.help) {
      console.log(help);
      return 0;
    }
    const ports = {
      page: options.page ? await choosePort(options.pagePort, 'the page', '--port') : 0,
      rpc: await choosePort(options.rpcPort, 'the chain (anvil)', '--rpc-port'),
      indexer: options.indexer
        ? await choosePort(options.indexerPort, 'the indexer', '--indexer-port')
        : 0,
      mailbox: options.indexer
        ? await choosePort(options.mailboxPort, 'the relay', '--mailbox-port')
        : 0,
    };
    const running = new Parts(join(root, '.local', `start-${ports.rpc}`));
    parts = running;
    const work = run(options, ports, running, stopBots.signal);
    const reason = await Promise.race([stopAsked, running.failure, work]);
    console.log(`\nStopping: ${reason}.`);
    stopBots.abort();
    await running.stop();
    running.removeLogs();
    return 0;
  } catch (error) {
    const failure = await nameTheCause(error, parts);
    console.error(`\n${failure instanceof Error ? failure.message : String(failure)}`);
    console.error(
      parts ? `Everything else is stopped; logs: ${parts.logDirectory}` : 'Nothing was started.',
    );
    return 1;
  } finally {
    stopBots.abort();
    await parts?.stop();
  }
}

/** Brings everything up, then trades until the end. Throws the first thing that goes wrong. */
async function run(
  options: StartOptions,
  ports: { page: number; rpc: number; indexer: number; mailbox: number },
  parts: Parts,
  signal: AbortSignal,
): Promise<never> {
  const started = performance.now();
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const rpcUrl = url(ports.rpc);
  const addresses = deploymentPath(LOCAL_CHAIN);

  console.log(
    'Starting the chain, deploying the exchange (the first time compiles it: some minutes) …',
  );
  parts.start(anvilPart(ports.rpc, { blockTime: 1, past: SEAT_WAIT + RECORD_LENGTH }));
  const build = Promise.all([
    options.page ? buildPage(parts) : undefined,
    options.indexer ? bundlePrograms() : undefined,
  ]);
  const deployed = waitForChain(rpcUrl).then(async () => {
    await seatLocalCourt(parts, rpcUrl);
    const deployment = await deployLocalMarket(parts, rpcUrl, addresses);
    await openLocalLending(parts, rpcUrl, addresses);
    await postLocalOffers(parts, rpcUrl, addresses);
    return deployment;
  });
  const [deployment] = await Promise.all([deployed, build]);
  const client = readChain(rpcUrl);

  const indexerUrl = options.indexer ? url(ports.indexer) : null;
  if (indexerUrl) startIndexer(parts, rpcUrl, addresses, ports.indexer);
  const mailboxUrl = options.indexer ? url(ports.mailbox) : null;
  if (mailboxUrl) startMailbox(parts, rpcUrl, deployment, ports.mailbox);
  const pageUrl = options.page ? url(ports.page) : null;
  if (pageUrl) startPage(parts, { rpcUrl, addresses, indexerUrl, mailboxUrl }, ports.page);
  const bots: Bot[] = options.bots
    ? await Promise.all([
        marketMaker(rpcUrl, deployment, options.seed),
        noiseTrader(rpcUrl, deployment, options.seed + 1),
        feedKeeper(rpcUrl, deployment),
        liquidator(rpcUrl, deployment, (message) => console.log(message)),
        peerMaker(rpcUrl, deployment, mailboxUrl, (message) => console.log(message)),
      ]).then((all) => all.filter((bot) => bot !== null))
    : [];
  if (indexerUrl) await waitUntil('The indexer', 60, () => answers(`${indexerUrl}/ready`));
  if (mailboxUrl) await waitUntil('The relay', 30, () => answers(`${mailboxUrl}/health`));
  if (pageUrl) await waitUntil('The page', 30, () => answers(`${pageUrl}/deployment.json`));

  const running = { pageUrl, rpcUrl, indexerUrl, mailboxUrl, deployment, bots: options.bots };
  console.log(await summary(running, client));
  console.log(`Ready after ${((performance.now() - started) / 1000).toFixed(1)} s.`);

  const trading = bots.map(async (bot) => {
    try {
      await runBot(bot, client, signal, (message) => console.warn(message));
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      throw new PartFailed(bot.name, `stopped: ${words}`, '');
    }
    return new Promise<never>(() => undefined); // ended because everything ends
  });
  return Promise.race([...trading, new Promise<never>(() => undefined)]);
}

function buildPage(parts: Parts): Promise<void> {
  const args = ['build', 'web', '--logLevel', 'warn'];
  return parts.run({ name: "The page's build (vite)", command: bin('vite', 'web'), args });
}

function startPage(
  parts: Parts,
  { rpcUrl, addresses, indexerUrl, mailboxUrl }: Served,
  port: number,
): void {
  parts.start({
    name: 'The page (vite)',
    command: bin('vite', 'web'),
    args: ['preview', 'web'],
    env: {
      WEIR_DEPLOYMENT: addresses,
      WEIR_RPC_URL: rpcUrl,
      ...(indexerUrl ? { WEIR_INDEXER_URL: indexerUrl } : {}),
      ...(mailboxUrl ? { WEIR_MAILBOX_URLS: mailboxUrl } : {}),
      WEB_PORT: String(port),
    },
  });
}

function startMailbox(parts: Parts, rpcUrl: string, { escrow }: Deployment, port: number): void {
  if (!escrow) throw new Error('The local deployment names no escrow.');
  parts.start(mailboxPart(rpcUrl, escrow, port));
}

function startIndexer(parts: Parts, rpcUrl: string, addresses: string, port: number): void {
  parts.start({
    name: 'The indexer',
    command: process.execPath,
    args: [indexerProgram],
    // Without DATA_DIR it keeps everything in memory: the chain is as short-lived.
    env: { RPC_URL: rpcUrl, DEPLOYMENT: addresses, PORT: String(port), LOG_LEVEL: 'warn' },
  });
}

/** The name of the first signal that asks to stop. Later ones are ignored: stopping takes seconds at most. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve(signal));
    }
  });
}

/** Where a process died, what others say of it afterwards is only a symptom. */
async function nameTheCause(symptom: unknown, parts: Parts | undefined): Promise<unknown> {
  if (!parts) return symptom;
  try {
    return await Promise.race([parts.failure, delay(500, symptom)]);
  } catch (cause) {
    return cause;
  }
}
