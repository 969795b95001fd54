import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { RequestRefused } from './requestRefused.ts';

const mostUrl = 2_048;
const usualBody = 65_536;

/** Refuses URLs and bodies that are longer than any request needs, before anything reads them. */
export function sizeLimits(mostBody = usualBody): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return (c, next) => {
    refuseLong(c.env.incoming, mostBody);
    return next();
  };
}

function refuseLong(incoming: HttpBindings['incoming'], mostBody: number): void {
  const { url = '', headers } = incoming;
  if (url.length > mostUrl) {
    throw new RequestRefused(
      'too_large',
      'url',
      `url has ${url.length} characters; expected at most ${mostUrl}.`,
    );
  }
  const isChunked = headers['transfer-encoding'] !== undefined;
  const length = Number(headers['content-length'] ?? 0);
  if (isChunked || length > mostBody) {
    const given = isChunked ? 'comes in chunks' : `has ${length} bytes`;
    throw new RequestRefused(
      'too_large',
      'body',
      `body ${given}; expected at most ${mostBody} bytes, and a Content-Length that says how many.`,
    );
  }
}
