import type { Logger } from 'pino';
import type { ApiError as ErrorAnswer } from '../answers/schemas.ts';

type Code = ErrorAnswer['error']['code'];

const statuses = {
  bad_request: 400,
  forbidden: 403,
  not_found: 404,
  too_large: 413,
  too_many_requests: 429,
  internal: 500,
  not_ready: 503,
} as const;

/** A request that cannot be answered, in words for whoever sent it. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';
  readonly code: Code;
  readonly field: string | null;

  constructor(code: Code, field: string | null, message: string) {
    super(message);
    this.code = code;
    this.field = field;
  }

  /** A range of times that begins at or after its end. */
  static emptyRange(from: number, to: number): RequestRefused {
    const message = `from is ${from}; expected a time before to, ${to}.`;
    return new RequestRefused('bad_request', 'from', message);
  }

  get status() {
    return statuses[this.code];
  }

  get body(): ErrorAnswer {
    return { error: { code: this.code, field: this.field, message: this.message } };
  }
}

/** What is told to whoever sent a request that failed; what is no refusal goes to the log. */
export function refusalOf(error: unknown, path: string, log: Logger): RequestRefused {
  if (error instanceof RequestRefused) return error;
  log.error({ err: error, path }, 'a request failed');
  const message = 'The server failed to answer; its log says why.';
  return new RequestRefused('internal', null, message);
}
