export { OrdersPanel } from './components/OrdersPanel.tsx';
export { useOwnTicks } from './queries/useOwnTicks.ts';
