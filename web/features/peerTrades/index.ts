export { PeerTradePage } from './components/PeerTradePage.tsx';
