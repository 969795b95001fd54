// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILens} from "weir/periphery/interfaces/ILens.sol";
import {SwapTerms} from "weir/types/Terms.sol";
import {PathFixture} from "./PathFixture.sol";

/// @notice The lens's gas estimates against whole transactions: each call here is one of its own, and cold.
/// forge-config: default.isolate = true
contract LensGasTest is PathFixture {
    uint256 private constant WITHIN = 0.12e18;

    function test_gas_pools() public {
        fill(0, 0, 0, true);
        for (uint256 count = 1; count <= MARKETS; ++count) {
            assertPath(count, 0.02e18);
        }
    }

    function test_gas_poolsAndBooks() public {
        fill(20, 100, 30, true);
        writeSlots();
        for (uint256 count = 1; count <= MARKETS; ++count) {
            assertPath(count, 4e18);
            assertPath(count, 20e18);
        }
    }

    function test_gas_booksAlone() public {
        fill(20, 5000, 1, false);
        writeSlots();
        for (uint256 count = 1; count <= MARKETS; ++count) {
            assertPath(count, 1e18);
            assertPath(count, 20e18);
        }
    }

    function test_gas_levelsOfOneMarket() public {
        fill(80, 100, 1, true);
        writeSlots();
        for (uint256 levels = 1; levels <= 32; levels *= 2) {
            assertSwap(levels);
        }
    }

    function test_gas_recordedPrice() public {
        fill(0, 0, 0, true);
        exchange.growObservations(path[0], 4);
        for (uint256 i; i < 8; ++i) {
            skip(15);
            exchange.pokeObservations(path[0]);
        }
        assertPath(1, 1e18);
        skip(1);
        assertPath(1, 1e18);
        skip(15);
        assertPath(1, 1e18);
    }

    /// @dev Trades with dust and book fees in every market, so that no slot is written for the first time later.
    function writeSlots() private {
        vm.prank(carol);
        exchange.swapPath(path, 1_777_777_777_777_777_777, 0, sale(0, 0, 0));
    }

    function assertPath(uint256 count, uint256 amount) private {
        uint256 before = vm.snapshotState();
        ILens.PathQuote memory quote = lens.quotePath(firstMarkets(count), amount, sale(0, 0, 0));
        vm.prank(carol);
        exchange.swapPath(firstMarkets(count), amount, 0, sale(0, 0, 0));
        assertApproxEqRel(quote.gas, vm.lastCallGas().gasTotalUsed, WITHIN);
        vm.revertToState(before);
    }

    function assertSwap(uint256 levels) private {
        uint256 before = vm.snapshotState();
        SwapTerms terms = sale(0, 0, levels);
        ILens.Quote memory quote = lens.quoteSwap(path[0], 100e18, terms);
        assertEq(quote.levels, levels);
        vm.prank(carol);
        exchange.swap(path[0], 100e18, 0, terms);
        assertApproxEqRel(quote.gas, vm.lastCallGas().gasTotalUsed, WITHIN);
        vm.revertToState(before);
    }
}
