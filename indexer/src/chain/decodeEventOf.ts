import {
  type Abi,
  type AbiEvent,
  type AbiParameterToPrimitiveType,
  decodeEventLog,
  type Hex,
  toEventSelector,
} from 'viem';

type EventOf<Of extends Abi> = Extract<Of[number], AbiEvent>;

/** An event's arguments as viem decodes them. */
export type ArgsOf<Of extends Abi, Name extends EventOf<Of>['name']> = {
  [Input in Extract<EventOf<Of>, { name: Name }>['inputs'][number] as Input['name'] &
    string]: AbiParameterToPrimitiveType<Input>;
};

/** An event of an ABI; narrow by `eventName` to know its `args`. */
export type DecodedEvent<Of extends Abi> = {
  [Name in EventOf<Of>['name']]: { eventName: Name; args: ArgsOf<Of, Name> };
}[EventOf<Of>['name']];

interface RawLog {
  topics: [] | [Hex, ...Hex[]];
  data: Hex;
}

/**
 * Makes what decodes logs of a contract: it gives the event of a log, or null where it is none that is known, and throws what viem
 * throws where the data do not fit.
 */
export function eventDecoder<const Of extends Abi>(abi: Of) {
  const events = new Map<Hex, AbiEvent>(
    abi
      .filter((item) => item.type === 'event')
      .map((event) => [toEventSelector(event), event as AbiEvent]),
  );
  return ({ topics, data }: RawLog): DecodedEvent<Of> | null => {
    const event = topics[0] && events.get(topics[0]);
    if (!event) return null;
    const given = { abi: [event], topics: topics as [Hex, ...Hex[]], data };
    const { eventName, args } = decodeEventLog(given);
    // Names and types come from the ABI item that `ArgsOf` is made of.
    return { eventName, args } as unknown as DecodedEvent<Of>;
  };
}
