/** `sim sweep --help`. */
export const sweepHelp = `Carries out an experiment: a scenario over a grid of values, over many seeds, or a search for
the value at which a figure passes a bound.

Usage
  npx pnpm sim sweep <scenario.yaml> [options]

Options
  --out <folder>     where the result goes; by default sim/results/<name of the scenario>
  --workers <n>      threads; by default as many as the machine has cores, and no more
  --queue <url>      hand the runs to the workers of a queue (see sim work --help) instead:
                     postgres://user@host/database
  --resume           go on with an experiment that was stopped
  --restart          begin it anew
  --seed <number>    instead of the scenario's seed
  --agents <module>  more kinds of agents (see sim run --help)
  --csv              write each table as CSV too
  --quiet, -q        no progress, no summary

Examples
  npx pnpm sim sweep sweep.yaml
  npx pnpm sim sweep sweep.yaml --workers 1 --out /tmp/sweep --csv

In the scenario, besides the fields of sim run
  seeds: 100                   runs at each point, with seeds from \`seed\` upwards
  sweep:                       every combination of these values is a point of the grid
    market.poolFee: [500, 1000, 3000]
    path.dailyVolatility: { from: 0.02, to: 0.1, count: 5 }     scale: linear or log
    agents.ladder.halfSpread: [0.0005, 0.001]                   an agent by name or kind
  stress:                      instead of sweep and seeds
    field: path.dailyVolatility        what is varied,
    from: 0.01                         from here
    to: 0.21                           to here
    step: 0.01                         in these steps: the search is as fine as that
    metric: loss_to_arbitrage_per_day  a column of runs, slippage[10000, buy, pool].p95
                                       or agents[noise].result
    statistic: mean                    or p05, p25, p50, p75, p95, over the seeds
    bound: 0.0002
    scan: 5, seeds: 16, maxSeeds: 256, confidence: 0.95         the defaults
  measure:
    series: first              runs with a series: the first seed of each point, all, none
    show:                      the figures that summary and report show, named like a metric
      - against_holding_share  above; by default those that fit the scenario's agents
      - agents[ladder].result

A search tries \`scan\` values, then halves the gap in which the figure changes sides. A value
whose interval holds the bound gets twice the seeds, up to maxSeeds. What it reports holds
with at least the confidence asked for, over all comparisons together; a figure that turns
back is told.

Result
  runs, series, slippage, agents   a row for each run, point of a path, size, agent
  liquidations, health             with loans: a row for each liquidation, class of health
  points                           over the seeds of each point of the grid, for each figure:
                                   mean, quantiles and means of the tails, with 95 % intervals
  manifest.json                    what it was made from and holds, with hashes and columns
  scenario.yaml, report.html
All tables are Parquet. The same scenario, seed and version give the same bytes, whatever the
workers, machines and interruptions.

Ctrl-C stops it: what is done becomes a result marked as interrupted, and --resume goes on. A
second Ctrl-C ends at once; --resume goes on then, too.`;

/** `sim replay --help`. */
export const replayHelp = `Runs again what a result's manifest says, and compares every file by its hash. Nothing in the
folder changes. A table that comes out different is told with its first row and column that
differ.

Usage
  npx pnpm sim replay <folder> [--inputs <folder>] [--agents <module>] [--workers <n>]

Options
  --inputs <folder>  where the scenario's files (histories) are; by default the result's folder
  --agents <module>  the module of agents, where there was one
  --workers <n>      threads; by default as many as the machine has cores
  --quiet, -q        print what differs only

The exit code is 1 where anything differs. A result of another version is refused: equal bytes
are promised within a version.`;

/** `sim report --help`. */
export const reportHelp = `Draws a result as report.html in its folder: one file that opens without a network, in a light
and a dark theme. sim run and sim sweep do that by themselves; this does it again.

Usage
  npx pnpm sim report <folder> [--quiet]`;

/** `sim work --help`. */
export const workHelp = `Takes runs from a queue and does them, until it is stopped: a worker of sim sweep --queue, on any
machine that reaches the same PostgreSQL server.

Usage
  npx pnpm sim work --queue <url> [--workers <n>] [--inputs <folder>] [--agents <module>]

Options
  --queue <url>      postgres://user:password@host/database; tables are made in the schemas
                     weir_sim and weir_sim_queue
  --workers <n>      threads; by default as many as the machine has cores, and no more
  --inputs <folder>  where the files that scenarios name are; by default the current folder
  --agents <module>  the module of agents that the experiments use
  --quiet, -q        say nothing of the runs

Example
  npx pnpm sim work --queue postgres://weir@db.local/sim &
  npx pnpm sim sweep sweep.yaml --queue postgres://weir@db.local/sim

A worker that is stopped gives its runs back; one that is lost is missed after 15 seconds, and
its runs go to others. No run counts twice. Workers take runs of their own version only.`;
