export { PeerTradePage } from './components/PeerTradePage.tsx';
export {
  type CourtDispute,
  type CourtProgress,
  type CourtStep,
  courtProgress,
} from './model/courtProgress.ts';
export { fiatText, methodText, tokenText } from './model/shownTrade.ts';
export { useChainSecond } from './queries/usePeerTrade.ts';
