import { getRouteApi } from '@tanstack/react-router';
import { PoolsPage } from '#features/liquidity';
import { useChosenMarket } from './chosenMarket.ts';

const route = getRouteApi('/pools');

/** The pools page at its address. */
export function PoolsRoute() {
  const { pair } = route.useSearch();
  const navigate = route.useNavigate();
  const market = useChosenMarket(pair);
  return (
    <PoolsPage
      market={market}
      onChoose={(slug) => void navigate({ search: { pair: slug }, replace: true })}
    />
  );
}
