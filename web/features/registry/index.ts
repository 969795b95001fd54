export { UnlistedGate } from './components/LazyUnlistedGate.tsx';
export {
  MarketRegistry,
  useIsRegistryRead,
  useReadRegistry,
} from './components/MarketRegistry.tsx';
export { UnlistedMark } from './components/UnlistedMark.tsx';
export { rememberMarket } from './model/rememberedMarkets.ts';
