export { BorrowMarketPage } from './components/BorrowMarketPage.tsx';
export { BorrowPage } from './components/BorrowPage.tsx';
export { LazyHealthBanner } from './components/LazyHealthBanner.tsx';
export { PositionChange } from './components/PositionChange.tsx';
export { PositionFacts } from './components/PositionFacts.tsx';
export { type PledgeFault, pledgeFault } from './model/positionDraft.ts';
export { fallUntil, riseUntil } from './model/roomUntil.ts';
export { loanWords, pledgeWords } from './model/validateBorrowing.ts';
