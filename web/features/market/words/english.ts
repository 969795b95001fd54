import { phrases } from '#lib/language.ts';

export const say = phrases('market', {
  markets: 'Markets',
  high: '24 h high',
  low: '24 h low',
  volume: '24 h volume',
  inPool: 'In the pool',
  fees: 'Fees',
  feesAre: (pool: number, book: number) => `pool ${pool} %, book ${book} %`,
  lastPrice: 'Last price',
  midPrice: 'Middle of the market',
  mid: 'Mid',
  dayChange: '24 h change',
  search: 'Search markets',
  noneFound: (typed: string) => `No market matches “${typed}”.`,
  pair: 'Market',
  price: 'Price',
  change: 'Change',
  volumeShort: 'Volume',
  loading: 'Loading the markets',
  keep: (pair: string) => `Add ${pair} to favourites`,
  drop: (pair: string) => `Remove ${pair} from favourites`,
  otherNode: 'Choose another',
  nodeSilent:
    'The node does not answer. Prices are old and nothing can be signed; trying again every second.',
});
