// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderRefLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice The smallest order on each of 256 ticks, before an honest ask of a million lots.
contract DustOrdersAttack is ActionTest {
    uint256 private constant LEVELS = 256;
    uint256 private constant HONEST = TICK_2000 + LEVELS;
    /// @dev What a transaction may cost on chains since osaka.
    uint256 private constant MOST_GAS = 16_777_216;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < LEVELS; ++i) {
            ask(bob, uint64(i + 1), TICK_2000 + i, 1);
        }
        ask(alice, 1, HONEST, 1e6);
    }

    /// @dev Hoped for: takers run out of gas in dust, and honest orders behind it starve. What happens: a swap through
    /// all of it stays far below a transaction's limit, and pays less than the honest price for each lot of dust.
    function test_attack_dustOrdersOnEveryTick_areBoughtThrough() public {
        vm.prank(carol);
        uint256 gas = gasleft();
        (uint256 paid, uint256 got) =
            exchange.swap(key, 1000 * LOT, type(uint256).max, SwapTermsLib.pack(carol, 0, 0, 0, 2));
        gas -= gasleft();
        assertLt(gas, MOST_GAS / 4);
        assertEq(got, 1000 * LOT);
        assertLt(paid, withFee(1000 * price(HONEST)));
        assertEq(levelAt(true, HONEST).filled(), 1000 - LEVELS);
    }

    /// @dev Whoever sets a bound on levels gets a part, and no revert; or all by several swaps.
    function test_attack_dustOrdersOnEveryTick_aBoundGivesAPart() public {
        uint256 got;
        for (uint256 i; i < 8; ++i) {
            vm.prank(carol);
            (, uint256 out) =
                exchange.swap(key, 1000 * LOT - got, type(uint256).max, SwapTermsLib.pack(carol, 0, 32, 0, 2));
            assertEq(out, 32 * LOT);
            got += out;
        }
        vm.prank(carol);
        (, uint256 rest) =
            exchange.swap(key, 1000 * LOT - got, type(uint256).max, SwapTermsLib.pack(carol, 0, 32, 0, 2));
        assertEq(got + rest, 1000 * LOT);
    }

    /// @dev Hoped for: dust below the smallest order, so that it costs nothing to lay. Neither placing nor reducing makes
    /// it; what a taker leaves of an order is no cheaper than the order was.
    function test_attack_dustOrdersOnEveryTick_belowTheSmallestAreRefused() public {
        // A lot is worth 10 units at price 10^-5: a hundred thousand of them make an order.
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderTooSmall.selector, 999_990, 1e6));
        place(bob, 1000, 180_000, 99_999, 0);
        bid(bob, 1000, 180_000, 100_001);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ReducedTooSmall.selector, 10, 1e6));
        vm.prank(bob);
        exchange.reduce(key, OrderRefLib.pack(1000, 100_000, 0));
    }
}
