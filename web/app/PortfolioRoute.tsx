import { FaucetPanel } from '#features/faucet';
import { TradingPermissions } from '#features/permissions';
import { PortfolioPage } from '#features/portfolio';

/** The portfolio page at its address. */
export function PortfolioRoute() {
  return (
    <PortfolioPage
      aside={
        <>
          <TradingPermissions />
          <FaucetPanel />
        </>
      }
    />
  );
}
