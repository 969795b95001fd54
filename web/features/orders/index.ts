export { OrdersPanel } from './components/OrdersPanel.tsx';
export { fromIndexer, fromLens, type ShownOrder } from './model/shownOrder.ts';
export { useOwnTicks } from './queries/useOwnTicks.ts';
