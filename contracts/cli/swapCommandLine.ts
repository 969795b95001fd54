import { AtomicSwapMalformed } from '../ts/atomic/atomicSwap.ts';
import { SwapError } from '../ts/atomic/swapError.ts';
import { acceptCommand } from './acceptCommand.ts';
import { endCommand } from './endCommands.ts';
import type { Environment } from './environment.ts';
import { swapHelp } from './help.ts';
import { listCommand } from './listCommand.ts';
import { proposeCommand } from './proposeCommand.ts';
import { asJson, EXIT, printReport, type Report } from './report.ts';
import { SwapUsageError } from './swapUsageError.ts';
import { watchCommand } from './watchCommand.ts';

/** Runs a command line and resolves to its exit code. What a person can mend is printed; other errors are thrown. */
export async function swapCommandLine(args: string[], environment: Environment): Promise<number> {
  const isJson = args.includes('--json');
  try {
    const report = await dispatch(args, environment);
    printReport(report, isJson, environment);
    return report.exit;
  } catch (error) {
    const isUsage = error instanceof SwapUsageError || isArgumentError(error);
    if (!(isUsage || error instanceof SwapError || error instanceof AtomicSwapMalformed)) {
      throw error;
    }
    const exit = isUsage ? EXIT.usage : EXIT.refused;
    if (isJson) environment.print(asJson({ exit, error: error.name, words: error.message }));
    else environment.warn(isUsage ? `${error.message}\nSee npx pnpm swap --help.` : error.message);
    return exit;
  }
}

async function dispatch([command, ...args]: string[], environment: Environment): Promise<Report> {
  if (args.includes('--help') || args.includes('-h')) return help();
  switch (command) {
    case 'propose':
      return proposeCommand(args, environment);
    case 'check':
      return acceptCommand(args, environment, true);
    case 'accept':
      return acceptCommand(args, environment, false);
    case 'lock':
    case 'redeem':
    case 'refund':
      return endCommand(command, args, environment);
    case 'watch':
      return watchCommand(args, environment);
    case 'list':
      return listCommand(args, environment);
    case '--help':
    case '-h':
    case 'help':
      return help();
    default:
      throw new SwapUsageError(
        `expected propose, check, accept, lock, redeem, refund, watch or list, found ${command === undefined ? 'nothing' : `"${command}"`}`,
      );
  }
}

function help(): Report {
  return { exit: EXIT.done, words: [swapHelp], data: { help: swapHelp } };
}

/** parseArgs' own errors: an unknown option, or one without its value. */
function isArgumentError(error: unknown): error is Error {
  const code = (error as { code?: unknown } | null)?.code;
  return error instanceof Error && typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
