export { BorrowMarketPage } from './components/BorrowMarketPage.tsx';
export { BorrowPage } from './components/BorrowPage.tsx';
export { LazyHealthBanner } from './components/LazyHealthBanner.tsx';
