export { EvidencePanel } from './components/EvidencePanel.tsx';
export { MessageList } from './components/MessageList.tsx';
export { PaymentStatement } from './components/PaymentStatement.tsx';
export { keyOwners } from './model/evidenceTrade.ts';
export { keepEvidence } from './model/keptEvidence.ts';
export { type ShownMessage, shownMessages } from './model/shownMessages.ts';
export { paymentStatement, type SaidOfPayment } from './model/statement.ts';
export { type EvidenceLog, evidenceLogQuery } from './queries/evidenceLog.ts';
export { evidenceRelays } from './queries/useEvidence.ts';
