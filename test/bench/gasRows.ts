/** One row of the gas table: what it may cost, and what the best existing system pays for the same. */
export interface GasRow {
  name: string;
  /** What it should cost. */
  target?: number;
  /** Above this the benchmark fails. */
  failsAbove?: number;
  /**
   * The cheapest existing system and its gas; absent where nobody offers it. Morpho Blue's are this benchmark's own rows
   * (`morpho_…`); the others were noted, see below.
   */
  best?: { system: string; gas: number };
}

// Noted: measured once, beside one another and outside of this repository, which has none of these systems' sources; no
// command here repeats them. Conditions as for the rows here: forge 1.7.1 with --isolate, EVM osaka, one plain ERC-20
// (solmate's), infinite approvals, balances that are not zero, storage used before, state built before the call. What was
// noted in that run of Uniswap and Morpho Blue differs from the rows here by less than 1 %.
/** Its router, on pools of x·y = k; liquidity over the full range. */
const ekubo = (gas: number) => ({ system: 'Ekubo', gas });
/** Its core, called by a locker that does no more than it must. A take costs the same with 1 and 100 orders a level. */
const clober = (gas: number) => ({ system: 'Clober v2', gas });
/** Its order book, from internal balances: an order on a level with others. */
const gte = (gas: number) => ({ system: 'GTE', gas });
/** Swapped from and to ERC-6909 claims by the test router; liquidity added by a lean router. */
const uniswapV4 = (gas: number) => ({ system: 'Uniswap v4', gas });

const morpho = (gas: number) => ({ system: 'Morpho Blue', gas });

/**
 * Every row of the benchmark, in the order of the table. Gas of the whole transaction: 21000 + calldata + execution
 * - refunds, everything cold. `1_order` and `100_orders` are those that rest on each level.
 */
export const gasRows: readonly GasRow[] = [
  { name: 'swap_pool_1hop', target: 68_500, failsAbove: 73_000, best: ekubo(83_390) },
  { name: 'swap_pool_1hop_internal', target: 50_000, failsAbove: 54_000, best: uniswapV4(111_635) },
  { name: 'swap_pool_2hop', target: 82_000, failsAbove: 88_000, best: ekubo(111_388) },
  { name: 'swap_observed_first' },
  { name: 'swap_observed_checkpoint' },
  { name: 'swap_observed_later' },
  { name: 'take_1_level_1_order', target: 78_000, failsAbove: 85_000, best: clober(123_320) },
  { name: 'take_1_level_100_orders', target: 78_000, failsAbove: 85_000, best: clober(123_320) },
  { name: 'take_1_level_10000_orders' },
  { name: 'take_5_levels_1_order', target: 105_000, failsAbove: 115_000, best: clober(249_741) },
  { name: 'take_5_levels_100_orders', target: 105_000, failsAbove: 115_000, best: clober(249_741) },
  { name: 'take_10_levels_1_order', target: 139_000, failsAbove: 150_000, best: clober(399_359) },
  {
    name: 'take_10_levels_100_orders',
    target: 139_000,
    failsAbove: 150_000,
    best: clober(399_359),
  },
  { name: 'hybrid_1_level', target: 79_000, failsAbove: 88_000 },
  { name: 'hybrid_5_levels', target: 111_000, failsAbove: 122_000 },
  { name: 'hybrid_10_levels', target: 151_000, failsAbove: 165_000 },
  { name: 'sweep_16_levels' },
  { name: 'sweep_64_levels' },
  { name: 'sweep_128_levels' },
  { name: 'sweep_256_levels', target: 1_850_000, failsAbove: 2_300_000 },
  { name: 'place_existing_level', target: 77_000, failsAbove: 90_000, best: clober(174_673) },
  { name: 'place_empty_level', target: 86_000, failsAbove: 98_000, best: clober(177_980) },
  { name: 'place_virgin_level', target: 103_000, failsAbove: 118_000, best: clober(263_480) },
  { name: 'place_existing_level_used_slot', target: 60_000, failsAbove: 70_000 },
  { name: 'place_empty_level_used_slot', target: 69_000, failsAbove: 78_000 },
  { name: 'place_virgin_level_used_slot', target: 86_000, failsAbove: 98_000 },
  { name: 'place_internal', target: 66_000, failsAbove: 75_000, best: gte(257_625) },
  { name: 'place_internal_used_slot', target: 50_000, failsAbove: 58_000, best: gte(257_625) },
  { name: 'replace_10_orders', target: 540_000, failsAbove: 620_000 },
  { name: 'replace_10_orders_used_slots' },
  { name: 'replace_10_orders_batch', failsAbove: 620_000 },
  { name: 'cancel_tail', target: 56_000, failsAbove: 65_000, best: clober(126_275) },
  { name: 'cancel_middle', target: 62_000, failsAbove: 70_000, best: clober(126_275) },
  { name: 'cancel_middle_virgin', target: 79_000, failsAbove: 88_000, best: clober(126_275) },
  { name: 'claim', target: 51_000, failsAbove: 60_000, best: clober(112_679) },
  { name: 'add_liquidity_existing', target: 84_000, failsAbove: 90_000, best: ekubo(114_648) },
  { name: 'add_liquidity_new', target: 101_000, failsAbove: 108_000, best: uniswapV4(186_303) },
  { name: 'remove_liquidity', target: 77_000, failsAbove: 83_000, best: ekubo(108_068) },
  // Lending, with a guard of one slot as Morpho Blue's mock oracle; 12 seconds of interest, the protocol's fee on.
  { name: 'supply_existing', target: 69_000, failsAbove: 86_379, best: morpho(86_379) },
  { name: 'supply_new', failsAbove: 103_251, best: morpho(103_251) },
  { name: 'withdraw', failsAbove: 85_008, best: morpho(85_008) },
  { name: 'supply_collateral', target: 51_000, failsAbove: 53_552, best: morpho(53_552) },
  { name: 'supply_collateral_indebted' },
  { name: 'withdraw_collateral', failsAbove: 89_656, best: morpho(89_656) },
  { name: 'borrow', target: 79_000, failsAbove: 92_287, best: morpho(92_287) },
  { name: 'repay', target: 71_000, failsAbove: 86_341, best: morpho(86_341) },
  { name: 'liquidate', target: 98_000, failsAbove: 112_706, best: morpho(112_706) },
  { name: 'morpho_supply_existing' },
  { name: 'morpho_supply_new' },
  { name: 'morpho_withdraw' },
  { name: 'morpho_supply_collateral' },
  { name: 'morpho_withdraw_collateral' },
  { name: 'morpho_borrow' },
  { name: 'morpho_repay' },
  { name: 'morpho_liquidate' },
  { name: 'uniswap_v2_router_1hop' },
  { name: 'uniswap_v2_router_2hop' },
  { name: 'uniswap_v4_lean_1hop' },
  { name: 'uniswap_v4_lean_2hop' },
];
