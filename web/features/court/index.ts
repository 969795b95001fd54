export { CasePage } from './components/CasePage.tsx';
export { CourtPage } from './components/CourtPage.tsx';
