import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}test/vectors/`;

/** The committed cases of one name, as forge wrote them. */
export function readCommitted<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
}

/** The cases that `generateVectors` left, of every file whose name starts so. */
export function readGenerated<Case>(name: string): Case[] {
  const files = readdirSync(`${folder}generated`).filter((file) => file.startsWith(`${name}-`));
  return files.flatMap((file): Case[] =>
    JSON.parse(readFileSync(`${folder}generated/${file}`, 'utf8')),
  );
}

/** Has forge write test/vectors/generated from the present contracts. */
export function generateVectors(): void {
  const args = ['test', '--match-path', 'test/contracts/vectors/*', '--match-test', 'generates'];
  execFileSync(`${root}node_modules/.bin/forge`, args, { cwd: root, stdio: 'pipe' });
}
