#!/usr/bin/env node
// The Solidity compiler as forge calls it: `--version`, or standard JSON on stdin, result on stdout.
// It runs the npm package `solc`, so a build needs no download. WEIR_SOLC names a native binary of
// the same version to use instead; it is faster and gives the same bytecode.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeSync } from 'node:fs';

const args = process.argv.slice(2);
const native = process.env.WEIR_SOLC;

if (native) {
  const { status, error } = spawnSync(native, args, { stdio: 'inherit' });
  if (error) {
    console.error(`WEIR_SOLC=${native} could not be run: ${error.message}`);
    process.exit(1);
  }
  process.exit(status ?? 1);
}

const { default: solc } = await import('solc');

if (args.includes('--version')) {
  writeAll(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`);
} else if (args.includes('--standard-json')) {
  writeAll(solc.compile(readFileSync(0, 'utf8')));
} else {
  console.error(`solc.mjs knows --version and --standard-json, not: ${args.join(' ')}`);
  process.exit(1);
}

// A pipe takes a large result in parts; a plain write to a full one fails with EAGAIN.
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
