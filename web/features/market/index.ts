export { MarketBar } from './components/MarketBar.tsx';
export { NodeBanner } from './components/NodeBanner.tsx';
export {
  formatDecimalPrice,
  formatLots,
  formatTick,
  lotsToBase,
  marketHex,
  priceScale,
  priceText,
  ratioPrice,
  tickNear,
} from './model/pairScale.ts';
export { priceImpact, topOfMarket } from './model/topOfMarket.ts';
export { isDeepEnough, readMarketAt } from './queries/marketQuery.ts';
export { type LiveMarket, useMarket } from './queries/useMarket.ts';
export { type ReadMarket, useMarkets } from './queries/useMarkets.ts';
