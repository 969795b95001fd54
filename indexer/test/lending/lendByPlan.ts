import { type LendingAccount, packAccount } from '@weir/contracts';
import { type Address, maxUint256 } from 'viem';
import { type LendingChain, startPrices, type TestMarket } from './lendingChain.ts';

const usdc = 1_000_000n;
/** Of what a borrower's pledge is worth, in percent: the first ones are near their limits. */
const parts = [76n, 71n, 66n, 40n];

/**
 * Four borrowers in each market, near to their limits and far; a fall that makes some liquidations, of which at least
 * one leaves a loss; a rise, after which somebody still owes in each market.
 */
export async function lendByPlan(lent: LendingChain): Promise<void> {
  const { chain, markets, act } = lent;
  const [owner] = chain.accounts as [Address];
  const [lender] = chain.accounts.slice(4) as [Address];
  const liquidator = chain.accounts[5] as Address;
  await setPrices(lent, 100n);
  await chain.mine();
  for (const { id, key, packed } of markets) {
    await act(owner, 'pauseLending', [[id], false]);
    for (const index of packed.collaterals.keys()) {
      await act(owner, 'reportPrice', [packed, BigInt(index)]);
    }
    const account = packAccount({ owner: lender, number: 0n });
    await act(lender, 'supply', [key, account, 400_000n * usdc, 0n]);
  }
  await chain.mine();
  for (const [i, borrower] of borrowers(lent).entries()) {
    for (const market of markets) await borrow(lent, market, borrower, BigInt(i + 1));
  }
  await chain.wait(100_000);
  for (const percent of [88n, 60n]) {
    await setPrices(lent, percent);
    await chain.wait(3_600);
    for (const borrower of borrowers(lent).slice(0, 2)) {
      for (const { packed } of markets) {
        const steps = [...packed.collaterals.keys()].map((index) => {
          return { index: BigInt(index), repay: maxUint256 };
        });
        await act(liquidator, 'liquidate', [
          packed,
          packAccount(borrower),
          steps,
          liquidator,
          '0x',
        ]);
      }
    }
    await chain.mine();
  }
  await setPrices(lent, 100n);
  await chain.wait(60);
  // A removal with a debt, which is judged as new debt is.
  const last = borrowers(lent)[3] as LendingAccount;
  for (const { packed } of markets) {
    const asked = [packed, packAccount(last), 0n, 10n ** 17n, last.owner];
    await act(last.owner, 'removeCollateral', asked);
  }
  await chain.wait(60);
}

/** Whose positions the plan is about: numbers that nobody uses at random. */
export function borrowers({ chain }: LendingChain): LendingAccount[] {
  return chain.accounts.slice(1, 5).map((owner) => ({ owner, number: 3n }));
}

async function borrow(
  { act }: LendingChain,
  { packed }: TestMarket,
  { owner, number }: LendingAccount,
  size: bigint,
): Promise<void> {
  const account = packAccount({ owner, number });
  let worth = 0n;
  for (const index of packed.collaterals.keys()) {
    const amount = size * (index === 0 ? 4n * 10n ** 18n : 10n ** 7n);
    const price = index === 0 ? startPrices.base : startPrices.other;
    worth += (amount * price) / 10n ** 36n;
    await act(owner, 'addCollateral', [packed, account, BigInt(index), amount]);
  }
  // Two collaterals carry less of their worth.
  const part = (parts[Number(size) - 1] ?? 40n) - (packed.collaterals.length === 1 ? 0n : 12n);
  await act(owner, 'borrow', [packed, account, (worth * part) / 100n, 0n, owner]);
}

async function setPrices({ markets, setPrice }: LendingChain, percent: bigint): Promise<void> {
  const [base, other] = markets[1].terms.collaterals;
  await setPrice(base?.guard as Address, (startPrices.base * percent) / 100n);
  await setPrice(other?.guard as Address, (startPrices.other * percent) / 100n);
}
