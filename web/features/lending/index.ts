export { AccountChooser } from './components/AccountChooser.tsx';
export { AmountField } from './components/AmountField.tsx';
export { Change } from './components/Change.tsx';
export { Collaterals } from './components/Collaterals.tsx';
export { HealthMark } from './components/HealthMark.tsx';
export { LendingEvents } from './components/LendingEvents.tsx';
export { LendMarketPage } from './components/LendMarketPage.tsx';
export { LendPage, MarketSearch } from './components/LendPage.tsx';
export { MarketFacts } from './components/MarketFacts.tsx';
export { MarketList } from './components/MarketList.tsx';
export {
  type MarketFormProps,
  MarketPage,
  type ShownMarket,
} from './components/MarketPage.tsx';
export { MarketWarnings } from './components/MarketWarnings.tsx';
export { RateCurve } from './components/RateCurve.tsx';
export { accountName } from './model/accountName.ts';
export {
  addCollateralCall,
  borrowCall,
  removeCollateralCall,
  repayCall,
} from './model/actionCalls.ts';
export { entryObstacle, unitsOf } from './model/amountEntry.ts';
export { totalsSoon } from './model/headroom.ts';
export { chooseAccount, useLendingAccounts } from './model/lendingAccounts.ts';
export { collateralNames, type ListedLending, lendingHex } from './model/listedLending.ts';
export { figuresOfTotals, marketFigures, percentOf, yieldText } from './model/marketFigures.ts';
export { isPaused } from './model/marketState.ts';
export { pairPrice } from './model/pairPrice.ts';
export {
  emptyPosition,
  healthText,
  isEmptyPosition,
  type PositionFigures,
  positionFigures,
} from './model/positionFigures.ts';
export { type SendingFacts, sendingObstacle } from './model/validateLending.ts';
export type { LendingAtBlock } from './queries/lendingMarkets.ts';
export {
  useLendingContracts,
  useLendingMarkets,
  useLendingPositions,
} from './queries/useLending.ts';
export { useLendingAction } from './queries/useLendingAction.ts';
