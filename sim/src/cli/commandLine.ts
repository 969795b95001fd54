import { InputError } from '../inputError.ts';
import { dataCommand } from './dataCommand.ts';
import { generalHelp } from './help.ts';
import { replayCommand } from './replayCommand.ts';
import { reportCommand } from './reportCommand.ts';
import { runCommand } from './runCommand.ts';
import { schemaCommand } from './schemaCommand.ts';
import { sweepCommand } from './sweepCommand.ts';
import { UsageError } from './UsageError.ts';
import { verifyCommand } from './verifyCommand.ts';
import { workCommand } from './workCommand.ts';

/** Runs a command line and resolves to its exit code. What a person can mend is printed; other errors are thrown. */
export async function commandLine(args: string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) {
      console.error(`${error.message}\nSee npx pnpm sim --help.`);
      return 2;
    }
    if (error instanceof InputError) {
      console.error(`${error.name}\n${error.message}`);
      return 1;
    }
    throw error;
  }
}

const commands = 'run, sweep, work, replay, report, data, schema, verify';

async function dispatch([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case 'run':
      await runCommand(args);
      return 0;
    case 'sweep':
      return sweepCommand(args);
    case 'work':
      await workCommand(args);
      return 0;
    case 'replay':
      return replayCommand(args);
    case 'report':
      await reportCommand(args);
      return 0;
    case 'data':
      return dataCommand(args);
    case 'schema':
      await schemaCommand(args);
      return 0;
    case 'verify':
      return (await verifyCommand(args)) ? 0 : 1;
    case '--help':
    case '-h':
    case 'help':
      console.log(generalHelp);
      return 0;
    case undefined:
      throw new UsageError(`expected a command: ${commands}`);
    default:
      throw new UsageError(`expected a command, one of ${commands}, found "${command}"`);
  }
}

/** node:util's parseArgs names an unknown or malformed option. */
function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS_')
  );
}
