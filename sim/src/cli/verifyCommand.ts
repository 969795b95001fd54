import { parseArgs } from 'node:util';
import { yardsticks } from '../verify/yardsticks.ts';
import { verifyHelp } from './help.ts';
import { table } from './table.ts';
import { UsageError } from './UsageError.ts';

/** `sim verify`: reproduces published results. Resolves to whether all of them were met. */
export async function verifyCommand(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(verifyHelp());
    return true;
  }
  const chosen = positionals.length === 0 ? yardsticks : positionals.map(yardstickOf);
  let met = 0;
  let missed = 0;
  for (const { number, title, source, run } of chosen) {
    console.log(`${number}. ${title}\n   ${source}`);
    const checks = await run(1);
    const rows = checks.map((check) => [
      check.case,
      check.figure,
      check.reference,
      check.error,
      check.allowed,
      check.isMet ? 'met' : 'MISSED',
    ]);
    const header = ['case', 'figure', 'reference', 'error', 'allowed', ''];
    console.log(`${table([header, ...rows], 3)}\n`);
    const failed = checks.filter(({ isMet }) => !isMet).length;
    missed += failed;
    met += checks.length - failed;
  }
  console.log(`${met} met, ${missed} missed`);
  return missed === 0;
}

function yardstickOf(text: string) {
  const found = yardsticks.find(({ number }) => String(number) === text);
  if (found) return found;
  const numbers = yardsticks.map(({ number }) => number).join(', ');
  throw new UsageError(`expected yardsticks among ${numbers}, found "${text}"`);
}
