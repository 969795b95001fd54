export { Faucet } from './components/Faucet.tsx';
