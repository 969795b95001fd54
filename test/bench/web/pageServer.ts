import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

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

interface ServedFile {
  type: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

/** A built page as a web host serves it. */
export interface PageServer {
  url: string;
  /** The compressed size in bytes of a file by its path, such as `/assets/index-abc.js`; 0 where there is none. */
  gzipSize: (path: string) => number;
  stop: () => Promise<void>;
}

/**
 * Serves a folder with what hosts do and `vite preview` does not: everything compressed (brotli or gzip), hashed files
 * kept for ever, any other address answered with the page. `json` is answered at /deployment.json, `headers` with all.
 */
export async function servePageCompressed(
  folder: string,
  json: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const files = new Map<string, ServedFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const plain = readFileSync(path);
    const type = types[extname(path)] ?? 'application/octet-stream';
    const packed = isPacked.test(path) ? { gzip: plain, brotli: plain } : pack(plain);
    files.set(path.slice(folder.length), { type, plain, ...packed });
  }
  const deployment = Buffer.from(JSON.stringify(json));
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    if (path === '/deployment.json') {
      response.setHeader('cache-control', 'no-store');
      const file = { type: 'application/json', plain: deployment, ...pack(deployment) };
      return send(request, response, file);
    }
    const isHashed = path.startsWith('/assets/');
    response.setHeader(
      'cache-control',
      isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    const file = files.get(path) ?? files.get('/index.html');
    if (!file) throw new Error(`${folder} holds no page.`);
    send(request, response, file);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    gzipSize: (path) => files.get(path)?.gzip.length ?? 0,
    stop: () => close(server),
  };
}

function pack(plain: Buffer): { gzip: Buffer; brotli: Buffer } {
  return { gzip: gzipSync(plain), brotli: brotliCompressSync(plain) };
}

function send(request: IncomingMessage, response: ServerResponse, file: ServedFile): void {
  const accepted = request.headers['accept-encoding'] ?? '';
  const isSmaller = file.gzip.length < file.plain.length;
  const encoding = isSmaller ? ['br', 'gzip'].find((name) => accepted.includes(name)) : undefined;
  const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain;
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
