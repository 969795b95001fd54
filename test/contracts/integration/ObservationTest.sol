// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {LogPrice} from "weir/libraries/LogPrice.sol";
import {ObservationState} from "weir/types/ObservationState.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What tests of the record of prices share: a pool of 1,000 base and 2,000,000 quote, and its figures.
abstract contract ObservationTest is ActionTest {
    function setUp() public virtual override {
        super.setUp();
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
    }

    function grow(uint256 size) internal {
        vm.prank(carol);
        exchange.growObservations(key, size);
    }

    function poke() internal returns (bool) {
        vm.prank(carol);
        return exchange.pokeObservations(key);
    }

    function mean(uint256 window) internal view returns (int256 meanTick) {
        (meanTick,,,) = exchange.observe(id, window);
    }

    function least() internal view returns (uint256 leastRoot) {
        (, leastRoot,,) = exchange.observe(id, 1);
    }

    /// @notice The pool's price now, as a logarithm.
    function poolTick() internal view returns (int256) {
        return LogPrice.tickOf(poolSlot().baseReserve(), poolSlot().quoteReserve());
    }

    /// @notice The pool's root of k now.
    function poolRoot() internal view returns (uint256) {
        return Math.sqrt(poolSlot().baseReserve() * poolSlot().quoteReserve());
    }

    function state() internal view returns (ObservationState) {
        return ObservationState.wrap(exchange.extsload(id + Layout.OBSERVATIONS));
    }

    /// @notice The i-th checkpoint of the ring.
    function checkpoint(uint256 i) internal view returns (uint256 time, int256 sum) {
        uint256 word = exchange.extsload(Layout.observation(id, i));
        return (word % 2 ** 32, int56(uint56(word >> 32)));
    }

    /// @notice Moves the pool to `baseReserve`, by a sale or a purchase of that much. Needs a pool alone.
    function movePool(uint256 baseReserve) internal {
        uint256 present = poolSlot().baseReserve();
        if (baseReserve > present) swap(bob, baseReserve - present, SELL);
        else swap(bob, present - baseReserve, BUY_EXACT_OUT);
    }

    function removeShares(address who, uint256 shares) internal {
        vm.prank(who);
        exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
    }

    function expectHistoryTooShort(uint256 from) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.HistoryTooShort.selector, id, from));
    }

    function expectNotObserved() internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotObserved.selector, id));
    }
}
