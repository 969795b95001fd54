// `npx pnpm build`: the contracts' artifacts (contracts/out) and the web page (web/dist).
import { bin, runCommand, stopOnSignals } from './runCommand.ts';

stopOnSignals();
const builds = [
  { name: 'contracts', command: bin('forge'), args: ['build', '--sizes'] },
  { name: 'web', command: bin('vite', 'web'), args: ['build', 'web'] },
];
for (const { name, command, args } of builds) {
  console.log(`=== build ${name}`);
  const code = await runCommand(command, args);
  if (code !== 0) {
    console.error(`The build of ${name} failed.`);
    process.exit(code);
  }
}
