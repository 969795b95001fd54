export { FeedBanner } from './components/FeedBanner.tsx';
export { FeedProvider } from './components/FeedProvider.tsx';
export { useFeed } from './queries/useFeed.ts';
export { useMarketStream } from './queries/useMarketStream.ts';
