import { type LendingAccount, packAccount } from '@weir/contracts';
import { type Address, maxUint256 } from 'viem';
import type { Random } from '../randomTrading.ts';
import { type LendingChain, startPrices } from './lendingChain.ts';

/** Accounts of people who act: two positions each. */
export function lendingAccounts({ chain }: LendingChain): LendingAccount[] {
  return chain.accounts
    .slice(1, 5)
    .flatMap((owner) => [0n, 7n].map((number) => ({ owner, number })));
}

/**
 * Mines `blocks` blocks of up to `most` random actions, some minutes to weeks apart. Prices move, often down, and each
 * block tries to liquidate; some actions revert, as they may.
 */
export async function lendAtRandom(
  lent: LendingChain,
  random: Random,
  { blocks, most }: { blocks: number; most: number },
): Promise<void> {
  const { chain, markets } = lent;
  for (let block = 0; block < blocks; block++) {
    for (let action = random(most + 1); action > 0; action--) await actAtRandom(lent, random);
    if (random(3) === 0) await movePrice(lent, random);
    for (let tries = random(9); tries > 0; tries--) {
      const account = pick(lendingAccounts(lent), random);
      const { packed } = pick(markets, random);
      const first = random(2);
      const steps = [first, 1 - first]
        .filter((index) => index < packed.collaterals.length)
        .map((index) => ({ index: BigInt(index), repay: maxUint256 }));
      const liquidator = pick(chain.accounts.slice(1, 5), random);
      await lent.act(liquidator, 'liquidate', [
        packed,
        packAccount(account),
        steps,
        liquidator,
        '0x',
      ]);
    }
    await chain.wait([1, 60, 3_600, 200_000, 1_500_000][random(5)] ?? 1);
  }
}

async function actAtRandom(lent: LendingChain, random: Random): Promise<void> {
  const { act, chain, markets } = lent;
  const [owner] = chain.accounts as [Address];
  const { key, packed, terms, id } = pick(markets, random);
  const position = pick(lendingAccounts(lent), random);
  const from = position.owner;
  const account = packAccount(position);
  const index = BigInt(random(terms.collaterals.length));
  const assets = BigInt(1 + random(50_000)) * 1_000_000n;
  const amount = BigInt(1 + random(20)) * (index === 0n ? 10n ** 18n : 10n ** 7n);
  switch (random(16)) {
    case 0:
    case 1:
    case 2:
      return void (await act(from, 'supply', [key, account, assets, 0n]));
    case 3:
      return void (await act(from, 'withdraw', [key, account, assets / 4n, 0n, from]));
    case 4:
    case 5:
    case 6:
      return void (await act(from, 'addCollateral', [packed, account, index, amount]));
    case 7:
      return void (await act(from, 'removeCollateral', [
        packed,
        account,
        index,
        amount / 3n,
        from,
      ]));
    case 8:
    case 9:
    case 10:
      // The larger ones are refused: what is left brings the position near to its limit.
      for (let asked = 64_000n; asked >= 500n; asked /= 2n) {
        await act(from, 'borrow', [packed, account, asked * 1_000_000n, 0n, from]);
      }
      return;
    case 11:
      return void (await act(from, 'repay', [key, account, assets / 3n, 0n]));
    case 12:
      // All of another's debt, or nothing where there is none.
      return void (await act(pick(chain.accounts.slice(1, 5), random), 'repay', [
        key,
        account,
        0n,
        2n ** 128n - 1n,
      ]));
    case 13:
      return void (await (random(2) === 0
        ? act(owner, 'collectFees', [key, owner])
        : act(from, 'accrue', [key])));
    case 14:
      return void (await act(from, 'setOperator', [pick(chain.accounts, random), random(2) === 0]));
    default:
      return void (await (random(4) === 0
        ? act(owner, 'pauseLending', [[id], random(3) > 0])
        : act(from, 'reportPrice', [packed, index])));
  }
}

async function movePrice({ markets, setPrice }: LendingChain, random: Random): Promise<void> {
  const index = random(2);
  const guard = markets[1].terms.collaterals[index]?.guard as Address;
  const start = index === 0 ? startPrices.base : startPrices.other;
  await setPrice(guard, (start * BigInt(40 + random(70))) / 100n, random(6) > 0);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[random(items.length)] as Item;
}
