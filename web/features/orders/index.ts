export { LazyLimitForm } from './components/LazyLimitForm.tsx';
export { LazyOrdersPanel } from './components/LazyOrdersPanel.tsx';
export { type OwnTicks, useOwnTicks } from './queries/useOwnTicks.ts';
