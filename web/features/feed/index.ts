export { FeedBanner } from './components/FeedBanner.tsx';
export { FeedProvider } from './components/FeedProvider.tsx';
export { type Feed, useFeed } from './queries/useFeed.ts';
export { useMarketStream } from './queries/useMarketStream.ts';
