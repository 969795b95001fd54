/**
 * What a person can cause and mend: a scenario's field, a file, a command-line option. The message says where the
 * fault is and what was expected; the command line prints it without a stack trace and exits with 1.
 */
export abstract class InputError extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}

/** A file that was named cannot be read, written or unpacked. */
export class FileFailed extends InputError {
  constructor(
    readonly file: string,
    readonly action: 'read' | 'unpacked' | 'written' | 'loaded',
    cause: unknown,
  ) {
    super(
      `${file} cannot be ${action}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}
