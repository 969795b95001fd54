import {
  type Deployment,
  decodeLendingMarket,
  erc20Abi,
  type LendingMarket,
  lendingAbi,
  lendingKey,
  lendingLensAbi,
  packAccount,
  packLendingTerms,
} from '@weir/contracts';
import { type Address, encodeFunctionData, type Hex, maxUint256, parseAbi, parseUnits } from 'viem';
import { roles } from '../../local/accounts.ts';
import { botAccount } from '../../local/bot.ts';
import { feedKeeper } from '../../local/feedKeeper.ts';
import { liquidator } from '../../local/liquidator.ts';

const guardAbi = parseAbi([
  'struct Source { address from; uint256 price; uint256 until; uint8 standing; }',
  'function sources() view returns (Source[])',
]);
const feedAbi = parseAbi(['function set(uint256 price, uint256 until)']);

/** What happens in lending while a market is made lively. */
export interface LendingPast {
  /** Outside prices follow the pools. */
  follow: () => Promise<void>;
  /** The reader lends USDC against WETH. */
  supply: () => Promise<void>;
  /** The reader pledges WETH and WBTC, and borrows USDC against them. */
  borrow: () => Promise<void>;
  /**
   * What WETH costs outside falls twice, by 8 % and by 5 %; between the falls the liquidator sells what is under water. The
   * second fall leaves that to others.
   */
  crash: () => Promise<void>;
}

/** @param reader which of anvil's accounts. Throws where the deployment has no lending. */
export async function lendingPast(
  rpcUrl: string,
  deployment: Deployment,
  reader: number,
): Promise<LendingPast> {
  const { lending, lendingLens } = deployment;
  const keeper = await feedKeeper(rpcUrl, deployment);
  const seller = await liquidator(rpcUrl, deployment, () => undefined);
  if (!lending || !lendingLens || !keeper || !seller) {
    throw new Error('The deployment has no lending.');
  }
  const account = botAccount(rpcUrl, reader);
  const own = packAccount({ owner: account.address, number: 0n });
  const readMarkets = async (): Promise<LendingMarket[]> => {
    const call = { address: lendingLens, abi: lendingLensAbi } as const;
    const args = [0n, 10n] as const;
    const [views] = await account.chain.readContract({
      ...call,
      functionName: 'lendingMarkets',
      args,
    });
    return views.map(decodeLendingMarket);
  };
  const [isolated, crossed] = (await readMarkets()) as [LendingMarket, LendingMarket];
  const send = (data: Hex) => account.send(lending, data);
  const approve = (token: Address) =>
    account.send(
      token,
      encodeFunctionData({
        abi: erc20Abi,
        functionName: 'approve',
        args: [lending, maxUint256],
      }),
    );
  const crossedTerms = packLendingTerms(crossed.terms);
  const pledge = async (index: number, amount: bigint) => {
    const token = crossed.terms.collaterals[index]?.token;
    if (!token) throw new Error(`The second lending market has no collateral ${index}.`);
    await approve(token);
    const args = [crossedTerms, own, BigInt(index), amount] as const;
    await send(encodeFunctionData({ abi: lendingAbi, functionName: 'addCollateral', args }));
  };
  const fall = async (percent: bigint) => {
    const setter = botAccount(rpcUrl, roles.feeds);
    const [weth] = (await readMarkets())[0]?.terms.collaterals ?? [];
    if (!weth) throw new Error('The first lending market takes no collateral.');
    const call = { address: weth.guard, abi: guardAbi, functionName: 'sources' } as const;
    // The first source is the exchange's own record.
    const [, ...feeds] = await account.chain.readContract(call);
    for (const { from } of feeds) {
      const args = [(weth.liquidationPrice * (100n - percent)) / 100n, maxUint256] as const;
      await setter.send(from, encodeFunctionData({ abi: feedAbi, functionName: 'set', args }));
    }
  };
  return {
    follow: keeper.step,
    supply: async () => {
      await approve(isolated.terms.loan);
      const args = [
        lendingKey(packLendingTerms(isolated.terms)),
        own,
        parseUnits('40000', 6),
        0n,
      ] as const;
      await send(encodeFunctionData({ abi: lendingAbi, functionName: 'supply', args }));
    },
    borrow: async () => {
      await pledge(0, parseUnits('6', 18));
      await pledge(1, parseUnits('0.1', 8));
      const args = [crossedTerms, own, parseUnits('11000', 6), 0n, account.address] as const;
      await send(encodeFunctionData({ abi: lendingAbi, functionName: 'borrow', args }));
    },
    crash: async () => {
      await fall(8n);
      await seller.step();
      await fall(5n);
    },
  };
}
