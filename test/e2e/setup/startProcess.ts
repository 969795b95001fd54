import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../../runCommand.ts';
import { groupLives, signalGroup } from '../../signalGroup.ts';

/** A running program. */
export interface RunningProcess {
  /** What `ready` found in its output. */
  found: string;
  /** Ends it and whatever it started. */
  stop: () => Promise<void>;
}

interface Start {
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** The first group of the first match in its output says that it is ready. */
  ready: RegExp;
}

const PATIENCE = 45_000;
/** How long it may take to end by itself. What is killed then may stay in the process table, where nothing waits for it. */
const GRACE = 3000;

/** Starts a program of the workspace and waits until it says that it is ready. Throws with its output if it ends. */
export function startProcess({ command, args, env = {}, ready }: Start): Promise<RunningProcess> {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      signalGroup(child, 'SIGKILL');
      reject(new Error(`${command} ${args.join(' ')} ${why}:\n${output}`));
    };
    const timer = setTimeout(() => fail('did not get ready'), PATIENCE);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = ready.exec(output);
      if (!match) return;
      clearTimeout(timer);
      child.removeAllListeners();
      for (const stream of [child.stdout, child.stderr]) {
        stream.removeAllListeners('data');
        stream.resume(); // what is not read would stop the program once the pipe is full
      }
      resolve({ found: match[1] ?? '', stop: () => stop(child) });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) => fail(`could not be started (${error.message})`));
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
}

/** Ends the whole group: a browser's wrapper ends at once, the browser itself once it has written its profile. */
async function stop(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const began = Date.now();
  let isForced = false;
  while (groupLives(child) && Date.now() - began < 2 * GRACE) {
    if (!isForced && Date.now() - began > GRACE) {
      isForced = true;
      signalGroup(child, 'SIGKILL');
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
