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
});
