import { hostname } from 'node:os';
import PgBoss from 'pg-boss';
import type { Shard } from '../experiments/parts.ts';
import { InputError } from '../inputError.ts';
import { version } from '../results/manifest.ts';

/** The queue's server cannot be reached, or refuses. */
class QueueFailed extends InputError {
  constructor(url: string, cause: unknown) {
    super(
      `the queue at ${placeOf(url)}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}

/** What a job carries. */
export interface ShardJob {
  experiment: string;
  shard: Shard;
}

const bossSchema = 'weir_sim_queue';

/** Workers of another version make other bytes: they have a queue of their own. */
const queueName = `shards-${version.replaceAll('.', '-')}`;

/** How often a shard is given to another worker after one was lost with it. */
const retries = 4;

/** No shard takes this long; a job that does is given to another worker even if nobody watches. */
const expireInSeconds = 12 * 3600;

/**
 * Besides pg-boss's own tables: what an experiment is, the parts that workers did, the runs that cannot be done, and
 * who is at work at what, with a sign of life.
 */
const tables = `
SELECT pg_advisory_xact_lock(8241903);
CREATE SCHEMA IF NOT EXISTS weir_sim;
CREATE TABLE IF NOT EXISTS weir_sim.experiments (
  id text PRIMARY KEY, source jsonb NOT NULL);
CREATE TABLE IF NOT EXISTS weir_sim.parts (
  experiment text NOT NULL REFERENCES weir_sim.experiments ON DELETE CASCADE,
  shard integer NOT NULL, file text NOT NULL, bytes bytea NOT NULL,
  PRIMARY KEY (experiment, shard, file));
CREATE TABLE IF NOT EXISTS weir_sim.failures (
  experiment text NOT NULL REFERENCES weir_sim.experiments ON DELETE CASCADE,
  shard integer NOT NULL, run integer NOT NULL, seed bigint NOT NULL, what text NOT NULL,
  PRIMARY KEY (experiment, shard));
CREATE TABLE IF NOT EXISTS weir_sim.claims (
  job uuid PRIMARY KEY, experiment text NOT NULL REFERENCES weir_sim.experiments ON DELETE CASCADE,
  shard integer NOT NULL, worker text NOT NULL, seen timestamptz NOT NULL);`;

/**
 * A queue of shards in a PostgreSQL database: jobs by pg-boss, results beside them. Every method throws `QueueFailed`
 * where the server cannot be reached or refuses.
 */
export class ShardQueue {
  readonly #boss: PgBoss;

  private constructor(
    readonly url: string,
    boss: PgBoss,
  ) {
    this.#boss = boss;
  }

  /** Connects, and makes the tables where they are missing. */
  static async open(url: string): Promise<ShardQueue> {
    const boss = new PgBoss({
      connectionString: url,
      application_name: `weir-sim ${hostname()}`,
      schema: bossSchema,
      schedule: false,
      max: 4,
    });
    // pg-boss tells of its own upkeep's errors here; what this queue asks for throws by itself.
    boss.on('error', () => {});
    const queue = new ShardQueue(url, boss);
    await queue.#guard(async () => {
      await boss.start();
      await boss.createQueue(queueName);
    });
    await queue.sql(tables);
    return queue;
  }

  /** Runs a statement; one without values can be several, which then make one transaction. */
  sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.#guard(async () => (await this.#boss.getDb().executeSql(text, values)).rows);
  }

  /** Hands shards to whoever takes them. */
  send(experiment: string, shards: readonly Shard[]): Promise<void> {
    const jobs = shards.map((shard) => ({
      name: queueName,
      data: { experiment, shard } satisfies ShardJob,
      retryLimit: retries,
      expireInSeconds,
    }));
    return this.#guard(() => this.#boss.insert(jobs));
  }

  /** Takes one job; null where there is none. */
  async take(): Promise<PgBoss.Job<ShardJob> | null> {
    const [job] = await this.#guard(() => this.#boss.fetch<ShardJob>(queueName));
    return job ?? null;
  }

  /** A job is done, whatever came of it. */
  complete(job: string): Promise<void> {
    return this.#guard(() => this.#boss.complete(queueName, job));
  }

  /** Gives a job back, so that another worker takes it; it is given up after some times. */
  giveBack(job: string): Promise<void> {
    return this.#guard(() => this.#boss.fail(queueName, job));
  }

  /** Jobs of an experiment whose worker has given no sign of life for so many seconds. */
  async lost(experiment: string, seconds: number): Promise<string[]> {
    const rows = await this.sql<{ id: string }>(
      `SELECT job.id FROM ${bossSchema}.job LEFT JOIN weir_sim.claims ON claims.job = job.id
       WHERE job.name = $1 AND job.data->>'experiment' = $2 AND job.state = 'active'
         AND coalesce(claims.seen, job.started_on) < now() - make_interval(secs => $3)`,
      [queueName, experiment, seconds],
    );
    return rows.map(({ id }) => id);
  }

  /** Shards of an experiment that were given up. */
  async givenUp(experiment: string): Promise<Shard[]> {
    const rows = await this.sql<{ data: ShardJob }>(
      `SELECT data FROM ${bossSchema}.job WHERE name = $1 AND data->>'experiment' = $2 AND state = 'failed'`,
      [queueName, experiment],
    );
    return rows.map(({ data }) => data.shard);
  }

  /** Removes all of an experiment: jobs, parts, claims. */
  async remove(experiment: string): Promise<void> {
    await this.sql(`DELETE FROM ${bossSchema}.job WHERE name = $1 AND data->>'experiment' = $2`, [
      queueName,
      experiment,
    ]);
    await this.sql('DELETE FROM weir_sim.experiments WHERE id = $1', [experiment]);
  }

  /** Disconnects. */
  close(): Promise<void> {
    return this.#guard(() => this.#boss.stop({ graceful: false, wait: true }));
  }

  async #guard<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (cause) {
      throw new QueueFailed(this.url, cause);
    }
  }
}

/** A server's address without a password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return host + pathname;
  } catch {
    return 'an address that is none';
  }
}
