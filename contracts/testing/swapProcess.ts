// A command line as a process of its own, by the clock that its test gives it: tests kill it.
import { machine } from '../cli/environment.ts';
import { swapCommandLine } from '../cli/swapCommandLine.ts';

const { SWAP_NOW } = process.env;
process.exitCode = await swapCommandLine(process.argv.slice(2), {
  ...machine(new AbortController().signal),
  now: () => Number(SWAP_NOW),
});
