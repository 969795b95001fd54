#!/usr/bin/env node
// The Solidity compiler as forge calls it: `--version`, or standard JSON on stdin, result on stdout.
// It runs the npm package `solc`, so a build needs no download. WEIR_SOLC names a native binary of
// the same version to use instead; it is faster and gives the same bytecode.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { halves, joined } from './halves.mjs';

const args = process.argv.slice(2);
const native = process.env.WEIR_SOLC;

if (args.includes('--standard-json')) {
  const input = JSON.parse(readFileSync(0, 'utf8'));
  withoutForgeStdWarnings(input);
  optimizeCampaignsOnce(input);
  writePlainlyWhatIsPlain(input);
  if (native) runNative(JSON.stringify(input));
  else writeAll(JSON.stringify(await compile(input)));
} else if (args.includes('--version')) {
  if (native) runNative();
  else writeAll(`solc, the solidity compiler\nVersion: ${packageVersion()}\n`);
} else {
  console.error(`solc.mjs knows --version and --standard-json, not: ${args.join(' ')}`);
  process.exit(1);
}

async function compile(input) {
  const parts = args.includes('--whole') || availableParallelism() === 1 ? null : halves(input);
  if (!parts) return compileHere(input);
  const child = spawn(
    process.execPath,
    [fileURLToPath(import.meta.url), '--standard-json', '--whole'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const output = textOf(child.stdout);
  const ended = once(child, 'close');
  // All of it is with the child before this process, busy for a minute, can write no more.
  await new Promise((resolve) => child.stdin.end(JSON.stringify(parts[1]), resolve));
  const first = await compileHere(parts[0]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`the compiler of the second half ended with code ${code}`);
  return joined(first, JSON.parse(await output));
}

async function compileHere(input) {
  const { default: solc } = await import('solc');
  return JSON.parse(solc.compile(JSON.stringify(input)));
}

// forge asks before each of its runs. To load the compiler for its own answer takes 0.4 s; what it adds, the commit, forge
// does not need.
function packageVersion() {
  return createRequire(import.meta.url)('solc/package.json').version;
}

function runNative(input = '') {
  const { status, error } = spawnSync(native, args, {
    input,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  if (error) console.error(`WEIR_SOLC=${native} could not be run: ${error.message}`);
  process.exit(error ? 1 : (status ?? 1));
}

// forge-std (tests only, never deployed) has spellings that solc 0.8.35 and later warn of, more than
// 480 times; solc stops at 256 warnings, so the project's own would be lost. They are replaced by
// today's, of the same meaning and length, so that every position stays true.
function withoutForgeStdWarnings(input) {
  for (const [path, source] of Object.entries(input.sources)) {
    if (!path.includes('/forge-std/')) continue;
    source.content = source.content
      .replaceAll('string calldata error)', 'string calldata fault)')
      .replaceAll(
        /\/\/\/ @solidity memory-safe-assembly(\s+)assembly \{/g,
        'assembly ("memory-safe")          $1         {',
      );
  }
}

// Campaigns need optimized code to run fast, not the best: solc's own sequence repeats its passes until nothing changes,
// which takes two fifths of the compiler's time (79 of 181 core-seconds) and makes these neither smaller nor faster.
// Foundry's compiler profiles cannot name passes; this knows the profile `tests` by its runs, which nothing deployed has.
function optimizeCampaignsOnce({ settings }) {
  if (!settings.viaIR || settings.optimizer.runs !== 1) return;
  settings.optimizer = {
    ...settings.optimizer,
    details: {
      peephole: true,
      inliner: true,
      jumpdestRemover: true,
      orderLiterals: true,
      deduplicate: true,
      cse: true,
      constantOptimizer: false,
      yul: true,
      yulDetails: {
        stackAllocation: true,
        optimizerSteps: 'dhfoDgvulfnTUtnIfxarEscLMVculjTrpeulxarcLjmuljulVcTOculjmul:fDnTOcmu',
      },
    },
  };
}

// Without its optimizer solc still looks for shorter instructions and for targets that nothing jumps to, which takes a sixth of
// its time (11 of 66 core-seconds) and makes plain tests a twentieth smaller.
function writePlainlyWhatIsPlain({ settings }) {
  if (settings.viaIR || settings.optimizer.enabled) return;
  settings.optimizer = {
    ...settings.optimizer,
    details: {
      peephole: false,
      inliner: false,
      jumpdestRemover: false,
      orderLiterals: false,
      deduplicate: false,
      cse: false,
      constantOptimizer: false,
      yul: false,
    },
  };
}

// A pipe takes a large result in parts; a write to a full one fails with EAGAIN.
function writeAll(text) {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}
