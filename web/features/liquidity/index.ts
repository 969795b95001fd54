export { PoolsPage } from './components/PoolsPage.tsx';
