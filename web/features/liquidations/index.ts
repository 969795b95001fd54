export { LiquidatePage } from './components/LiquidatePage.tsx';
