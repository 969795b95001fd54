import { getRouteApi } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { BorrowMarketPage, BorrowPage } from '#features/borrowing';
import { useDeployment } from '#features/deployment';
import { LendMarketPage, LendPage } from '#features/lending';
import { CloseBySale, useHasLeverage } from '#features/leverage';
import { LiquidatePage } from '#features/liquidations';
import { NotFound } from './NotFound.tsx';

const lendRoute = getRouteApi('/lend/$market');
const borrowRoute = getRouteApi('/borrow/$market');

/** A sale in a line of the list of positions. */
function ShortSale(about: ComponentProps<typeof CloseBySale>) {
  return <CloseBySale {...about} isShort />;
}

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
  const hasLeverage = useHasLeverage();
  if (!useDeployment().lending) return <NotFound />;
  return <BorrowPage Sale={hasLeverage ? ShortSale : null} />;
}

/** One lending market, for borrowers. */
export function BorrowMarketRoute() {
  const { market } = borrowRoute.useParams();
  const hasLeverage = useHasLeverage();
  if (!useDeployment().lending) return <NotFound />;
  return <BorrowMarketPage slug={market} Sale={hasLeverage ? CloseBySale : null} />;
}

/** Positions at risk, for liquidators. */
export function LiquidateRoute() {
  return useDeployment().lending ? <LiquidatePage /> : <NotFound />;
}
