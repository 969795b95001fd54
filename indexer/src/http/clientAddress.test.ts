import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddress } from './clientAddress.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as Pick<
    IncomingMessage,
    'socket' | 'headers'
  >;

describe('clientAddress', () => {
  it('is the connection’s own where no proxy is trusted', () => {
    expect(clientAddress(request('10.0.0.1', '1.1.1.1'), 0)).toBe('10.0.0.1');
  });

  it('is what the outermost trusted proxy saw, whatever the client wrote before', () => {
    const forwarded = '9.9.9.9, 1.1.1.1, 10.0.0.2';
    expect(clientAddress(request('10.0.0.1', forwarded), 1)).toBe('10.0.0.2');
    expect(clientAddress(request('10.0.0.1', forwarded), 2)).toBe('1.1.1.1');
    expect(clientAddress(request('10.0.0.1'), 1)).toBe('10.0.0.1');
  });

  it('counts an IPv6 network as one, and IPv4 in IPv6 as IPv4', () => {
    expect(clientAddress(request('2001:db8:1:2:3:4:5:6'), 0)).toBe('2001:db8:1:2::/64');
    expect(clientAddress(request('2001:0db8:1:2::1'), 0)).toBe('2001:db8:1:2::/64');
    expect(clientAddress(request('2001:db8::9'), 0)).toBe('2001:db8:0:0::/64');
    expect(clientAddress(request('::1'), 0)).toBe('0:0:0:0::/64');
    expect(clientAddress(request('::ffff:127.0.0.1'), 0)).toBe('127.0.0.1');
  });
});
