import { lendingAbi } from '@weir/contracts';
import {
  type AbiEvent,
  type AbiParameterToPrimitiveType,
  decodeEventLog,
  type Hex,
  toEventSelector,
} from 'viem';

type LendingEvent = Extract<(typeof lendingAbi)[number], AbiEvent>;

/** Names of lending's events. */
type LendingEventName = LendingEvent['name'];

/** An event's arguments as viem decodes them. */
export type LendingEventArgs<Name extends LendingEventName> = {
  [Input in Extract<
    LendingEvent,
    { name: Name }
  >['inputs'][number] as Input['name']]: AbiParameterToPrimitiveType<Input>;
};

/** An event of lending; narrow by `eventName` to know its `args`. */
export type DecodedLendingLog = {
  [Name in LendingEventName]: { eventName: Name; args: LendingEventArgs<Name> };
}[LendingEventName];

const events = new Map<Hex, AbiEvent>(
  lendingAbi
    .filter((item) => item.type === 'event')
    .map((event) => [toEventSelector(event), event as AbiEvent]),
);

/** The event of a log of lending, or null where it is none that is known. Throws what viem throws where its data do not fit. */
export function decodeLendingLog(log: {
  topics: [] | [Hex, ...Hex[]];
  data: Hex;
}): DecodedLendingLog | null {
  const { topics, data } = log;
  const event = topics[0] && events.get(topics[0]);
  if (!event) return null;
  const { eventName, args } = decodeEventLog({
    abi: [event],
    topics: topics as [Hex, ...Hex[]],
    data,
  });
  // Names and types come from the ABI item that `LendingEventArgs` is made of.
  return { eventName, args } as unknown as DecodedLendingLog;
}
