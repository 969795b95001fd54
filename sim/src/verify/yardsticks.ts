import { arbitrageWithFee } from './arbitrageWithFee.ts';
import { engineAgainstContracts } from './chain/engineAgainstContracts.ts';
import { impermanentLossCheck } from './impermanentLossCheck.ts';
import { kinkedRates } from './kinkedRates.ts';
import { priceImpact } from './priceImpact.ts';
import { rebalancingLoss } from './rebalancingLoss.ts';
import { toxicIncentive } from './toxicIncentive.ts';
import { toxicPool } from './toxicPool.ts';
import { twoStepLiquidation } from './twoStepLiquidation.ts';
import { uniswapSwaps } from './uniswapSwaps.ts';
import type { Yardstick } from './yardstick.ts';

/** All yardsticks, by number. */
export const yardsticks: readonly Yardstick[] = [
  uniswapSwaps,
  priceImpact,
  impermanentLossCheck,
  rebalancingLoss,
  arbitrageWithFee,
  kinkedRates,
  toxicIncentive,
  toxicPool,
  twoStepLiquidation,
  engineAgainstContracts,
];
