import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A process of this machine. */
export interface ProcessRow {
  id: number;
  parent: number;
  command: string;
}

/** Every process that runs. One that ended and was not waited for yet is left out. */
export function runningProcesses(): ProcessRow[] {
  return existsSync('/proc/self/stat') ? readProc() : readPs();
}

/** The processes below one, children first. */
export function descendants(of: number, table = runningProcesses()): ProcessRow[] {
  const children = table.filter(({ parent }) => parent === of);
  return children.concat(children.flatMap(({ id }) => descendants(id, table)));
}

/** Linux without the ps command, as in small containers. */
function readProc(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        // After the name in parentheses, which may hold anything: state, parent.
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? [] : [{ id: Number(name), parent: Number(parent), command }];
      } catch {
        return []; // ended between the two reads
      }
    });
}

function readPs(): ProcessRow[] {
  const table = execFileSync('ps', ['-axo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' });
  return table.split('\n').flatMap((line) => {
    const [, id, parent, state, command = ''] = /^ *(\d+) +(\d+) +(\S+) +(.*)$/.exec(line) ?? [];
    const isOver = id === undefined || state?.startsWith('Z');
    return isOver ? [] : [{ id: Number(id), parent: Number(parent), command }];
  });
}
