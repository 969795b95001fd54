export { PeerOffersLink } from './components/PeerOffersLink.tsx';
