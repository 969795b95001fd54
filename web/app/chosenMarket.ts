import { type ListedMarket, useDeployment } from '#features/deployment';

/** The market that a URL names, or the first one where it names none that is known; undefined where none is known at all. */
export function useChosenMarket(slug: string | undefined): ListedMarket | undefined {
  const { markets } = useDeployment();
  return markets.find((market) => market.slug === slug) ?? markets[0];
}
