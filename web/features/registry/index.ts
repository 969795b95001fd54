export { UnlistedGate } from './components/LazyUnlistedGate.tsx';
export { UnlistedMark } from './components/UnlistedMark.tsx';
export {
  MarketRegistry,
  useIsRegistryRead,
  useReadRegistry,
} from './components/MarketRegistry.tsx';
export { rememberMarket } from './model/rememberedMarkets.ts';
