// `npx pnpm bench:sim`: how many blocks a second the simulator does, alone, on all cores, and against the same
// transactions on a local chain. Prints the table and writes test/bench/results/sim.json.
//
// Rates are blocks for a second of processor time of one thread with all that it takes (rubbish collection, compiling),
// the median of five runs after one to warm up. Both sides of vs_anvil_ratio are by the clock on the wall.
// With --short all is done with a fiftieth of the blocks, to try it: that is written to the folder for temporary files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arbitrageur } from '../../sim/src/agents/arbitrageur.ts';
import { FloatPool } from '../../sim/src/engine/float/FloatPool.ts';
import { root } from '../runCommand.ts';
import { lendingParticipants, openLending } from './sim/lending.ts';
import { benchPath, firstPrice, openEngine, participants, runBlocks } from './sim/market.ts';
import { measureAnvil } from './sim/onAnvil.ts';
import { measureWorkerScaling } from './sim/workers.ts';

const isShort = process.argv.includes('--short');
const part = isShort ? 0.02 : 1;
const resultFile = isShort
  ? join(tmpdir(), 'weir-bench-sim.json')
  : join(root, 'test/bench/results/sim.json');

interface Row {
  name: string;
  value: number;
  unit: string;
  /** What it should be at least. */
  target?: number;
}
const rows: Row[] = [];

add('pool_steps_per_s', await rateOf(5_000_000, runPool), 'blocks/s', 10_000_000);
add('pool_simulated_steps_per_s', await rateOf(2_000_000, runPoolSimulated), 'blocks/s');
const hybrid = await rateOf(500_000, (steps) => runHybrid('float', steps));
add('hybrid_steps_per_s', hybrid, 'blocks/s', 1_000_000);
const exact = await rateOf(10_000, (steps) => runHybrid('exact', steps));
add('hybrid_exact_steps_per_s', exact, 'blocks/s');
const lending = await rateOf(500_000, runLending);
add('lending_steps_per_s', lending, 'blocks/s');
await measureMemory();
await measureChain();
add('worker_scaling', await measureWorkerScaling(50_000 * part), 'ratio', 1.8);
print();
mkdirSync(join(resultFile, '..'), { recursive: true });
const results = rows.map(({ name, value, unit, target }) => ({
  name,
  value: round(value),
  unit,
  ...(target !== undefined && { target, ratio: round(value / target) }),
}));
writeFileSync(resultFile, `${JSON.stringify(results, null, 2)}\n`);
console.log(`\nWritten to ${resultFile}: ${results.length} rows.`);

/** Path, arbitrageur and pool, as `sim verify` runs them by the million. */
function runPool(steps: number): void {
  const path = benchPath(steps);
  const pool = new FloatPool(400, 400 * firstPrice, 0.003);
  const arbitrageur = new Arbitrageur(0);
  const moment = { price: path.price, market: pool };
  while (path.advance()) {
    moment.price = path.price;
    arbitrageur.act(moment);
  }
}

/** The same on the float engine, with conditions and measures, as a scenario runs it. */
function runPoolSimulated(steps: number): Promise<void> {
  const [, arbitrageur] = participants();
  return runBlocks(openEngine('float'), steps, arbitrageur ? [arbitrageur] : []);
}

/** Pool and book: a maker's ladder, an arbitrageur, noise. */
function runHybrid(arithmetic: 'exact' | 'float', steps: number): Promise<void> {
  return runBlocks(openEngine(arithmetic), steps, participants());
}

/** Pool, book and 200 loans, marked by the guard, with a liquidator and a leveraged borrower. */
function runLending(steps: number): Promise<void> {
  const seats = [...participants(), ...lendingParticipants()];
  return runBlocks(openEngine('float'), steps, seats, [], openLending);
}

async function rateOf(blocks: number, run: (steps: number) => void | Promise<void>) {
  const steps = blocks * part;
  await run(steps);
  const rates: number[] = [];
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    await run(steps);
    const { user, system } = process.cpuUsage(before);
    rates.push((steps * 1e6) / (user + system));
  }
  return rates.toSorted((a, b) => a - b)[2] ?? Number.NaN;
}

/** What the process holds before and after four million blocks of pool and book in one market. */
async function measureMemory(): Promise<void> {
  const engine = openEngine('float');
  const megabytes = () => process.memoryUsage().rss / 2 ** 20;
  await runBlocks(engine, 400_000 * part, participants());
  add('rss_mb_start', megabytes(), 'MB');
  await runBlocks(engine, 4_000_000 * part, participants());
  add('rss_mb_end', megabytes(), 'MB');
}

async function measureChain(): Promise<void> {
  const chain = await measureAnvil(300 * part);
  if (!chain.isEqual) throw new Error('The chain ended with other reserves than the exact engine.');
  const steps = 300_000 * part;
  const start = performance.now();
  await runHybrid('float', steps);
  const stepsPerSecond = (steps * 1000) / (performance.now() - start);
  add('anvil_steps_per_s', chain.stepsPerSecond, 'blocks/s');
  add('anvil_transactions', chain.transactions, 'transactions');
  add('vs_anvil_ratio', stepsPerSecond / chain.stepsPerSecond, 'ratio', 1000);
}

function add(name: string, value: number, unit: string, target?: number): void {
  rows.push({ name, value, unit, ...(target === undefined ? {} : { target }) });
  console.log(`${name} ${round(value)} ${unit}`);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

function print(): void {
  const lines = rows.map(({ name, value, unit, target }) => {
    const bound = target === undefined ? '' : `at least ${target}`;
    const met = value >= (target ?? 0) ? 'met' : `missed, ${round(value / (target ?? 1))} x`;
    return [name, String(round(value)), unit, bound, target === undefined ? '' : met];
  });
  const table = [['row', 'value', 'unit', 'target', ''], ...lines];
  const widths = [0, 1, 2, 3].map((i) => Math.max(...table.map((line) => line[i]?.length ?? 0)));
  console.log('');
  for (const line of table) {
    const cells = line.map((cell, index) => cell.padEnd(widths[index] ?? 0));
    console.log(cells.join('  ').trimEnd());
  }
}
