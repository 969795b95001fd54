// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeGasTest} from "../ExchangeGasTest.sol";

/// @notice Buys that alternate: pool up to a level, the level whole, pool up to the next one, and end inside the pool
/// just before the level that follows.
contract HybridGasTest is ExchangeGasTest {
    uint256 private constant FIRST = 50_060;

    function setUp() public {
        openMarket(5e18);
        for (uint256 i; i <= 10; i++) {
            rest(true, FIRST + i, 1);
        }
        rest(false, 49_900, 1);
    }

    function test_hybrid_1_level() public {
        buy(1, "hybrid_1_level");
    }

    function test_hybrid_5_levels() public {
        buy(5, "hybrid_5_levels");
    }

    function test_hybrid_10_levels() public {
        buy(10, "hybrid_10_levels");
    }

    function buy(uint256 levels, string memory row) private {
        uint256 amount = amountThrough(levels);
        (uint256 amountIn, uint256 amountOut) = exchange.swap(key, amount, 1, swapTerms(0));
        record(row);
        assertEq(amountIn, amount);
        assertGt(amountOut, levels * ORDER_LOTS * LOT);
        assertEq(bestAsk(), tickOf(FIRST + levels));
    }

    /// @dev What goes in until the pool stands where level `levels` + 1 would be next, less a little.
    function amountThrough(uint256 levels) private returns (uint256 amount) {
        uint256 before = vm.snapshotState();
        (amount,) = exchange.swap(key, 1e24, 1, SwapTermsLib.pack(address(this), 0, uint16(levels), 0, 0));
        vm.revertToState(before);
        return amount - 1e18;
    }
}
