import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';

const gzip = promisify(gzipWithCallback);

/** What every answer depends on beside its URL. */
export interface Version {
  /** Names the index. */
  epoch: string;
  /** Hash of the last block indexed. */
  hash: string;
}

/** Headers of an answer that changes between two blocks: it is tagged and kept by nobody. */
export const unkept = { 'Cache-Control': 'no-store' };

/** A good answer, good for as long as the block is the last one. */
interface Answer {
  text: string;
  tag: string;
  zipped: Promise<Buffer> | null;
}

/** Characters of answers kept in memory; where it is reached all are let go. */
const mostKept = 32 << 20;
/** Shorter answers are not worth zipping. */
const leastZipped = 1_400;
/** Answers that are not of a block, or never end. */
const live = /^\/(health|ready|metrics|openapi\.json)$|\/stream$/;
/** Answers that many ask for; those of accounts are tagged and not kept. */
const shared = /^\/v1\/markets/;

/** The answers of one version by URL, those that are being read too. A new version lets all go. */
class KeptAnswers {
  #answers = new Map<string, Promise<Answer | null>>();
  #version = '';
  #size = 0;

  /** The answer, or null where it could not be kept. Undefined where nobody asked yet: whoever asks must `read`. */
  find(version: string, url: string): Promise<Answer | null> | undefined {
    if (version !== this.#version) this.#start(version);
    return this.#answers.get(url);
  }

  /** Lets others wait for a read. Keeps what it gives if that has the tag that is expected of this version. */
  async read(url: string, tag: string, read: () => Promise<Answer | null>): Promise<Answer | null> {
    const answers = this.#answers;
    let settle: (answer: Answer | null) => void = () => undefined;
    const kept = new Promise<Answer | null>((resolve) => {
      settle = resolve;
    });
    answers.set(url, kept);
    let answer: Answer | null = null;
    try {
      answer = await read();
      return answer;
    } finally {
      // One that is refused, or already of the next block, is for this request only.
      const isKept = answer?.tag === tag;
      if (!isKept) answers.delete(url);
      settle(isKept ? answer : null);
      if (answers === this.#answers) this.#size += answer?.text.length ?? 0;
      if (this.#size > mostKept) this.#start(this.#version);
    }
  }

  #start(version: string): void {
    this.#version = version;
    this.#answers = new Map();
    this.#size = 0;
  }
}

/**
 * Tags each answer with the index, the block and the URL that it follows from; says 304 where the client has it,
 * without reading anything; and keeps the answers that many ask for until the next block. Many who ask for the same at
 * once are answered by one read. An answer with a Cache-Control of its own is left alone.
 */
export function freshAnswers(version: () => Version): MiddlewareHandler {
  const kept = new KeptAnswers();
  return async (c, next) => {
    if (c.req.method !== 'GET' || live.test(c.req.path)) return next();
    const url = c.req.url.slice(c.req.url.indexOf('/', 8));
    const { epoch, hash } = version();
    const tag = tagOf(epoch, hash, url);
    if (c.req.header('If-None-Match')?.includes(tag)) return c.body(null, 304, headersOf(tag));
    const read = async () => {
      await next();
      return take(c, epoch, hash, url);
    };
    let answer: Answer | null;
    if (shared.test(url)) {
      const reading = kept.find(`${epoch} ${hash}`, url);
      const found = reading && (await reading);
      if (found) return send(c, found);
      answer = await kept.read(url, tag, read);
    } else {
      answer = await read();
    }
    if (answer) c.res = await send(c, answer);
    return;
  };
}

/** A good answer in JSON, with the tag of the block that it names, else of the one that was the last before it. */
async function take(
  c: Context,
  epoch: string,
  before: string,
  url: string,
): Promise<Answer | null> {
  const { status, headers } = c.res;
  const isJson = headers.get('content-type')?.startsWith('application/json');
  if (status !== 200 || !isJson || headers.has('cache-control')) return null;
  const text = await c.res.clone().text();
  const named = /^\{"block":\{"number":\d+,"hash":"(0x[0-9a-f]{64})"/.exec(text)?.[1];
  return { text, tag: tagOf(epoch, named ?? before, url), zipped: null };
}

async function send(c: Context, answer: Answer): Promise<Response> {
  const { text, tag } = answer;
  const headers = { ...headersOf(tag), 'Content-Type': 'application/json' };
  const isZipped = text.length >= leastZipped && c.req.header('Accept-Encoding')?.includes('gzip');
  if (!isZipped) return c.body(text, 200, headers);
  answer.zipped ??= gzip(text, { level: 1 });
  const bytes = new Uint8Array(await answer.zipped);
  return c.body(bytes, 200, { ...headers, 'Content-Encoding': 'gzip' });
}

/** Weak: the same content may come zipped or not. Clients keep answers and ask each time whether they still hold. */
function headersOf(tag: string) {
  return { ETag: tag, 'Cache-Control': 'public, no-cache', Vary: 'Accept-Encoding, Origin' };
}

function tagOf(epoch: string, hash: string, url: string): string {
  const digest = createHash('sha1').update(`${epoch} ${hash} ${url}`).digest('base64url');
  return `W/"${digest}"`;
}
