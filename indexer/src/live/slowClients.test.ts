import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Frame } from '../http/frame.ts';
import { SseConnection } from '../http/sseConnection.ts';
import { WsConnection } from './wsConnection.ts';

/** A client that takes nothing from a moment on. */
class Stalled extends EventEmitter {
  bufferedAmount = 0;
  writableLength = 0;
  destroyed = false;
  readonly sent: string[] = [];
  closed: [number, string] | null = null;
  /** Whether it was left without waiting for it any longer. */
  isDropped = false;

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
  ping(): void {}
  terminate(): void {
    this.isDropped = true;
  }
  destroy(): void {
    this.isDropped = true;
  }
}

/** More than either kind of connection waits for its last words to be taken. */
const AFTER_LAST_WORDS = 60_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
    expect(stalled.isDropped).toBe(false);
    vi.advanceTimersByTime(AFTER_LAST_WORDS);
    expect(stalled.isDropped).toBe(true);
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
    expect(stalled.isDropped).toBe(false);
    vi.advanceTimersByTime(AFTER_LAST_WORDS);
    expect(stalled.isDropped).toBe(true);
  });

  it('is dropped from a WebSocket where it does not answer a ping by the next', () => {
    const silent = new Stalled();
    const connection = new WsConnection(silent as unknown as WebSocket, {} as never);
    connection.beat();
    silent.emit('pong');
    connection.beat();
    expect(silent.isDropped).toBe(false);
    connection.beat();
    expect(silent.isDropped).toBe(true);
  });
});
