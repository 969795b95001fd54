export { TradingPermissions } from './components/TradingPermissions.tsx';
