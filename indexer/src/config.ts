import { readFileSync } from 'node:fs';
import { type Deployment, DeploymentMalformed, parseDeployment } from '@weir/contracts';
import { type Address, getAddress, isAddress } from 'viem';
import { z } from 'zod';
import {
  ConfigError,
  type Environment,
  type SettingsReader,
  settingsReader,
  wholeNumber,
} from './settings.ts';
import type { ServerPlace } from './store/serverStore.ts';

/** Each variable with what is expected of it, for the message where it is not met. */
export const variables = {
  ROLE: {
    schema: z.enum(['all', 'api']).default('all'),
    expected: "'all' to index and answer, or 'api' to answer only, from another process's index",
  },
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
  READY_LAG: {
    schema: wholeNumber(0, 100_000).default(2),
    expected: 'blocks that it may be behind the node and still be ready, from 0 to 100000',
  },
  RATE_LIMIT: {
    schema: wholeNumber(0, 1_000_000).default(6_000),
    expected: 'requests that an address may make in a minute, up to 1000000; 0 for any number',
  },
  STREAM_LIMIT: {
    schema: wholeNumber(0, 1_000_000).default(100),
    expected: 'streams that an address may have open, up to 1000000; 0 for any number',
  },
  TRUST_PROXY: {
    schema: wholeNumber(0, 10).default(0),
    expected:
      'how many proxies in front add to X-Forwarded-For, from 0 to 10; with 0 that header is not believed',
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

/** What a process needs to know that answers, whether or not it indexes. */
interface AnswerConfig {
  deploymentPath: string;
  port: number;
  host: string;
  corsOrigins: string[];
  readyLag: number;
  /** Requests a minute of an address; 0: any number. */
  rateLimit: number;
  /** Open streams of an address; 0: any number. */
  streamLimit: number;
  trustProxy: number;
  /** Absent: none on local chains, 12 elsewhere. */
  confirmations: number | undefined;
  usdTokens: Address[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** A process that indexes, and answers too. */
export interface Config extends AnswerConfig {
  rpcUrl: string;
  rpcWebSocketUrl: string | undefined;
  /** A PostgreSQL server's schema, a directory, or undefined: in memory. */
  store: ServerPlace | string | undefined;
  pollMilliseconds: number;
  backfillConcurrency: number;
  journalDepth: number;
  /** Absent: reset on local chains, exit elsewhere. */
  onOtherChain: 'reset' | 'exit' | undefined;
}

/** A process that only answers, from what another indexes into a PostgreSQL server. */
export interface ApiConfig extends AnswerConfig {
  place: ServerPlace;
}

/** What a process is for. Throws `ConfigError`. */
export function readRole(environment: Environment): 'all' | 'api' {
  return settingsReader(variables, environment)('ROLE');
}

/** The settings of a process that indexes. Throws `ConfigError` that names the first wrong variable. */
export function readConfig(environment: Environment): Config {
  const value = settingsReader(variables, environment);
  return {
    rpcUrl: value('RPC_URL'),
    rpcWebSocketUrl: value('RPC_WS_URL'),
    store: storePlace(value('DATABASE_URL'), value('DATABASE_SCHEMA'), value('DATA_DIR')),
    pollMilliseconds: value('POLL_MS'),
    backfillConcurrency: value('BACKFILL_CONCURRENCY'),
    journalDepth: value('JOURNAL_DEPTH'),
    onOtherChain: value('ON_OTHER_CHAIN'),
    ...answerConfig(value),
  };
}

/** The settings of a process that only answers. Throws `ConfigError` that names the first wrong variable. */
export function readApiConfig(environment: Environment): ApiConfig {
  const value = settingsReader(variables, environment);
  const url = value('DATABASE_URL');
  if (url === undefined) {
    const { expected } = variables.DATABASE_URL;
    throw new ConfigError(`DATABASE_URL is not set; with ROLE=api expected ${expected}.`);
  }
  return { place: { url, schema: value('DATABASE_SCHEMA') }, ...answerConfig(value) };
}

function answerConfig(value: SettingsReader<typeof variables>): AnswerConfig {
  return {
    deploymentPath: value('DEPLOYMENT'),
    port: value('PORT'),
    host: value('HOST'),
    corsOrigins: value('CORS_ORIGIN')
      .split(',')
      .map((origin) => origin.trim()),
    readyLag: value('READY_LAG'),
    rateLimit: value('RATE_LIMIT'),
    streamLimit: value('STREAM_LIMIT'),
    trustProxy: value('TRUST_PROXY'),
    confirmations: value('CONFIRMATIONS'),
    usdTokens: value('USD_TOKENS'),
    logLevel: value('LOG_LEVEL'),
  };
}

/** Where the store is by its three variables. Throws `ConfigError` where they name two places. */
export function storePlace(
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
