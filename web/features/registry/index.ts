export { UnlistedGate } from './components/LazyUnlistedGate.tsx';
export {
  MarketRegistry,
  useIsRegistryRead,
  useReadRegistry,
} from './components/MarketRegistry.tsx';
export { rememberMarket } from './model/rememberedMarkets.ts';
