import type { Address } from 'viem';
import { mailboxProgram } from '../../indexer/programs.ts';
import type { Part } from './parts.ts';

/** A relay for the messages of the escrow's trades. It keeps them in memory. */
export function mailboxPart(rpcUrl: string, escrow: Address, port: number): Part {
  return {
    name: 'The relay (mailbox)',
    command: process.execPath,
    args: [mailboxProgram],
    env: { RPC_URL: rpcUrl, ESCROW: escrow, PORT: String(port), LOG_LEVEL: 'warn' },
  };
}
