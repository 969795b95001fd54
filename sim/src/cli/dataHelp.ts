/** `sim data --help`. */
export const dataHelp = `Downloads prices from public archives, and says what a file of prices holds.

Usage
  npx pnpm sim data binance <symbol> --from <day> --to <day> [options]     such as ETHUSDC
  npx pnpm sim data coinbase <product> --from <day> --to <day> [options]   such as ETH-USD
  npx pnpm sim data check <file …> [options]

Options of a download
  --from, --to <day>   the first and the last day in UTC, as 2024-01-31
  --interval <length>  of a candle; default 1m. Binance: 1s, 1m, 5m, 1h, 1d, …;
                       Coinbase: 1m, 5m, 15m, 1h, 6h, 1d
  --out <folder>       where the files go; default sim/data/<symbol>
  --base-url <url>     another server with the same layout
  --quiet, -q          nothing on the terminal

Binance's spot klines come as zips, whole months where they are wanted whole, and each is
compared with the SHA-256 published beside it. Coinbase's candles come page by page and are
written as a CSV a day. The folder's data.json lists every file with source, size and hash.
The same command goes on where one was interrupted: complete files are not asked for again.
A connection that breaks is tried five times.

Options of check
  --price <formula>    of a file that follows no known form: over its columns, as in a scenario
  --time <column>      the column of the time; by default the first that looks like one
  --time-unit <unit>   iso, seconds, milliseconds, microseconds or nanoseconds
  --interval <seconds> from row to row; default what the file tells, else 60
  --ticks              rows come at any time
  --largest-step <n>   the largest ratio of neighbouring prices; default 2

check reads Binance and Coinbase files, LEAN's minutes, Uniswap v3 minutes, CSV (each plain,
gzip or zip) and Parquet, several in the order of their times. It prints rows, span, gaps and
prices, and the lines for a scenario. Exit codes: 0 in order, 1 there are gaps or a fault.`;
