import { InputError } from '../inputError.ts';
import { UsageError } from './UsageError.ts';

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

/** Loads no more than the command needs. */
async function dispatch([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case 'run':
      await (await import('./runCommand.ts')).runCommand(args);
      return 0;
    case 'sweep':
      return (await import('./sweepCommand.ts')).sweepCommand(args);
    case 'work':
      await (await import('./workCommand.ts')).workCommand(args);
      return 0;
    case 'replay':
      return (await import('./replayCommand.ts')).replayCommand(args);
    case 'report':
      await (await import('./reportCommand.ts')).reportCommand(args);
      return 0;
    case 'data':
      return (await import('./dataCommand.ts')).dataCommand(args);
    case 'schema':
      await (await import('./schemaCommand.ts')).schemaCommand(args);
      return 0;
    case 'verify':
      return (await (await import('./verifyCommand.ts')).verifyCommand(args)) ? 0 : 1;
    case '--help':
    case '-h':
    case 'help':
      console.log((await import('./help.ts')).generalHelp);
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
