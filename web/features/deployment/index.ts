export {
  DeploymentProvider,
  DeploymentScope,
  useDeployment,
} from './components/DeploymentContext.tsx';
export { ExplorerLink } from './components/ExplorerLink.tsx';
export {
  type Coin,
  coinToken,
  type Deployment,
  type LendingContracts,
  type ListedMarket,
  LOCAL_CHAIN_ID,
  type PeerContracts,
  type Token,
} from './model/deployment.ts';
