import type { z } from 'zod';
import { agentKinds } from '../agents/agentKinds.ts';
import { yardsticks } from '../verify/yardsticks.ts';

/** `sim --help`. */
export const generalHelp = `The simulator: what a trade costs and what providers earn, before money is at risk.
Pool and book are the exchange's own arithmetic, equal to the contracts to the unit.

Usage
  npx pnpm sim run <scenario.yaml>    run a scenario; print and write its results
  npx pnpm sim sweep <scenario.yaml>  the same over a grid of values, over seeds, or to find
                                      the value at which a figure passes a bound
  npx pnpm sim work --queue <url>     do the runs of others' sweeps
  npx pnpm sim replay <folder>        run a result again and compare every byte
  npx pnpm sim report <folder>        draw a result again
  npx pnpm sim data <what>            download prices from public archives, check a file of prices
  npx pnpm sim schema                 the JSON schema of scenarios, for editors
  npx pnpm sim verify [yardstick …]   reproduce published results

  npx pnpm sim <command> --help       all about a command

Exit codes: 0 done, 1 a fault that is named or a yardstick missed, 2 a command line that
is not understood, 130 stopped.`;

/** `sim run --help`. */
export function runHelp(): string {
  const agents = agentKinds.map(
    ({ kind, about, parameters }) => `    ${kind}: ${about}\n${parameterLines(parameters)}`,
  );
  return `Runs a scenario.

Usage
  npx pnpm sim run <scenario.yaml> [--out <folder>] [--seed <number>]
                   [--agents <module>] [--csv] [--quiet]

Options
  --out <folder>     where the results go; by default sim/results/<name of the scenario>
  --seed <number>    instead of the scenario's seed
  --agents <module>  a TypeScript module that exports more kinds of agents, each made by
                     defineAgent (see sim/src/agents/noiseTrader.ts)
  --csv              write each table as CSV too
  --quiet, -q        no summary

Examples
  npx pnpm sim run sim/scenarios/gbm.yaml
  npx pnpm sim run sim/scenarios/p2p/bonds.yaml
  npx pnpm sim run sim/scenarios/history-csv.yaml --out /tmp/history --seed 7

At each point of a price path every agent acts once, in the scenario's order, and each
trade is settled at once. The path is the price outside, which no trade here moves.

Results
  summary            on the terminal
  runs.parquet       one row: the path, the provider's figures
  series.parquet     price, reserves, best prices, worths, loss to arbitrage along the path
  slippage.parquet   cost of a trade by size, side and venue (pool alone, pool and book):
                     mean and quantiles as fractions of the outside price
  agents.parquet     trades, volumes, gain and holdings of each agent
  liquidations.parquet, health.parquet
                     of loans (empty without a section lending): one row a liquidation;
                     loans and debts by class of health along the path
  manifest.json      version, scenario with its defaults, seed, hashes of what was read and
                     written, every column with its unit
  scenario.yaml      the scenario as it was
  report.html        plots, in one file that needs no network
They replace older ones only once all are complete. The same scenario and seed give the same
bytes. Amounts of tokens are decimals as exact as the arithmetic, as text; measured figures
are float64. Worths are in quote tokens at the outside price.

A scenario with a section trade is of one peer-to-peer trade: no prices are drawn; both sides’
best ways to cheat are solved exactly, at every point of its sweep. Its fields, tables and
results: sim/docs/p2p.md.

Scenario (see sim/scenarios for some that answer a question, sim/docs/scenarios.md for all)
  title              for people
  seed               whole number; default 1
  arithmetic         exact (default): the contracts' own, to the unit; float: float64, within
                     1e-9 of it and far faster, for many runs
  market
    base, quote      { symbol, decimals }
    tier             stable, major (default), other or new: fees and price grid; single
                     ones are replaced by poolFee, takerFee, makerRebate (parts per
                     million) and tickSpacing
    lotExponent      a lot is 10^lotExponent units of base
    smallestOrder    in quote tokens; default 1
  pool
    quote            quote tokens of the first deposit; as much in base comes with it
  path               kind: gbm
    start            first price, quote per base
    dailyVolatility  0.05 is 5 % a day
    dailyDrift       expected growth a day; default 0
    steps            points after the first one
    secondsPerStep   mean time between two points
    arrivals         fixed (default) or poisson
  path               kind: jumps, regimes, correlated, crash, depeg (formulas and sources beside
                     each in sim/src/paths); steps, secondsPerStep and arrivals as above
    jumps            gbm and jumpsPerDay, whose log returns have jumpMean and jumpDeviation
    regimes          start and regimes: [{ dailyVolatility, dailyDrift, seconds }], by turns
    correlated       assets: [{ name, start, dailyVolatility, dailyDrift }], the market's base
                     first, and correlations, a row an asset
    crash            gbm that falls by depth at crashAt over fallSeconds, stays holdSeconds
                     and makes the share recovery good over recoverySeconds
    depeg            token (base or quote) that leaves its peg at depegAt by depth, until
                     repegAt; halfLifeSeconds, pegVolatility
  path               kind: csv or parquet
    file             beside the scenario, plain, gzip or zip; or a list of files that follow
                     each other
    header           of a CSV, whether the first row names the columns (default true); without,
                     they are $1, $2, …
    columns
      time           a column
      price          a formula over columns: close, or 1e12 / 1.0001^closeTick, or
                     (\`Best Bid\` + $4) / 2; + - * / ^ ( ) sqrt exp ln
    timeUnit         iso (default; UTC where it names no zone), seconds, milliseconds,
                     microseconds or nanoseconds
    interval         seconds from point to point
    gaps             error (default), or hold: repeat the price before
    rows             candles (default), a row an interval; or ticks, rows at any time
    longestSilence   seconds between two ticks, longer is a gap; default 3600
    largestStep      ratio of neighbouring prices above which a file is refused; default 2
    range            { least, most }: the prices that are expected
  path               kind: binance, coinbase, lean or uniswapV3: file, gaps, largestStep and
                     range as above, interval if the file does not tell; price, a formula over
                     the format's columns (default the close); of uniswapV3 base: token0 or
                     token1. sim data check <file> prints the lines
  path               kind: bootstrap: history (the fields above), steps and blockPoints: pieces
                     of its prices drawn by chance, of that mean length
  conditions         all optional; see sim/docs/agents.md
    blocks           kind: points (default: a block a point), fixed or poisson, with seconds
    gas              kind: none (default), constant, spikes or moves
    ordering         listed (default), random or fee: who acts first in a block
    feed             heartbeat, deviation, lag, stuckFrom, stuckUntil, lieFrom, lieFactor
    moreFeeds        a list of further ones, for the price guard of lending
  lending            optional: loans of quote against base; see sim/docs/lending.md
    supplied         quote tokens that lenders supply
    rates            base, kink, below, above: yearly; default 0, 0.9, 0.04, 0.6
    fee, dust        part of the interest (0.1); quote tokens (100)
    marks            guard (default), feed, or pool: what marks the loans
    staleSeconds     a feed that wrote longer ago is down; without, never
    collateral       liquidationLtv (0.86), borrowLtv (0.94 of it), maxIncentive, cap
    second           the same, and asset, decimals, sellCost: an asset of a correlated path
    borrowers        count, collateral (base tokens of all), sizeSpread, usedFrom, usedTo,
                     secondShare: loans at the start
  agents             a list; each has a kind, a name if you like, latency in seconds and
                     priorityFee in gwei (both 0 by default), and the kind's parameters
${agents.join('\n')}
  measure
    slippageSizes    in quote tokens; default 100, 1000, 10000, 100000
    slippageEvery    points between two samples; default 10
    series           first (default), all or none: which runs of a sweep have a series
    seriesEvery      points between two rows of the series; default 1
    healthEvery      points between two samples of the loans’ health; default 100
    show             figures that the summary and report of a sweep show: a list of columns of
                     runs, slippage[10000, buy, pool].p95, agents[noise].result; by default
                     those that fit the scenario's loans and agents

A fault is named with its place and with what was expected there, and nothing is written.`;
}

/** `sim verify --help`. */
export function verifyHelp(): string {
  const list = yardsticks.map(({ number, title }) => `  ${number}  ${title}`).join('\n');
  return `Reproduces published results and prints each figure beside its reference, their distance,
the distance allowed, and the source. Random ones have fixed seeds and print their standard
errors. They take some ten seconds of one processor, the last one a minute or two for its
chains.

Usage
  npx pnpm sim verify [yardstick …]

Yardsticks
${list}

The exit code is 1 if one is missed.`;
}

function parameterLines(parameters: z.ZodObject): string {
  return Object.entries(parameters.shape)
    .map(([name, field]) => {
      const parsed = (field as z.ZodType).safeParse(undefined);
      return `      ${name.padEnd(16)} ${parsed.success ? `default ${parsed.data}` : 'required'}`;
    })
    .join('\n');
}
