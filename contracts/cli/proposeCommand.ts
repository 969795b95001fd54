import { parseArgs } from 'node:util';
import { atomicSwapJson } from '../ts/atomic/atomicSwap.ts';
import { hashOfSecret, newSecret } from '../ts/atomic/lock.ts';
import { type SwapProfileName, swapProfiles } from '../ts/atomic/profile.ts';
import { proposedSwap } from '../ts/atomic/proposedSwap.ts';
import { newSwapRecord } from '../ts/atomic/swapRecord.ts';
import type { Environment } from './environment.ts';
import { lockCommand } from './lockCommand.ts';
import { EXIT, type Report, swapWords } from './report.ts';
import {
  ChainOptions,
  commonOptions,
  readAddress,
  readLeg,
  type StatedLeg,
  swapDirectory,
} from './swapOptions.ts';
import { SwapStore } from './swapStore.ts';
import { SwapUsageError } from './swapUsageError.ts';

/** `swap propose`: makes a secret, keeps it, and locks first. */
export async function proposeCommand(args: string[], environment: Environment): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      ...commonOptions,
      give: { type: 'string' },
      get: { type: 'string' },
      with: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const options = new ChainOptions(values, environment);
  const give = readLeg('--give', values.give);
  const get = readLeg('--get', values.get);
  const counterparty = readAddress('--with', values.with);
  const profile = readProfile(values.profile);
  const now = environment.now();
  const leg = ({ chainId, token, amount }: StatedLeg) => ({
    chainId,
    contract: options.contract(chainId),
    token,
    amount,
  });

  const secret = newSecret();
  const terms = proposedSwap(
    {
      profile,
      hash: hashOfSecret(secret),
      give: leg(give),
      get: leg(get),
      sender: options.account(give.chainId).address,
      receiver: options.account(get.chainId).address,
      counterparty,
    },
    now,
  );

  const store = new SwapStore(swapDirectory(values, environment));
  // Before anything else: tokens under a secret that is lost come back only after days.
  store.keepSecret(secret);
  store.create(newSwapRecord('holder', terms));
  const report = await lockCommand(store, terms.hash, values, options, environment);
  if (report.exit === EXIT.refused) return report;
  return {
    ...report,
    words: [
      ...swapWords(terms, now),
      ...report.words,
      'Hand these terms to the other side (they hold no secret):',
      JSON.stringify(atomicSwapJson(terms)),
    ],
    data: { ...report.data, terms: atomicSwapJson(terms) },
  };
}

function readProfile(text = 'rollup'): SwapProfileName {
  if (Object.hasOwn(swapProfiles, text)) return text as SwapProfileName;
  throw new SwapUsageError(
    `--profile: expected ${Object.keys(swapProfiles).join(' or ')}, found "${text}"`,
  );
}
