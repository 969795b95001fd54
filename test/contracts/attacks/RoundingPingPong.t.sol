// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice A pool of a few thousand units and lots of one unit, where one unit is a tenth of a percent.
contract RoundingPingPongAttack is ActionTest {
    address private mallory = makeAddr("mallory");
    uint64 private handle;
    uint256 private trades;

    function setUp() public override {
        super.setUp();
        fund(mallory);
        key = MarketKeyLib.pack(address(base), address(quote), 0, TIER_MAJOR, 1);
        id = exchange.openMarket(key, 1);
        addLiquidity(alice, 1500, 4500);
    }

    /// @dev Hoped for: amounts so small that the fee or the price rounds to nothing, a unit gained at each turn. What
    /// happens: every step rounds up what comes in and down what goes out, so that no turn of any size pays, and k only
    /// grows.
    function test_attack_roundingPingPong_inThePool() public {
        for (uint256 amount = 1; amount < 120; ++amount) {
            for (uint8 flags; flags < 4; ++flags) {
                turn(amount, flags);
            }
        }
        assertGt(trades, 800);
    }

    /// @dev The same beside orders of some lots at prices of a unit and parts of units.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_attack_roundingPingPong_throughTheBook(uint256 seed) public {
        for (uint256 i; i < 60; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (i % 4 == 0) {
                // Prices from 2.4 to 3.6 units a lot, post-only and sliding: always behind the pool.
                bool sell = seed & 1 != 0;
                uint256 tick = 90_000 + 14_000 + (seed >> 8) % 12_000;
                place(bob, ++handle, tick, 1 + (seed >> 40) % 30, sell ? 35 : 34);
            }
            turn(1 + (seed >> 80) % 80, uint8((seed >> 120) & 3));
        }
        assertGt(trades, 60);
    }

    /// @dev Hoped for: shares bought below and sold above their worth, a unit at a time.
    function test_attack_roundingPingPong_ofShares() public {
        for (uint256 amount = 2; amount < 200; ++amount) {
            uint256[2] memory before = holdings();
            vm.startPrank(mallory);
            try exchange.addLiquidity(
                key, amount, 4 * amount, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0)
            ) returns (
                uint256 shares, uint256, uint256
            ) {
                // In two parts, each rounded.
                exchange.removeLiquidity(key, shares / 2, 0, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0));
                exchange.removeLiquidity(
                    key, shares - shares / 2, 0, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0)
                );
            } catch (bytes memory reason) {
                assertEq(bytes4(reason), IExchangeErrors.SharesTooFew.selector);
            }
            vm.stopPrank();
            uint256[2] memory held = holdings();
            assertLe(held[0], before[0]);
            assertLe(held[1], before[1]);
        }
    }

    /// @dev One trade, and back with all that it brought: never more of both.
    function turn(uint256 amount, uint8 flags) private {
        uint256[2] memory before = holdings();
        uint256 k = poolSlot().baseReserve() * poolSlot().quoteReserve();
        uint256 got = trade(amount, flags);
        if (got != 0) trade(got, (flags & 1) ^ 1);
        uint256[2] memory held = holdings();
        bool gained =
            held[0] >= before[0] && held[1] >= before[1] && (held[0] != before[0] || held[1] != before[1]);
        assertFalse(gained, "something for nothing");
        assertGe(poolSlot().baseReserve() * poolSlot().quoteReserve(), k, "k fell");
    }

    function trade(uint256 amount, uint8 flags) private returns (uint256 got) {
        vm.prank(mallory);
        try exchange.swap(
            key, amount, flags & 2 == 0 ? 0 : type(uint256).max, SwapTermsLib.pack(mallory, 0, 0, 0, flags)
        ) returns (
            uint256, uint256 out
        ) {
            got = out;
            ++trades;
        } catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            assertTrue(
                selector == IExchangeErrors.NothingOut.selector
                    || selector == IExchangeErrors.NotFilled.selector
            );
        }
    }

    function holdings() private view returns (uint256[2] memory) {
        return [base.balanceOf(mallory), quote.balanceOf(mallory)];
    }
}
