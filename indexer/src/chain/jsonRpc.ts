import { setMaxListeners } from 'node:events';
import { MalformedAnswer, NodeTimeout, NodeUnreachable, TooMuchAsked } from './nodeErrors.ts';
import { type RpcRefusal, readRetryAfter, refusalOf, refusalOfStatus } from './refusals.ts';
import { attempt, type Persistence } from './retries.ts';

/** One call of a node's method. */
export interface RpcCall {
  method: string;
  params: readonly unknown[];
}

interface RpcSettings {
  /** For the whole answer, its body included. */
  timeoutMilliseconds: number;
  /** Answers that are longer are not read to their end: `TooMuchAsked`. */
  longestAnswer: number;
}

const usual: RpcSettings = { timeoutMilliseconds: 10_000, longestAnswer: 16 * 2 ** 20 };

/** Calls in one HTTP request. Nodes that take batches take this many. */
const batchSize = 50;
/** Requests at once where a node takes no batches. */
const singlesAtOnce = 16;

/** Does something of a request, once or more. */
type Again = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A node's JSON-RPC over HTTP. Each failure has a class of nodeErrors.ts. */
export class JsonRpc {
  readonly #url: string;
  readonly #settings: RpcSettings;
  readonly #again: Again;
  readonly #closing: AbortController;
  #takesBatches = true;
  #nextId = 1;

  /** Tries nothing again, unless `again` does. Those that share `closing` are closed together. */
  constructor(
    url: string,
    settings: Partial<RpcSettings> = {},
    again: Again = (work) => work(),
    closing = new AbortController(),
  ) {
    this.#url = url;
    this.#settings = { ...usual, ...settings };
    this.#again = again;
    this.#closing = closing;
    // One for each request under way, however many: none of them stays.
    setMaxListeners(0, closing.signal);
  }

  /** The same node, each request to which is made again by these rules. */
  persistent(persistence: Persistence): JsonRpc {
    const { signal } = this.#closing;
    const again: Again = (work) => attempt(work, { ...persistence, signal });
    return new JsonRpc(this.#url, this.#settings, again, this.#closing);
  }

  /** The result of one call. */
  call(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return this.#again(async () => {
      const { answer, retryAfter } = await this.#post(method, this.#message({ method, params }));
      return resultOf(method, answer, retryAfter);
    });
  }

  /**
   * The results of several calls, in their order: in one request where the node takes batches. A call that failed in
   * a batch is made again by itself, so that a limit of batches is no failure.
   */
  async callAll(calls: readonly RpcCall[]): Promise<unknown[]> {
    const results: unknown[] = [];
    const size = this.#takesBatches ? batchSize : singlesAtOnce;
    for (let start = 0; start < calls.length; start += size) {
      const some = calls.slice(start, start + size);
      const found = some.length > 1 && this.#takesBatches ? await this.#batch(some) : null;
      results.push(
        ...(await Promise.all(
          some.map(({ method, params }, i) =>
            found?.has(i) ? found.get(i) : this.call(method, params),
          ),
        )),
      );
    }
    return results;
  }

  /** Ends the requests that wait, and the pauses between them: they reject. */
  close(): void {
    this.#closing.abort();
  }

  /** Results by place; those that failed are missing. Null where the node takes no batches. */
  async #batch(calls: readonly RpcCall[]): Promise<Map<number, unknown> | null> {
    const messages = calls.map((call) => this.#message(call));
    const places = new Map(messages.map(({ id }, i) => [id, i]));
    const method = calls[0]?.method ?? '';
    const { answer } = await this.#again(() => this.#post(method, messages));
    // A node that takes no batches answers with one error, which is of no call.
    if (!Array.isArray(answer)) {
      this.#takesBatches = false;
      return null;
    }
    const results = new Map<number, unknown>();
    for (const one of answer) {
      const place = isRecord(one) ? places.get(one.id as number) : undefined;
      if (place === undefined) throw new MalformedAnswer(method, 'an answer of no call in a batch');
      if ('result' in one) results.set(place, one.result);
    }
    return results;
  }

  #message({ method, params }: RpcCall) {
    return { jsonrpc: '2.0', id: this.#nextId++, method, params };
  }

  async #post(
    method: string,
    message: object,
  ): Promise<{ answer: unknown; retryAfter: number | null }> {
    const { timeoutMilliseconds } = this.#settings;
    const request = new AbortController();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      request.abort();
    }, timeoutMilliseconds);
    const close = () => request.abort();
    this.#closing.signal.addEventListener('abort', close);
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        signal: request.signal,
      });
      return await this.#answerOf(method, response);
    } catch (error) {
      if (isLate) throw new NodeTimeout(method, timeoutMilliseconds);
      // What fetch throws of its own: no connection, or one that broke.
      if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
      throw new NodeUnreachable(method, reasonOf(error), { cause: error });
    } finally {
      clearTimeout(timer);
      this.#closing.signal.removeEventListener('abort', close);
    }
  }

  async #answerOf(method: string, response: Response) {
    const retryAfter = readRetryAfter(response.headers.get('retry-after'), Date.now());
    const text = await this.#textOf(method, response);
    const answer = parse(text);
    // Many nodes give a status of failure together with a JSON-RPC error, which says more.
    if (!response.ok && !isAnswer(answer)) {
      const refusal = refusalOfStatus(method, response.status, retryAfter);
      throw refusal ?? new NodeUnreachable(method, `HTTP status ${response.status}`);
    }
    if (answer === undefined) throw new MalformedAnswer(method, `"${text.slice(0, 60)}"`);
    return { answer, retryAfter };
  }

  async #textOf(method: string, response: Response): Promise<string> {
    const { longestAnswer } = this.#settings;
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > longestAnswer) {
        throw new TooMuchAsked(method, `the answer has more than ${longestAnswer} bytes`);
      }
      parts.push(part);
    }
    return Buffer.concat(parts).toString();
  }
}

function resultOf(method: string, answer: unknown, retryAfter: number | null): unknown {
  if (!isAnswer(answer)) throw new MalformedAnswer(method, 'neither a result nor an error');
  if ('error' in answer && isRecord(answer.error)) {
    const { code, message, data } = answer.error as Partial<RpcRefusal>;
    throw refusalOf(method, { code: Number(code), message: String(message), data }, retryAfter);
  }
  return answer.result;
}

function isAnswer(answer: unknown): answer is Record<string, unknown> {
  if (Array.isArray(answer)) return true;
  return isRecord(answer) && ('result' in answer || isRecord(answer.error));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The caller names it with what was found instead.
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** fetch says "fetch failed" and hides why in its cause. */
function reasonOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? cause.message || cause.name : error.message;
}
