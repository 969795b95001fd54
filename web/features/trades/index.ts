export { RecentTrades } from './components/RecentTrades.tsx';
