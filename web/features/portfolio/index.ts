export { PortfolioPage } from './components/PortfolioPage.tsx';
