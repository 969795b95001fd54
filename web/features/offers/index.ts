export { NewOfferPage } from './components/NewOfferPage.tsx';
export { OfferPage } from './components/OfferPage.tsx';
export { OffersPage } from './components/OffersPage.tsx';
export { OwnTradesPage } from './components/OwnTradesPage.tsx';
export { PeerNav } from './components/PeerNav.tsx';
export { TraderPage } from './components/TraderPage.tsx';
export { readOfferSearch } from './model/offerFilter.ts';
