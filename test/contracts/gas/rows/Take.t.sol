// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ExchangeGasTest} from "../ExchangeGasTest.sol";

/// @notice Buys that the book alone fills: the levels are taken whole, one more stays behind. The pool is there, and
/// is asked at every level, but stands 8 bp above the first level, where with its fee it is dearer than all of them.
abstract contract TakeGasTest is ExchangeGasTest {
    uint256 private constant FIRST = 50_001;

    uint256 private immutable orders;

    constructor(uint256 orders_) {
        orders = orders_;
    }

    function setUp() public {
        openMarket(5.004e18);
        for (uint256 i; i <= 10; i++) {
            rest(true, FIRST + i, orders);
        }
        rest(false, 49_900, 1);
    }

    function take(uint256 levels, string memory row) internal {
        uint256 lots = ORDER_LOTS * orders;
        uint256 cost;
        for (uint256 i; i < levels; i++) {
            cost += lots * (FIRST + i) * 1e12;
        }
        cost = withTakerFee(cost);
        (uint256 amountIn, uint256 amountOut) = exchange.swap(key, cost, 1, swapTerms(0));
        record(row);
        assertEq(amountIn, cost);
        assertEq(amountOut, levels * lots * LOT, "not from the book alone");
        assertEq(bestAsk(), tickOf(FIRST + levels));
    }
}

contract TakeSingleOrdersGasTest is TakeGasTest(1) {
    function test_take_1_level() public {
        take(1, "take_1_level_1_order");
    }

    function test_take_5_levels() public {
        take(5, "take_5_levels_1_order");
    }

    function test_take_10_levels() public {
        take(10, "take_10_levels_1_order");
    }
}

contract TakeManyOrdersGasTest is TakeGasTest(100) {
    function test_take_1_level() public {
        take(1, "take_1_level_100_orders");
    }

    function test_take_5_levels() public {
        take(5, "take_5_levels_100_orders");
    }

    function test_take_10_levels() public {
        take(10, "take_10_levels_100_orders");
    }
}

/// @notice Ten thousand orders on the first level: what it costs does not depend on them.
contract TakeCrowdedLevelGasTest is ExchangeGasTest {
    uint256 private constant ORDERS = 10_000;

    function setUp() public {
        openMarket(5.004e18);
        rest(true, 50_001, ORDERS);
        rest(true, 50_002, 1);
        rest(false, 49_900, 1);
    }

    function test_take_1_level() public {
        uint256 cost = withTakerFee(ORDER_LOTS * ORDERS * 50_001 * 1e12);
        (, uint256 amountOut) = exchange.swap(key, cost, 1, swapTerms(0));
        record("take_1_level_10000_orders");
        assertEq(amountOut, ORDERS * ORDER_LOTS * LOT);
    }
}

/// @notice 256 levels on neighbouring ticks, in a market without a pool: over so many levels a pool would have to trade
/// too. The market already owes fees to the protocol, as any such market does after its first trade.
contract SweepGasTest is ExchangeGasTest {
    uint256 private constant FIRST = 50_001;

    function setUp() public {
        openMarket(0);
        rest(true, FIRST - 1, 1);
        exchange.swap(key, withTakerFee(ORDER_LOTS * (FIRST - 1) * 1e12), 1, swapTerms(0));
        for (uint256 i; i <= 256; i++) {
            rest(true, FIRST + i, 1);
        }
        rest(false, 49_900, 1);
    }

    function test_sweep_16_levels() public {
        sweep(16, "sweep_16_levels");
    }

    function test_sweep_64_levels() public {
        sweep(64, "sweep_64_levels");
    }

    function test_sweep_128_levels() public {
        sweep(128, "sweep_128_levels");
    }

    function test_sweep_256_levels() public {
        sweep(256, "sweep_256_levels");
    }

    function sweep(uint256 levels, string memory row) private {
        uint256 cost;
        for (uint256 i; i < levels; i++) {
            cost += ORDER_LOTS * (FIRST + i) * 1e12;
        }
        (, uint256 amountOut) = exchange.swap(key, withTakerFee(cost), 1, swapTerms(0));
        record(row);
        assertEq(amountOut, levels * ORDER_LOTS * LOT);
    }
}
