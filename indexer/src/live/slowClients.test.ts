import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { Frame } from './frame.ts';
import { SseConnection } from './sseConnection.ts';
import { WsConnection } from './wsConnection.ts';

/** A client that takes nothing from a moment on. */
class Stalled extends EventEmitter {
  bufferedAmount = 0;
  writableLength = 0;
  destroyed = false;
  readonly sent: string[] = [];
  closed: [number, string] | null = null;

  setHeader(): void {}
  writeHead(): void {}
  send(data: Buffer): void {
    this.sent.push(String(data));
  }
  write(data: Buffer | string): void {
    this.sent.push(String(data));
  }
  end(data: Buffer): void {
    this.sent.push(String(data));
    this.closed = [0, ''];
  }
  close(code: number, reason: string): void {
    this.closed = [code, reason];
  }
}

const frame = new Frame({ channel: 'head' }, 'head', { number: 1 });

describe('a client that does not read', () => {
  it('is cut off a WebSocket with a reason once too much waits', () => {
    const stalled = new Stalled();
    const connection = new WsConnection(stalled as unknown as WebSocket, {} as never);
    connection.take(frame);
    stalled.bufferedAmount = (1 << 20) + 1;
    connection.take(frame);
    connection.take(frame);
    expect(stalled.sent.filter((text) => text.includes('"event":"head"'))).toHaveLength(1);
    expect(stalled.sent.at(-1)).toContain('"reason":"slow"');
    expect(stalled.closed?.[0]).toBe(1008);
    expect(stalled.closed?.[1]).toContain('slow');
  });

  it('is cut off a stream of events with a reason', () => {
    const stalled = new Stalled();
    const connection = new SseConnection(
      stalled as unknown as ServerResponse,
      new Headers(),
      1_000_000,
    );
    connection.take(frame);
    stalled.writableLength = (1 << 20) + 1;
    connection.take(frame);
    connection.take(frame);
    expect(stalled.sent.filter((text) => text.startsWith('event: head'))).toHaveLength(1);
    expect(stalled.sent.at(-1)).toMatch(/^event: end\ndata: \{"reason":"slow"/);
    expect(stalled.closed).not.toBeNull();
  });

  it('is dropped from a WebSocket where it does not answer a ping by the next', () => {
    let isDropped = false;
    const silent = Object.assign(new Stalled(), {
      ping: () => undefined,
      terminate: () => {
        isDropped = true;
      },
    });
    const connection = new WsConnection(silent as unknown as WebSocket, {} as never);
    connection.beat();
    silent.emit('pong');
    connection.beat();
    expect(isDropped).toBe(false);
    connection.beat();
    expect(isDropped).toBe(true);
  });
});
