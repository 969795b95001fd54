import { parseArgs } from 'node:util';
import { writeReport } from '../operations/writeReport.ts';
import { reportHelp } from './experimentHelp.ts';
import { onlyArgument } from './options.ts';

/** `sim report`: draws a result again. */
export async function reportCommand(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quiet: { type: 'boolean', short: 'q' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(reportHelp);
    return;
  }
  const file = await writeReport(onlyArgument(positionals, 'folder of a result'));
  if (!values.quiet) console.log(file);
}
