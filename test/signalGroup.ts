import type { ChildProcess } from 'node:child_process';

/**
 * Signals a process that was started `detached`, and all that it started: the group it leads. A group that has ended, and
 * a process that never started, are nothing to signal.
 */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether the group that a process leads has a member still: the process may be gone before what it started. */
export function groupLives({ pid }: ChildProcess): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(-pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}
