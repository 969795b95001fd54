import type { Hex } from 'viem';
import { joinBytes } from './byteFormat.ts';
import { mailboxLimits } from './mailboxProtocol.ts';
import { isMessageError, MessageError } from './messageError.ts';

type Query = Record<string, string>;

/** Bytes of an answer of JSON: a page of envelopes in base64, and room. */
const mostJson = 512 * 1_024;
/** Bytes a millisecond that a slow phone still carries. */
const slowestBytes = 16;

/** One relay over HTTP. It may be down, slow, or lie: whatever it does throws `RelayFailed` or `RelayLied`. */
export class RelayConnection {
  readonly #timeoutMilliseconds: number;

  constructor(
    readonly origin: string,
    timeoutMilliseconds: number,
  ) {
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  async challenge(): Promise<Hex> {
    const { challenge } = await this.#json('/v1/challenge');
    if (typeof challenge === 'string' && /^0x([0-9a-f]{2}){1,128}$/.test(challenge)) {
      return challenge as Hex;
    }
    throw this.lied('its challenge is none');
  }

  async send(method: 'POST' | 'PUT', path: string, query: Query, body: Uint8Array): Promise<void> {
    const headers = { 'Content-Type': 'application/octet-stream' };
    const init = { method, headers, body: Uint8Array.from(body) };
    await this.#request(this.#url(path, query), init, mostJson, body.length);
  }

  async envelopes(path: string, query: Query) {
    const { envelopes, hasMore } = await this.#json(path, query);
    if (!Array.isArray(envelopes)) throw this.lied('its envelopes are no list');
    if (envelopes.length > mailboxLimits.page) throw this.lied('its page is too long');
    const page = envelopes.map((item: unknown) => this.#readEnvelope(item));
    return { envelopes: page, hasMore: hasMore === true };
  }

  async evidenceIds(path: string): Promise<Hex[]> {
    const { evidence } = await this.#json(path);
    if (!Array.isArray(evidence) || evidence.length > 1_000) {
      throw this.lied('its evidence is no list');
    }
    return evidence.map((item: unknown) => {
      const id = isRecord(item) ? item.id : undefined;
      if (typeof id === 'string' && /^0x[0-9a-f]{64}$/.test(id)) return id as Hex;
      throw this.lied('an id in it is none');
    });
  }

  bytes(path: string): Promise<Uint8Array> {
    const most = mailboxLimits.evidenceBytes;
    return this.#request(this.#url(path), {}, most, most);
  }

  /** An open stream of events. Throws like the rest until it is open. */
  async stream(
    path: string,
    query: Query,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>> {
    const opening = new AbortController();
    const close = () => opening.abort();
    signal.addEventListener('abort', close, { once: true });
    const timer = setTimeout(close, this.#timeoutMilliseconds);
    try {
      const response = await fetch(this.#url(path, query), { signal: opening.signal });
      if (response.ok && response.body) return response.body;
      throw this.#failed(`it answered ${response.status}`);
    } catch (error) {
      throw isMessageError(error) ? error : this.#failed(reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  lied(reason: string): MessageError {
    return new MessageError('RelayLied', { relay: this.origin, reason: `${reason}.` });
  }

  #failed(reason: string): MessageError {
    return new MessageError('RelayFailed', { relay: this.origin, reason: `${reason}.` });
  }

  #url(path: string, query: Query = {}): string {
    return `${this.origin}${path}?${new URLSearchParams(query)}`;
  }

  async #json(path: string, query?: Query): Promise<Record<string, unknown>> {
    const bytes = await this.#request(this.#url(path, query), {}, mostJson);
    const answer = parse(bytes);
    if (isRecord(answer)) return answer;
    throw this.lied('its answer is no object');
  }

  /** @param carried bytes that are long on their way. */
  async #request(
    url: string,
    init: RequestInit,
    most = mostJson,
    carried = 0,
  ): Promise<Uint8Array> {
    const milliseconds = this.#timeoutMilliseconds + carried / slowestBytes;
    const signal = AbortSignal.timeout(Math.ceil(milliseconds));
    try {
      const response = await fetch(url, { ...init, signal });
      const bytes = await this.#readAtMost(response, most);
      if (response.ok) return bytes;
      throw this.#failed(this.#wordsOf(response.status, parse(bytes)));
    } catch (error) {
      // What fetch throws of its own: no connection, one that broke, or the timeout.
      throw isMessageError(error) ? error : this.#failed(reasonOf(error));
    }
  }

  async #readAtMost(response: Response, most: number): Promise<Uint8Array> {
    const reader = response.body?.getReader();
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const next = await reader?.read();
      if (!next || next.done) break;
      length += next.value.length;
      if (length > most) {
        await reader?.cancel();
        throw this.lied(`its answer has more than ${most} bytes`);
      }
      parts.push(next.value);
    }
    return joinBytes(parts);
  }

  /** Its own words, as far as they are of a length to be shown. */
  #wordsOf(status: number, answer: unknown): string {
    const error = isRecord(answer) && isRecord(answer.error) ? answer.error.message : undefined;
    const words = typeof error === 'string' ? `: ${error.slice(0, 400).replace(/\.$/, '')}` : '';
    return `it answered ${status}${words}`;
  }

  #readEnvelope(item: unknown): { position: number; envelope: Uint8Array } {
    const { position, envelope } = isRecord(item) ? item : {};
    if (!Number.isSafeInteger(position)) throw this.lied('a position is no number');
    if (typeof envelope !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(envelope)) {
      throw this.lied('an envelope is no base64');
    }
    const binary = decodeBase64(envelope);
    if (!binary) throw this.lied('an envelope is no base64');
    return { position: position as number, envelope: binary };
  }
}

function decodeBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    // atob throws a DOMException where the length is none of base64.
    return null;
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    // The caller names it with what was expected instead.
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** fetch says "fetch failed" and hides why in its cause. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  if (cause instanceof Error) return cause.message || cause.name;
  return error instanceof Error ? error.message : String(error);
}
