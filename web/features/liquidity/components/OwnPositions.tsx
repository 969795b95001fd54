import { useDeployment } from '#features/deployment';
import { marketHex } from '#features/market';
import { useAccount } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Panel } from '#ui/Panel.tsx';
import { sharePercent } from '../model/liquidityQuote.ts';
import { dustOf } from '../model/resultSteps.ts';
import { useAllShares, usePoolStates, usePositions } from '../queries/poolsQuery.ts';
import { say } from '../words/english.ts';
import { PairLink } from './PairLink.tsx';
import { SignedAmount } from './SignedAmount.tsx';

/** The account's positions, one line each; nothing where it has none. */
export function OwnPositions() {
  const { markets } = useDeployment();
  const { address } = useAccount();
  const shares = useAllShares();
  const states = usePoolStates();
  const { positions } = usePositions();
  const own = markets.filter(({ slug }) => (shares?.get(slug) ?? 0n) > 0n);
  if (!address || own.length === 0) return null;
  return (
    <Panel title={say.yourPositions}>
      <ul>
        {own.map((market) => {
          const state = states?.get(market.slug);
          const held = shares?.get(market.slug) ?? 0n;
          const position = positions?.find((known) => known.market === marketHex(market));
          const { decimals, symbol } = market.quote;
          return (
            <li
              key={market.slug}
              className="relative flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line px-3 py-2 last:border-0 hover:bg-raised"
            >
              <span className="mr-auto">
                <PairLink market={market} />
              </span>
              <span className="text-xs text-quiet">
                {state && say.partOfPool(sharePercent(held, state.totalShares))}
              </span>
              {position && (
                <>
                  <span>
                    {formatAmount(BigInt(position.value), decimals, 2)} {symbol}
                  </span>
                  <span className="text-xs">
                    <span className="text-quiet">{say.result}</span>{' '}
                    <SignedAmount
                      units={BigInt(position.result)}
                      token={market.quote}
                      dust={dustOf(position.valueIn)}
                    />
                  </span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
