import {
  type AbiEvent,
  type Address,
  decodeEventLog,
  getAddress,
  type Hex,
  toEventSelector,
} from 'viem';
import type { EventArgs } from './events.ts';
import { exchangeAbi } from './generated/exchangeAbi.ts';

type EventName = Extract<(typeof exchangeAbi)[number], AbiEvent>['name'];

/** An event of the exchange; narrow by `eventName` to know its `args`. */
export type DecodedLog = {
  [Name in EventName]: { eventName: Name; args: EventArgs<Name> };
}[EventName];

/** What of a log says which event it is and with what arguments. */
export interface EncodedLog {
  topics: readonly Hex[];
  data: Hex;
}

/** Reads the words of an event's topics and data; null where it has one that is not of one word. */
type WordReader = ((topics: readonly Hex[], data: Hex) => Record<string, unknown>) | null;

interface KnownEvent {
  event: AbiEvent;
  read: WordReader;
}

let known: Map<string, KnownEvent> | undefined;

/**
 * The event of a log, or null where it is none of the exchange's. The same as viem's `decodeEventLog` with the
 * exchange's ABI, at a small part of its cost: that one hashes the signatures of all events for each log.
 * Throws what viem throws where topics or data do not fit.
 */
export function decodeLog({ topics, data }: EncodedLog): DecodedLog | null {
  known ??= new Map(
    events().map((event) => [toEventSelector(event), { event, read: reader(event) }]),
  );
  const [selector] = topics;
  const found = selector && known.get(selector);
  if (!found) return null;
  const { event, read } = found;
  const fits =
    read && topics.length === indexedCount(event) + 1 && data.length === dataLength(event);
  if (fits) {
    // Names and types come from the ABI item that `EventArgs` is made of; the test compares them with viem's.
    return { eventName: event.name, args: read(topics, data) } as unknown as DecodedLog;
  }
  const decoded = decodeEventLog({ abi: [event], topics: topics as [Hex, ...Hex[]], data });
  return { eventName: event.name, args: decoded.args } as unknown as DecodedLog;
}

function events(): AbiEvent[] {
  return exchangeAbi.filter((item) => item.type === 'event') as AbiEvent[];
}

function indexedCount({ inputs }: AbiEvent): number {
  return inputs.filter(({ indexed }) => indexed).length;
}

/** Characters of data that has one word for each argument that is not indexed. */
function dataLength(event: AbiEvent): number {
  return 2 + 64 * (event.inputs.length - indexedCount(event));
}

/** What reads a word of 64 hex digits as an argument of a type; null for types of more than a word. */
function wordReader(type: string): ((digits: string) => unknown) | null {
  if (type === 'address') return (digits) => addressOf(digits.slice(24));
  if (type === 'bool') return (digits) => BigInt(`0x${digits}`) !== 0n;
  // As viem does: numbers of at most 48 bits are no bigints.
  const bits = Number(/^uint(\d+)$/.exec(type)?.[1]);
  if (Number.isNaN(bits)) return null;
  return bits <= 48 ? (digits) => Number(`0x${digits}`) : (digits) => BigInt(`0x${digits}`);
}

function reader({ inputs }: AbiEvent): WordReader {
  let topic = 0;
  let word = 0;
  const fields: {
    name: string;
    place: number;
    indexed: boolean;
    of: (digits: string) => unknown;
  }[] = [];
  for (const { name, type, indexed } of inputs) {
    const of = wordReader(type);
    if (!of || !name) return null;
    const place = indexed ? ++topic : word++;
    fields.push({ name, place, indexed: indexed === true, of });
  }
  return (topics, data) => {
    const args: Record<string, unknown> = {};
    for (const { name, place, indexed, of } of fields) {
      const at = 2 + 64 * place;
      args[name] = of(indexed ? (topics[place] as Hex).slice(2) : data.slice(at, at + 64));
    }
    return args;
  };
}

/** Checksums that were computed: few accounts log most events. */
const checksums = new Map<string, Address>();
const mostChecksums = 10_000;

function addressOf(digits: string): Address {
  const found = checksums.get(digits);
  if (found) return found;
  if (checksums.size >= mostChecksums) checksums.clear();
  const address = getAddress(`0x${digits}`);
  checksums.set(digits, address);
  return address;
}
