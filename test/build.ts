// `npx pnpm build`: the contracts' artifacts (contracts/out), the indexer's programs (indexer/dist) and the web page
// (web/dist), or those named: `npx pnpm build indexer`.
import { bundlePrograms } from '../indexer/bundle.ts';
import { bin, runCommand, stopOnSignals } from './runCommand.ts';

const builds = new Map([
  ['contracts', () => runCommand(bin('forge'), ['build'])],
  ['indexer', () => bundlePrograms().then(() => 0)],
  ['web', () => runCommand(bin('vite', 'web'), ['build', 'web'])],
]);

stopOnSignals();
const named = process.argv.slice(2);
for (const name of named.length === 0 ? builds.keys() : named) {
  const build = builds.get(name);
  if (!build) {
    console.error(`No build ${name}. There are: ${[...builds.keys()].join(', ')}`);
    process.exit(2);
  }
  console.log(`=== build ${name}`);
  const code = await build();
  if (code !== 0) {
    console.error(`The build of ${name} failed.`);
    process.exit(code);
  }
}
