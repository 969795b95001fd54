import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { chooseNodes, chosenNodes, nodeUrl } from './chosenNodes.ts';

describe('nodeUrl', () => {
  it.each([
    ['https://node.example/key', 'https://node.example/key'],
    [' https://node.example ', 'https://node.example/'],
    ['http://localhost:8545', 'http://localhost:8545/'],
    ['http://127.0.0.1:8545/x?y=z', 'http://127.0.0.1:8545/x?y=z'],
    ['http://node.example', null],
    ['http://192.168.0.2:8545', null],
    ['https://user:word@node.example', null],
    ['wss://node.example', null],
    ['javascript:alert(1)', null],
    ['node.example', null],
    ['', null],
  ])('%s', (text, expected) => expect(nodeUrl(text)).toBe(expected));
});

describe('chosenNodes', () => {
  let kept: Map<string, string>;
  beforeEach(() => {
    kept = stubLocalStorage();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('keeps each chain’s choice by itself, and forgets on demand', () => {
    chooseNodes(1, { read: 'https://a.example/', send: null });
    chooseNodes(10, { read: null, send: 'https://b.example/' });
    expect(chosenNodes(1)).toEqual({ read: 'https://a.example/', send: null });
    expect(chosenNodes(10)).toEqual({ read: null, send: 'https://b.example/' });
    chooseNodes(1, { read: null, send: null });
    expect(chosenNodes(1)).toEqual({ read: null, send: null });
  });

  it('asks nobody that a damaged entry names', () => {
    kept.set('weir.nodes.1', 'http://evil.example javascript:alert(1)');
    expect(chosenNodes(1)).toEqual({ read: null, send: null });
  });
});
