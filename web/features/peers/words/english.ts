import { phrases } from '#lib/language.ts';

export const say = phrases('peers', {
  recordNone: 'no trade finished yet',
  recordOne: (most: string) => `1 to ${most} trades finished`,
  recordFrom: (least: string, most: string) => `${least} to ${most} trades finished`,
  recordOver: (least: string) => `${least} or more trades finished`,
  volumeBelow: (most: string) => `under ${most} USD`,
  volumeFrom: (least: string, most: string) => `${least} to ${most} USD`,
  volumeOver: (least: string) => `${least} USD or more`,
  lost: (count: string) => `${count} lost before judges`,
  silent: (count: string) => `${count} not acted on in time`,
  record: 'Finished',
  volume: 'Volume',
  volume30Days: 'Volume, last 30 days',
  lostName: 'Lost before judges',
  silentName: 'Not acted on in time',
  unknown: 'not known',
  whatItMeans:
    'Counted from the chain, in bands. It vouches for nobody: an account that trades with itself pays about 5 USD for 1,000, and a bad one can be left for a new one. It lowers no bond and raises no limit.',
});
