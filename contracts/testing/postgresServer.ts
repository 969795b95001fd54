import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL server of a test alone, from Debian’s package. */
export interface PostgresServer {
  url: string;
  /** Stops it as a crash would, without a checkpoint. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its directory. */
  stop(): Promise<void>;
}

const packages = '/usr/lib/postgresql';

/** Where Debian's package has initdb and postgres, the newest version; null where it is not installed. */
export function postgresBinaries(): string | null {
  if (!existsSync(packages)) return null;
  const versions = readdirSync(packages).toSorted((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => join(packages, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** Starts a server in a directory of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  if (!binaries) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const owner = serverAccount();
  const root = mkdtempSync(join(tmpdir(), 'weir-postgres-'));
  chmodSync(root, 0o755);
  if (owner) chownSync(root, owner.uid, owner.gid);
  const data = join(root, 'data');
  const options = { ...owner, cwd: root, stdio: 'pipe' as const };
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'weir', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    options,
  );
  // By a socket in its own directory: no port that another process could have.
  const settings = ['listen_addresses=', `unix_socket_directories=${root}`, 'max_connections=60'];
  const url = `postgres://weir@localhost/postgres?host=${encodeURIComponent(root)}`;

  let ended: Promise<void> = Promise.resolve();
  let end: (signal: NodeJS.Signals) => void = () => undefined;
  const start = async () => {
    const child = spawn(
      join(binaries, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...owner, cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    ended = new Promise((resolve) => child.once('exit', () => resolve()));
    end = (signal) => child.kill(signal);
    await new Promise<void>((resolve, reject) => {
      let output = '';
      child.once('exit', (code) =>
        reject(new Error(`postgres ended with code ${code}: ${output}`)),
      );
      child.stderr.on('data', (text) => {
        output += text;
        if (output.includes('ready to accept connections')) resolve();
      });
    });
  };
  await start();
  return {
    url,
    start,
    crash: () => {
      end('SIGQUIT');
      return ended;
    },
    stop: async () => {
      end('SIGINT');
      await ended;
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then Debian's own account for it is taken. */
function serverAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres']));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
