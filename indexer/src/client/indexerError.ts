/** The indexer said no, or could not be reached. */
export class IndexerError extends Error {
  override readonly name = 'IndexerError';
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** The parameter that is wrong, where one is. */
  readonly field: string | null;

  constructor(message: string, status: number, field: string | null, cause?: unknown) {
    super(message, { cause });
    this.status = status;
    this.field = field;
  }
}
