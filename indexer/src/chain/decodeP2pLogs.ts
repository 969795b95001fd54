import { arbitratorPoolAbi, escrowAbi } from '@weir/contracts';
import { type ArgsOf, eventDecoder } from './decodeEventOf.ts';

type Escrow = typeof escrowAbi;
type Pool = typeof arbitratorPoolAbi;

/** Arguments of the escrow's events. */
export type EscrowArgs<Name extends EventNames<Escrow>> = ArgsOf<Escrow, Name>;
/** Likewise of the arbitrators' pool's. */
export type PoolArgs<Name extends EventNames<Pool>> = ArgsOf<Pool, Name>;

type EventNames<Of extends Escrow | Pool> = Extract<Of[number], { type: 'event' }>['name'];

export const decodeEscrowLog = eventDecoder(escrowAbi);
export const decodePoolLog = eventDecoder(arbitratorPoolAbi);
