import {
  type Arbitrary,
  array,
  assert,
  bigInt,
  boolean,
  property,
  sample,
  tuple,
} from 'fast-check';
import {
  type AbiEvent,
  type AbiParameter,
  encodeAbiParameters,
  encodeEventTopics,
  getAddress,
  type Hex,
  numberToHex,
  pad,
  decodeEventLog as viemDecodes,
} from 'viem';
import { describe, expect, it } from 'vitest';
import { decodeLog } from './decodeLog.ts';
import { exchangeAbi } from './generated/exchangeAbi.ts';

const events: AbiEvent[] = exchangeAbi.filter((item) => item.type === 'event');

function anyValue({ type }: AbiParameter): Arbitrary<unknown> {
  const whole = bigInt({ min: 0n, max: 2n ** 256n - 1n });
  const address = bigInt({ min: 0n, max: 2n ** 160n - 1n }).map((value) =>
    getAddress(pad(numberToHex(value), { size: 20 })),
  );
  if (type === 'uint256') return whole;
  if (type === 'uint64') return bigInt({ min: 0n, max: 2n ** 64n - 1n });
  if (type === 'address') return address;
  if (type === 'bool') return boolean();
  if (type === 'address[]') return array(address, { maxLength: 4 });
  if (type === 'uint256[]') return array(whole, { maxLength: 4 });
  throw new Error(`${type} needs an arbitrary`);
}

/** A log of the event, as the exchange would write it. */
function logOf(event: AbiEvent): Arbitrary<{ topics: [Hex, ...Hex[]]; data: Hex }> {
  return tuple(...event.inputs.map(anyValue)).map((values) => {
    const named = Object.fromEntries(event.inputs.map(({ name }, i) => [name, values[i]]));
    const plain = event.inputs.filter(({ indexed }) => !indexed);
    const topics = encodeEventTopics({ abi: [event], args: named }) as [Hex, ...Hex[]];
    return {
      topics,
      data: encodeAbiParameters(
        plain,
        plain.map(({ name }) => named[name ?? '']),
      ),
    };
  });
}

describe('decodeLog', () => {
  it.each(events.map((event) => [event.name, event] as const))(
    'decodes %s as viem does',
    (_, event) => {
      assert(
        property(logOf(event), (log) => {
          expect(decodeLog(log)).toEqual(viemDecodes({ abi: exchangeAbi, ...log }));
        }),
        { numRuns: 50 },
      );
    },
  );

  it('says of other logs that they are none of the exchange', () => {
    expect(decodeLog({ topics: [], data: '0x' })).toBeNull();
    expect(decodeLog({ topics: [pad('0x1234', { size: 32 })], data: '0x' })).toBeNull();
  });

  it('refuses data that does not fit, as viem does', () => {
    const swapped = events.find(({ name }) => name === 'Swapped');
    const [log] = sample(logOf(swapped as AbiEvent), { numRuns: 1, seed: 1 });
    if (!log) throw new Error('no log was made');
    expect(() => decodeLog({ ...log, data: log.data.slice(0, -2) as Hex })).toThrow();
    expect(() => decodeLog({ ...log, topics: log.topics.slice(0, 2) })).toThrow();
  });
});
