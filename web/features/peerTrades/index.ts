export { PeerTradePage } from './components/PeerTradePage.tsx';
export {
  type CourtDispute,
  type CourtProgress,
  courtProgress,
} from './model/courtProgress.ts';
export { exactTokenText, fiatText, methodText } from './model/shownTrade.ts';
export { useChainSecond } from './queries/usePeerTrade.ts';
