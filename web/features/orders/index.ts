export { LazyLimitForm } from './components/LazyLimitForm.tsx';
export { LazyOrdersPanel } from './components/LazyOrdersPanel.tsx';
export { fromIndexer, fromLens, type ShownOrder } from './model/shownOrder.ts';
export { type OwnTicks, useOwnTicks } from './queries/useOwnTicks.ts';
