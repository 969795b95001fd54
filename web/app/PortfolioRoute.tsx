import { PortfolioPage } from '#features/portfolio';

/** The portfolio page at its address. */
export function PortfolioRoute() {
  return <PortfolioPage aside={null} />;
}
