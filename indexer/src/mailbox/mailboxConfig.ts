import { type Address, getAddress, isAddress } from 'viem';
import { z } from 'zod';
import { variables as indexerVariables, storePlace } from '../config.ts';
import { type Environment, settingsReader, wholeNumber } from '../settings.ts';
import type { ServerPlace } from '../store/serverStore.ts';

const { RPC_URL, HOST, DATA_DIR, DATABASE_URL, CORS_ORIGIN, STREAM_LIMIT, TRUST_PROXY, LOG_LEVEL } =
  indexerVariables;

const variables = {
  RPC_URL,
  HOST,
  DATA_DIR,
  DATABASE_URL,
  CORS_ORIGIN,
  STREAM_LIMIT,
  TRUST_PROXY,
  LOG_LEVEL,
  DATABASE_SCHEMA: {
    schema: indexerVariables.DATABASE_SCHEMA.schema.default('weir_mailbox'),
    expected: 'a schema of that database for this relay alone: a-z, 0-9 and _, at most 63',
  },
  PORT: {
    schema: wholeNumber(0, 65_535).default(42_080),
    expected: 'a port from 0 to 65535, 0 taking any free one',
  },
  RATE_LIMIT: {
    schema: wholeNumber(0, 1_000_000).default(600),
    expected: 'requests that an address may make in a minute, up to 1000000; 0 for any number',
  },
  ESCROW: {
    schema: z
      .string()
      .refine((value) => isAddress(value, { strict: false }))
      .transform((value) => getAddress(value)),
    expected: "the address of the escrow whose trades' parties may write: 0x and 40 digits",
  },
  ESCROW_FROM_BLOCK: {
    schema: z
      .string()
      .regex(/^\d{1,15}$/)
      .default('0')
      .transform(BigInt),
    expected: "the escrow's first block, so that logs are not looked for before it",
  },
  PUBLIC_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    expected:
      'where clients find this relay, such as https://relay.example: readers sign it; without it, where it listens',
  },
} as const;

/** A relay's settings. */
export interface MailboxConfig {
  rpcUrl: string;
  escrow: Address;
  escrowFromBlock: bigint;
  /** An origin; absent: where it listens. */
  publicUrl: string | undefined;
  host: string;
  port: number;
  /** A PostgreSQL server's schema, a directory, or undefined: in memory. */
  store: ServerPlace | string | undefined;
  corsOrigins: string[];
  /** Requests a minute of an address; 0: any number. */
  rateLimit: number;
  /** Open streams of an address; 0: any number. */
  streamLimit: number;
  trustProxy: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The settings of a relay. Throws `ConfigError` that names the first wrong variable. */
export function readMailboxConfig(environment: Environment): MailboxConfig {
  const value = settingsReader(variables, environment);
  return {
    rpcUrl: value('RPC_URL'),
    escrow: value('ESCROW'),
    escrowFromBlock: value('ESCROW_FROM_BLOCK'),
    publicUrl: value('PUBLIC_URL'),
    host: value('HOST'),
    port: value('PORT'),
    store: storePlace(value('DATABASE_URL'), value('DATABASE_SCHEMA'), value('DATA_DIR')),
    corsOrigins: value('CORS_ORIGIN')
      .split(',')
      .map((origin) => origin.trim()),
    rateLimit: value('RATE_LIMIT'),
    streamLimit: value('STREAM_LIMIT'),
    trustProxy: value('TRUST_PROXY'),
    logLevel: value('LOG_LEVEL'),
  };
}
