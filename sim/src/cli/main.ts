import { heedClosedPipes } from './closedPipe.ts';
import { commandLine } from './commandLine.ts';

const args = process.argv.slice(2);
heedClosedPipes(args);
process.exitCode = await commandLine(args);
