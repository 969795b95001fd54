import { type ListedMarket, useDeployment } from '#features/deployment';

/** The market that a URL names, or the first one where it names none that is known. */
export function useChosenMarket(slug: string | undefined): ListedMarket {
  const { markets } = useDeployment();
  return markets.find((market) => market.slug === slug) ?? markets[0];
}
