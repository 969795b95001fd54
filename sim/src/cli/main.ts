import { InputError } from '../inputError.ts';
import { generalHelp } from './help.ts';
import { runCommand } from './runCommand.ts';
import { UsageError } from './UsageError.ts';
import { verifyCommand } from './verifyCommand.ts';

/** Runs a command line and returns its exit code. */
async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case 'run':
      await runCommand(args);
      return 0;
    case 'verify':
      return verifyCommand(args) ? 0 : 1;
    case '--help':
    case '-h':
    case 'help':
      console.log(generalHelp);
      return 0;
    case undefined:
      throw new UsageError('expected a command: run or verify');
    default:
      throw new UsageError(`expected a command, run or verify, found "${command}"`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError || isArgumentError(error)) {
    console.error(`${error.message}\nSee npx pnpm sim --help.`);
    process.exitCode = 2;
  } else if (error instanceof InputError) {
    console.error(`${error.name}\n${error.message}`);
    process.exitCode = 1;
  } else throw error;
}

/** node:util's parseArgs names an unknown or malformed option. */
function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS_')
  );
}
