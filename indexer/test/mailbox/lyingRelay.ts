import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ENVELOPE_BYTES } from '@weir/contracts/messages';

/** What a relay does to those who read. */
export type Lie =
  | 'drops'
  | 'reorders'
  | 'repeats'
  | 'alters'
  | 'falls back'
  | 'never ends'
  | 'babbles'
  | 'floods'
  | 'is silent'
  | 'refuses';

interface Kept {
  position: number;
  envelope: string;
}

/** A relay that takes everything, and gives it back as a test says. */
export interface LyingRelay {
  url: string;
  lie: Lie | null;
  stop(): Promise<void>;
}

export async function startLyingRelay(): Promise<LyingRelay> {
  const kept: string[] = [];
  const relay: LyingRelay = { url: '', lie: null, stop: () => Promise.resolve() };
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const say = (value: unknown) => response.end(JSON.stringify(value));
    if (request.url?.startsWith('/v1/challenge')) return void say({ challenge: '0x0102' });
    if (request.method === 'POST') {
      kept.push(body.toString('base64'));
      return void say({});
    }
    switch (relay.lie) {
      case 'is silent':
        return;
      case 'babbles':
        return void response.end('<html>');
      case 'floods':
        return void response.end(Buffer.alloc(4_000_000, ' '));
      case 'refuses':
        response.statusCode = 503;
        return void say({ error: { message: 'Come back tomorrow.' } });
      default:
        return void say(pageOf(relay.lie, kept));
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  relay.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  relay.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return relay;
}

function pageOf(lie: Lie | null, kept: readonly string[]): { envelopes: Kept[]; hasMore: boolean } {
  const placed = (envelopes: readonly string[]) =>
    envelopes.map((envelope, i) => ({ position: i + 1, envelope }));
  switch (lie) {
    case 'drops':
      return { envelopes: [], hasMore: false };
    case 'reorders':
      return { envelopes: placed(kept.toReversed()), hasMore: false };
    case 'repeats':
      return { envelopes: placed([...kept, ...kept]), hasMore: false };
    case 'alters':
      return { envelopes: placed(kept.map(altered)), hasMore: false };
    case 'falls back':
      return { envelopes: [...placed(kept), ...placed(kept)], hasMore: false };
    case 'never ends':
      return { envelopes: neverEnding(), hasMore: true };
    default:
      return { envelopes: placed(kept), hasMore: false };
  }
}

let made = 0;

function neverEnding(): Kept[] {
  return Array.from({ length: 50 }, () => {
    const envelope = Buffer.alloc(ENVELOPE_BYTES);
    envelope.writeUInt32BE(++made, 100);
    return { position: made, envelope: envelope.toString('base64') };
  });
}

function altered(envelope: string): string {
  const bytes = Buffer.from(envelope, 'base64');
  bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
  return bytes.toString('base64');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
