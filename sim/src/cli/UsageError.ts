import { InputError } from '../inputError.ts';

/** A command line that cannot be understood. */
export class UsageError extends InputError {}
