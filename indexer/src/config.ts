import { readFileSync } from 'node:fs';
import { type Deployment, DeploymentMalformed, parseDeployment } from '@weir/contracts';
import { type Address, getAddress, isAddress } from 'viem';
import { z } from 'zod';
import type { ServerPlace } from './store/serverStore.ts';

/** A setting that is missing or wrong, named. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

/** Each variable with what is expected of it, for the message where it is not met. */
const variables = {
  RPC_URL: {
    schema: z.url({ protocol: /^https?$/ }),
    expected: "the node's address, such as http://127.0.0.1:8545",
  },
  RPC_WS_URL: {
    schema: z.url({ protocol: /^wss?$/ }).optional(),
    expected:
      "the node's WebSocket address, such as ws://127.0.0.1:8545; without it heads are polled for",
  },
  DEPLOYMENT: {
    schema: z.string().min(1),
    expected: 'the path of a deployment file, such as contracts/addresses/31337.json',
  },
  PORT: {
    schema: wholeNumber(0, 65_535).default(42_069),
    expected: 'a port from 0 to 65535, 0 taking any free one',
  },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), expected: 'an address to listen at' },
  DATA_DIR: {
    schema: z.string().min(1).optional(),
    expected: 'a directory for the store; without it everything is kept in memory',
  },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    expected: 'a PostgreSQL server, such as postgres://user:password@host:5432/database',
  },
  DATABASE_SCHEMA: {
    schema: z
      .string()
      .regex(/^[a-z_][a-z0-9_]{0,62}$/)
      .default('weir'),
    expected: 'a schema of that database for this index alone: a-z, 0-9 and _, at most 63',
  },
  CORS_ORIGIN: {
    schema: z.string().min(1).default('*'),
    expected: 'origins of pages that may read, separated by commas, or *',
  },
  POLL_MS: {
    schema: wholeNumber(10, 60_000).default(200),
    expected: 'milliseconds between two looks at the head, from 10 to 60000',
  },
  BACKFILL_CONCURRENCY: {
    schema: wholeNumber(1, 64).default(4),
    expected: 'how many ranges of old blocks are read at once, from 1 to 64',
  },
  JOURNAL_DEPTH: {
    schema: wholeNumber(1, 10_000).default(256),
    expected: 'how many blocks can be undone, from 1 to 10000',
  },
  ON_OTHER_CHAIN: {
    schema: z.enum(['reset', 'exit']).optional(),
    expected: "'reset' to index anew where the store belongs to another chain, or 'exit'",
  },
  CONFIRMATIONS: {
    schema: wholeNumber(0, 10_000).optional(),
    expected:
      'how many blocks must lie on one before listing sites are told of it, from 0 to 10000',
  },
  USD_TOKENS: {
    schema: z
      .string()
      .default('')
      .transform((list) => list.split(',').map((token) => token.trim()))
      .transform((list) => list.filter((token) => token !== ''))
      .refine((list) => list.every((token) => isAddress(token, { strict: false })))
      .transform((list) => list.map((token) => getAddress(token))),
    expected: 'addresses of tokens that are worth a dollar, separated by commas',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    expected: 'debug, info, warn, error or silent',
  },
} as const;

export interface Config {
  rpcUrl: string;
  rpcWebSocketUrl: string | undefined;
  deploymentPath: string;
  port: number;
  host: string;
  /** A PostgreSQL server's schema, a directory, or undefined: in memory. */
  store: ServerPlace | string | undefined;
  corsOrigins: string[];
  pollMilliseconds: number;
  backfillConcurrency: number;
  journalDepth: number;
  /** Absent: reset on local chains, exit elsewhere. */
  onOtherChain: 'reset' | 'exit' | undefined;
  /** Absent: none on local chains, 12 elsewhere. */
  confirmations: number | undefined;
  usdTokens: Address[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The settings of the environment. Throws `ConfigError` that names the first wrong variable. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const value = <Name extends keyof typeof variables>(name: Name) => {
    const { schema, expected } = variables[name];
    const given = environment[name];
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data as z.output<(typeof variables)[Name]['schema']>;
    const found = given === undefined ? 'is not set' : `is ${JSON.stringify(given)}`;
    throw new ConfigError(`${name} ${found}; expected ${expected}.`);
  };
  return {
    rpcUrl: value('RPC_URL'),
    rpcWebSocketUrl: value('RPC_WS_URL'),
    deploymentPath: value('DEPLOYMENT'),
    port: value('PORT'),
    host: value('HOST'),
    store: storePlace(value('DATABASE_URL'), value('DATABASE_SCHEMA'), value('DATA_DIR')),
    corsOrigins: value('CORS_ORIGIN')
      .split(',')
      .map((origin) => origin.trim()),
    pollMilliseconds: value('POLL_MS'),
    backfillConcurrency: value('BACKFILL_CONCURRENCY'),
    journalDepth: value('JOURNAL_DEPTH'),
    onOtherChain: value('ON_OTHER_CHAIN'),
    confirmations: value('CONFIRMATIONS'),
    usdTokens: value('USD_TOKENS'),
    logLevel: value('LOG_LEVEL'),
  };
}

function storePlace(
  url: string | undefined,
  schema: string,
  directory: string | undefined,
): Config['store'] {
  if (url === undefined) return directory;
  if (directory === undefined) return { url, schema };
  throw new ConfigError('DATABASE_URL and DATA_DIR are both set; expected one of them.');
}

/** The deployment of a file. Throws `ConfigError` that says what is wrong with it. */
export function readDeploymentFile(path: string): Deployment {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`DEPLOYMENT: ${path} cannot be read; is the exchange deployed?`, {
      cause,
    });
  }
  try {
    return parseDeployment(JSON.parse(content));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof DeploymentMalformed)) throw cause;
    throw new ConfigError(`DEPLOYMENT: ${path}: ${cause.message}`, { cause });
  }
}
