export { NewMarketPage } from './components/NewMarketPage.tsx';
export { PoolPage } from './components/PoolPage.tsx';
export { PoolsPage } from './components/PoolsPage.tsx';
