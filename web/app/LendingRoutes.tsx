import { getRouteApi } from '@tanstack/react-router';
import { BorrowMarketPage, BorrowPage } from '#features/borrowing';
import { useDeployment } from '#features/deployment';
import { LendMarketPage, LendPage } from '#features/lending';
import { LiquidatePage } from '#features/liquidations';
import { NotFound } from './NotFound.tsx';

const lendRoute = getRouteApi('/lend/$market');
const borrowRoute = getRouteApi('/borrow/$market');

/** All lending markets, for lenders. */
export function LendRoute() {
  return useDeployment().lending ? <LendPage /> : <NotFound />;
}

/** One lending market, for lenders. */
export function LendMarketRoute() {
  const { market } = lendRoute.useParams();
  return useDeployment().lending ? <LendMarketPage slug={market} /> : <NotFound />;
}

/** The account's loans, and all lending markets. */
export function BorrowRoute() {
  return useDeployment().lending ? <BorrowPage /> : <NotFound />;
}

/** One lending market, for borrowers. */
export function BorrowMarketRoute() {
  const { market } = borrowRoute.useParams();
  return useDeployment().lending ? <BorrowMarketPage slug={market} /> : <NotFound />;
}

/** Positions at risk, for liquidators. */
export function LiquidateRoute() {
  return useDeployment().lending ? <LiquidatePage /> : <NotFound />;
}
