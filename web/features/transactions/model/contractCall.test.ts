import { describe, expect, test } from 'vitest';
import { approveCall, batchCall, type ContractCall, withCoin, wrapCall } from './contractCall.ts';
import { contractRequest } from './contractRequest.ts';

const owner = '0x00000000000000000000000000000000000000AA';
const exchange = '0x00000000000000000000000000000000000000bb';
const token = '0x00000000000000000000000000000000000000cC';
const deposit: ContractCall = {
  kind: 'exchange',
  exchange,
  functionName: 'deposit',
  args: [token, 7n, owner],
};
const sent = (call: ContractCall) => contractRequest(call, [], owner);

describe('withCoin', () => {
  test('sends the coin along with what the exchange is asked for, and with nothing else', () => {
    expect(sent(deposit).value).toBe(0n);
    expect(sent(withCoin(deposit, 7n))).toMatchObject({ functionName: 'deposit', value: 7n });
    const batch = batchCall(exchange, { actions: [], recipient: owner });
    expect(sent(withCoin(batch, 7n))).toMatchObject({ functionName: 'batch', value: 7n });
    expect(sent(withCoin(approveCall(token, exchange, 7n), 7n)).value).toBe(0n);
  });
});

describe('wrapCall', () => {
  test('pays the coin in, and asks for it back without any', () => {
    const wrap = { address: token, functionName: 'deposit', args: [], value: 7n };
    expect(sent(wrapCall('wrap', token, 7n))).toMatchObject(wrap);
    const unwrap = { address: token, functionName: 'withdraw', args: [7n], value: 0n };
    expect(sent(wrapCall('unwrap', token, 7n))).toMatchObject(unwrap);
  });
});
