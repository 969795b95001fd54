import { useState } from 'react';
import { fillWords, LazyFall } from '#features/fall';
import { Segments } from '#ui/Segments.tsx';
import { limitPrice } from '../model/planFigures.ts';
import type { QuotedRoute, RouteHop } from '../model/routeQuote.ts';
import type { SwapTokens } from '../model/swapTokens.ts';
import { say } from '../words/english.ts';

interface RouteFallProps {
  route: QuotedRoute;
  tokens: SwapTokens;
  exact: 'in' | 'out';
  bound: bigint;
}

/** Which way a swap goes, and how it runs down each market on it: one fall is drawn, the others a press away. */
export function RouteFall({ route, tokens, exact, bound }: RouteFallProps) {
  const { hops } = route;
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = hops.find(({ market }) => market.slug === chosen) ?? hops[0];
  const isPath = hops.length > 1;
  return (
    <div className="flex flex-col gap-2">
      {isPath && (
        <p className="text-xs">
          <span className="text-quiet">{say.route} </span>
          <span data-testid="path" className="font-medium">
            {[tokens.from.symbol, ...hops.map((hop) => endsOf(hop)[1])].join(' → ')}
          </span>
        </p>
      )}
      {isPath && (
        <Segments
          label={say.marketOfRoute}
          size="small"
          value={shown.market.slug}
          onChange={setChosen}
          segments={hops.map((hop) => ({
            value: hop.market.slug,
            label: endsOf(hop).join(' → '),
          }))}
        />
      )}
      <LazyFall
        market={shown.market}
        state={shown.state}
        plan={shown.plan}
        // A path is bound as a whole: no market of it has a limit of its own.
        limit={isPath ? null : limitPrice(shown.market, shown.plan, exact, bound)}
      />
      <p className="px-1 text-xs text-quiet">
        <span data-testid="route">{fillWords(shown.market, shown.plan)}</span>
      </p>
    </div>
  );
}

/** What goes into a market and what comes out, by their symbols. */
function endsOf({ market: { base, quote }, plan }: RouteHop): [string, string] {
  return plan.baseIn ? [base.symbol, quote.symbol] : [quote.symbol, base.symbol];
}
