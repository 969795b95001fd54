/** Commands that do no more than print: there is nothing left to do where nobody reads. */
const printing = new Set(['schema', 'verify', 'help', '--help', '-h']);

/**
 * Lets a reader end early (`sim schema | head`): what it does not read is not written, and is no error. A command that
 * only prints ends then, with exit code 0; one that writes results goes on and ends as it would have.
 */
export function heedClosedPipes(args: readonly string[]): void {
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (args.length === 0 || args.some((arg) => printing.has(arg))) process.exit(0);
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', onError);
}
