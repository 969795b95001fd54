export { LazyLimitForm } from './components/LazyLimitForm.tsx';
export { LazyOrdersPanel } from './components/LazyOrdersPanel.tsx';
export type { ShownOrder } from './model/shownOrder.ts';
export { type Orders, useActiveOrders } from './queries/useActiveOrders.ts';
export { useOwnTicks } from './queries/useOwnTicks.ts';
