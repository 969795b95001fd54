import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { ratioPrice } from '#features/market';
import { formatAmount, groupThousands } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import type { AutomaticSlippage } from '../model/automaticSlippage.ts';
import { formatImpact, type ImpactTier, impactTier } from '../model/impactTier.ts';
import { planFees } from '../model/planFigures.ts';
import type { QuotedRoute, RouteHop } from '../model/routeQuote.ts';
import type { SwapTokens } from '../model/swapTokens.ts';
import type { NetworkCost } from '../queries/useNetworkCost.ts';
import type { LiveQuote } from '../queries/useRouteQuote.ts';
import { say } from '../words/english.ts';
import { RouteFall } from './RouteFall.tsx';

const tierClass: Record<ImpactTier, string> = {
  low: '',
  noticeable: 'text-warn',
  high: 'text-sell',
  severe: 'font-semibold text-sell',
};

interface SwapDetailsProps {
  route: QuotedRoute;
  tokens: SwapTokens;
  exact: 'in' | 'out';
  bound: bigint;
  impact: number | null;
  /** As the reader set it, in basis points, or as it was worked out. */
  slippage: number | AutomaticSlippage;
  network: NetworkCost | null;
  block: LiveQuote['block'];
  isStale: boolean;
}

/** What a swap does, before it is signed: the fall, the route, and the figures that bind it. */
export default function SwapDetails(props: SwapDetailsProps) {
  const { route, tokens, exact, bound, impact, slippage, network, block, isStale } = props;
  const { from, to } = tokens;
  const { address } = useDeploymentTokens();
  const token = exact === 'in' ? to : from;
  const name = exact === 'in' ? say.leastReceived : say.mostPaid;

  return (
    <div className={`flex flex-col gap-2 ${isStale ? 'opacity-60' : ''}`}>
      <RouteFall route={route} tokens={tokens} exact={exact} bound={bound} />
      <dl className="border-t border-line pt-1.5">
        {exact === 'in' && route.amountIn < route.amount && (
          <Detail name={say.restBelowLot}>
            {formatAmount(route.amountIn, from.decimals, 6)} {from.symbol}
          </Detail>
        )}
        {route.dust.map(({ token: dusty, amount }) => {
          const found = address(dusty);
          return (
            found && (
              <Detail key={dusty} name={say.toInternalBalance}>
                {formatAmount(amount, found.decimals, 6)} {found.symbol}
              </Detail>
            )
          );
        })}
        <Price route={route} tokens={tokens} />
        <Detail name={say.impact}>
          <span className={tierClass[impactTier(impact)]}>{formatImpact(impact)}</span>
        </Detail>
        {route.hops.map((hop) => (
          <Fee key={hop.market.slug} hop={hop} />
        ))}
        <Detail name={name}>
          {formatAmount(bound, token.decimals, 6)} {token.symbol}
        </Detail>
        <Slippage slippage={slippage} />
        {network && <Cost network={network} />}
        {block && <Age block={block} />}
      </dl>
    </div>
  );
}

function useDeploymentTokens() {
  const { tokens } = useDeployment();
  return { address: (wanted: string) => tokens.find(({ address }) => address === wanted) };
}

/** The average price, which a press turns round. */
function Price({ route, tokens }: Pick<SwapDetailsProps, 'route' | 'tokens'>) {
  const [isTurned, setTurned] = useState(false);
  const { from, to, side } = tokens;
  // On a market the price is quote per base; of other pairs what one token paid brings.
  const isFromFirst = (side !== 'buy') !== isTurned;
  const [one, other] = isFromFirst ? [from, to] : [to, from];
  const [units, otherUnits] = isFromFirst
    ? [route.amountIn, route.amountOut]
    : [route.amountOut, route.amountIn];
  const price = ratioPrice({ base: one, quote: other }, units, otherUnits) ?? '–';
  return (
    <Detail name={say.price}>
      <button
        type="button"
        title={say.turnPrice}
        onClick={() => setTurned(!isTurned)}
        className="-my-0.5 -mr-1 rounded px-1 whitespace-nowrap hover:bg-raised"
      >
        1 {one.symbol} = {price} {other.symbol}
      </button>
    </Detail>
  );
}

function Fee({ hop: { market, plan } }: { hop: RouteHop }) {
  const { decimals, symbol } = plan.baseIn ? market.base : market.quote;
  const { pool, book } = planFees(market, plan);
  const shown = (units: bigint) => formatAmount(units, decimals);
  return (
    <Detail name={say.fee}>
      {shown(pool + book)} {symbol}
      {pool > 0n && book > 0n && (
        <span className="text-quiet"> ({say.feeParts(shown(pool), shown(book))})</span>
      )}
    </Detail>
  );
}

function Slippage({ slippage }: Pick<SwapDetailsProps, 'slippage'>) {
  if (typeof slippage === 'number') {
    return <Detail name={say.slippage}>{slippage / 100} %</Detail>;
  }
  const { points, moved, markets } = slippage;
  const why = moved === null ? say.slippageUnseen : say.slippageSeen(shownPercent(moved), markets);
  return (
    <Detail name={say.slippage}>
      {say.automatically(String(points / 100))}
      <span className="block max-w-56 text-2xs text-quiet">{why}</span>
    </Detail>
  );
}

function shownPercent(percent: number): string {
  return percent > 0 && percent < 0.01 ? '<0.01' : String(Number(percent.toFixed(2)));
}

function Cost({ network: { gas, isEstimated, cost } }: { network: NetworkCost }) {
  const { coin } = useDeployment();
  if (cost === null) return <Detail name={say.networkCost}>{say.gasPriceUnknown}</Detail>;
  const words = `${formatAmount(cost, coin.decimals)} ${coin.symbol}`;
  const amount = groupThousands(gas.toString());
  return (
    <Detail name={say.networkCost}>
      <span title={isEstimated ? say.estimatedGas(amount) : say.typicalGas(amount)}>
        {isEstimated ? words : say.about(words)}
      </span>
    </Detail>
  );
}

/** How old the quote is. */
function Age({ block }: { block: NonNullable<LiveQuote['block']> }) {
  const number = groupThousands(block.number.toString());
  return (
    <Detail name={say.quoteAge}>
      <span data-testid="quote-age">
        {block.age < 3 ? say.blockNow(number) : say.blockAgo(number, block.age)}
      </span>
    </Detail>
  );
}
