import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { foundryBinary } from '@weir/contracts/testing/foundryBinary';
import { signalGroup } from './signalGroup.ts';

/** The repository's root; every command of the drivers runs there. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const running = new Set<ChildProcess>();
let stopping = false;

/** The path of a package's command, from the workspace package that depends on it. */
export function bin(name: string, workspacePackage = '.'): string {
  if (name === 'forge') return foundryBinary(name);
  return `${workspacePackage}/node_modules/.bin/${name}`;
}

/**
 * Runs a command with its output shown and resolves to its exit code: 127 if it could not be
 * started, 1 if a signal ended it.
 * The command leads a process group of its own, which Ctrl-C ends whole (see `stopOnSignals`);
 * after that nothing resolves any more, so nothing else starts.
 */
export function runCommand(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    running.add(child);
    child.on('error', (error) => {
      running.delete(child);
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => {
      running.delete(child);
      signalGroup(child, 'SIGTERM'); // what it left behind, if anything
      if (!stopping) resolve(code ?? 1);
    });
  });
}

/** On Ctrl-C or a termination, ends every process group that `runCommand` started, then exits. */
export function stopOnSignals(): void {
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const) {
    process.once(signal, () => {
      stopping = true;
      console.error(`\nStopped by ${signal}.`);
      const groups = [...running];
      for (const child of groups) signalGroup(child, 'SIGTERM');
      setTimeout(() => {
        for (const child of groups) signalGroup(child, 'SIGKILL');
        process.exit(128 + number);
      }, 2000);
    });
  }
}
