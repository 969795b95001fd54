import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { securityHeaders } from '../../../web/server/securityHeaders.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
/** Compressed already. */
const isPacked = /\.(woff2|png)$/;

type Encoding = 'br' | 'gzip';

interface ServedFile {
  type: string;
  plain: Buffer;
  /** Where it is served compressed. */
  packed?: Record<Encoding, Buffer>;
}

/** A built page's files by their paths, such as `/assets/index-abc.js`. */
export type PageFiles = ReadonlyMap<string, ServedFile>;

/** A built page as a web host serves it. */
export interface PageServer {
  url: string;
  /** The size in bytes of a file as it is sent, by gzip where that is smaller; 0 where there is none. */
  gzipSize: (path: string) => number;
  stop: () => Promise<void>;
}

/** The files of a built page, as they are: for a browser on the same machine, which compression only holds up. */
export function readPage(folder: string): PageFiles {
  const files = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const type = types[extname(path)] ?? 'application/octet-stream';
    files.set(path.slice(folder.length), { type, plain: readFileSync(path) });
  }
  if (!files.has('/index.html')) throw new Error(`${folder} holds no page.`);
  return files;
}

/** The same with what hosts add: everything that gets smaller by it compressed, by brotli and gzip. */
export function compressPage(files: PageFiles): PageFiles {
  return new Map(
    [...files].map(([path, file]) => [path, isPacked.test(path) ? file : compressed(file)]),
  );
}

/**
 * Serves a page's files on a free port as a host does and `vite preview` does not: hashed files kept for ever, any
 * other address answered with the page, `headers` with all. `deployment` is answered at /deployment.json.
 */
export async function servePage(
  files: PageFiles,
  deployment: unknown,
  headers: Readonly<Record<string, string>> = securityHeaders,
): Promise<PageServer> {
  const isCompressed = files.get('/index.html')?.packed !== undefined;
  const plain = { type: 'application/json', plain: Buffer.from(JSON.stringify(deployment)) };
  const answered = isCompressed ? compressed(plain) : plain;
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    if (path === '/deployment.json') {
      response.setHeader('cache-control', 'no-store');
      return send(request, response, answered);
    }
    response.setHeader(
      'cache-control',
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    const file = files.get(path) ?? files.get('/index.html');
    if (!file) throw new Error('There is no page to serve.');
    send(request, response, file);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    gzipSize: (path) => {
      const file = files.get(path);
      return (file?.packed?.gzip ?? file?.plain)?.length ?? 0;
    },
    stop: () => close(server),
  };
}

function compressed(file: ServedFile): ServedFile {
  const packed = { br: brotliCompressSync(file.plain), gzip: gzipSync(file.plain) };
  return packed.gzip.length < file.plain.length ? { ...file, packed } : file;
}

function send(request: IncomingMessage, response: ServerResponse, file: ServedFile): void {
  const { packed } = file;
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = (['br', 'gzip'] as const).find((name) => packed && accepted.includes(name));
  const body = (encoding && packed?.[encoding]) ?? file.plain;
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': body.length,
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  response.end(body);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
