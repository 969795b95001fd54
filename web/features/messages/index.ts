export { ChatPanel } from './components/ChatPanel.tsx';
export { KeysPanel } from './components/KeysPanel.tsx';
export { LazyKeysKeeper } from './components/LazyKeysKeeper.tsx';
export { UnsavedKeys } from './components/UnsavedKeys.tsx';
export { keepTradeKeys, keptTradeKeys } from './model/tradeKeys.ts';
export type { Chat } from './queries/openChat.ts';
export { useChat } from './queries/useChat.ts';
