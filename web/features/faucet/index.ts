export { Faucet } from './components/Faucet.tsx';
export { FaucetPanel } from './components/FaucetPanel.tsx';
