import { phrases } from '#lib/language.ts';

export const say = phrases('book', {
  title: 'Order book',
  reading: 'Reading the order book',
  grouping: 'Price grouping',
  price: (symbol: string) => `Price (${symbol})`,
  size: (symbol: string) => `Size (${symbol})`,
  total: 'Total',
  empty: 'No pool and no orders yet.',
  asks: 'Asks',
  bids: 'Bids',
  spread: (percent: string) => `spread ${percent} %`,
  oneSide: 'one side only',
  book: 'book',
  pool: 'pool',
  yours: 'yours',
  ask: (price: string, book: string, pool: string, symbol: string) =>
    `Ask ${price}, book ${book}, pool ${pool} ${symbol}`,
  bid: (price: string, book: string, pool: string, symbol: string) =>
    `Bid ${price}, book ${book}, pool ${pool} ${symbol}`,
  ownToo: (size: string) => `, yours ${size}`,
  buyToHere: (amount: string, cost: string, price: string) =>
    `Buy ${amount} for ${cost}, average ${price}`,
  sellToHere: (amount: string, cost: string, price: string) =>
    `Sell ${amount} for ${cost}, average ${price}`,
  loadingDepth: 'Loading the depth chart',
  span: 'Distance from the middle',
  depthOf: (base: string, quote: string) => `Depth of ${base} in ${quote}`,
  walkDepth: 'Walk along the depth',
  walkDepthHow: 'Arrows lead from price to price',
  depthParts: (price: string, percent: string, pool: string, book: string) =>
    `${price} (${percent} %): pool ${pool}, book ${book}`,
  depthTable: (symbol: string) => `Depth in ${symbol} by distance from the middle`,
  distance: 'Distance',
  poolAndBook: (pool: string, book: string) => `pool ${pool}, book ${book}`,
});
