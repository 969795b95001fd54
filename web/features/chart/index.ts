export { CandlePanel } from './components/CandlePanel.tsx';
