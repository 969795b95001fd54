import { setTimeout as delay } from 'node:timers/promises';
import { runningProcesses } from './processTable.ts';

/**
 * Resolves when one of the commands that started this process has ended: npx, pnpm and tsx stand between a caller and
 * this process, and one that is killed tells nobody below it. Never resolves where there are none.
 */
export async function launcherEnded(): Promise<string> {
  const launchers = findLaunchers();
  while (launchers.length > 0) {
    await delay(1000, undefined, { ref: false });
    if (!launchers.every(isRunning)) return 'the command that started it has ended';
  }
  return new Promise(() => undefined);
}

/** The ids of the launchers directly above this process, up to the first other program. */
function findLaunchers(): number[] {
  const table = new Map(runningProcesses().map((row) => [row.id, row]));
  const ids: number[] = [];
  for (let row = table.get(process.ppid); row !== undefined; row = table.get(row.parent)) {
    if (!/\b(npx|npm exec|npm run|pnpm|tsx)\b/.test(row.command)) break;
    ids.push(row.id);
  }
  return ids;
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // there, but another user's
  }
}
