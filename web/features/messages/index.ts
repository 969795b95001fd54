export { ChatPanel } from './components/ChatPanel.tsx';
export { keepTradeKeys, keptTradeKeys } from './model/tradeKeys.ts';
export { type Chat, useChat } from './queries/useChat.ts';
