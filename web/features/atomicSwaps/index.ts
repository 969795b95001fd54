export { NewSwapPage } from './components/NewSwapPage.tsx';
export { SwapPage } from './components/SwapPage.tsx';
export { SwapsPage } from './components/SwapsPage.tsx';
