// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

contract AddTierTest is GovernanceTest {
    function test_addTier_revertsWhen_callerIsNotTheOwner() public {
        address[2] memory callers = [guardian, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], owner);
            vm.prank(callers[i]);
            exchange.addTier(1, 1000, 500, 200);
        }
    }

    function test_addTier_revertsWhen_spacingIsZero() public {
        expectBadTier(0, 1000, 500, 200);
        add(0, 1000, 500, 200);
    }

    function test_addTier_revertsWhen_poolFeeIsAboveATenth() public {
        expectBadTier(1, 100_001, 500, 200);
        add(1, 100_001, 500, 200);
        add(1, 100_000, 500, 200);
    }

    function test_addTier_revertsWhen_rebateIsAboveHalfTheTakerFee() public {
        expectBadTier(1, 1000, 500, 251);
        add(1, 1000, 500, 251);
        expectBadTier(1, 1000, 501, 251);
        add(1, 1000, 501, 251);
        add(1, 1000, 500, 250);
        add(1, 1000, 501, 250);
        expectBadTier(1, 1000, 0, 1);
        add(1, 1000, 0, 1);
    }

    /// @dev (10^6 + t)(10^6 - f) <= 10^12: t at most f * 10^6 / (10^6 - f).
    function test_addTier_revertsWhen_poolAndBookCouldTradeAgainstEachOther() public {
        expectBadTier(1, 1000, 1002, 0);
        add(1, 1000, 1002, 0);
        add(1, 1000, 1001, 0);
        expectBadTier(1, 0, 1, 0);
        add(1, 0, 1, 0);
        add(1, 0, 0, 0);
        expectBadTier(1, 100_000, 111_112, 0);
        add(1, 100_000, 111_112, 0);
        add(1, 100_000, 111_111, 0);
    }

    function testFuzz_addTier_takesWhatIsWithinItsBoundsOnly(
        uint16 spacing,
        uint24 poolFee,
        uint24 takerFee,
        uint24 makerRebate,
        bool near
    ) public {
        if (near) {
            poolFee = poolFee % 110_000;
            takerFee = poolFee - uint24(takerFee % (poolFee / 100 + 1)) + uint24(poolFee / 100);
            makerRebate = takerFee / 2 + 2 - uint24(makerRebate % 3);
        }
        bool fits = spacing != 0 && poolFee <= 100_000 && uint256(makerRebate) * 2 <= takerFee
            && uint256(1e6 + uint256(takerFee)) * (1e6 - (poolFee < 1e6 ? uint256(poolFee) : 1e6)) <= 1e12;
        if (poolFee > 1e6) fits = false;
        vm.prank(owner);
        try exchange.addTier(spacing, poolFee, takerFee, makerRebate) returns (uint256 tier) {
            assertTrue(fits);
            assertEq(tier, 4);
        } catch (bytes memory reason) {
            assertFalse(fits);
            assertEq(bytes4(reason), IExchangeErrors.BadTier.selector);
        }
    }

    function test_addTier_opensMarketsOfIt() public {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.TierAdded(4, termsOf(25, 2000, 700, 300));
        assertEq(add(25, 2000, 700, 300), 4);
        MarketKey memory tiered =
            MarketKeyLib.pack(address(base), address(quote), 15, termsOf(25, 2000, 700, 300), 1e6);
        id = exchange.openMarket(tiered, 4);
        key = tiered;
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        (, uint256 got) = swap(bob, 1e18, SELL);
        // The pool's fee is the new tier's.
        uint256 net = 1e18 * 998_000 / uint256(1e6);
        assertEq(got, POOL_QUOTE - (POOL_BASE * POOL_QUOTE + POOL_BASE + net - 1) / (POOL_BASE + net));
        assertEq(add(1, 1000, 500, 200), 5, "and the next one");
    }

    function test_addTier_changesNoOpenMarket() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 word = exchange.extsload(id + 8);
        add(1, 100_000, 0, 0);
        assertEq(exchange.extsload(id + 8), word);
        assertEq(word >> 168, TIER_MAJOR);
    }

    function add(uint16 spacing, uint24 poolFee, uint24 takerFee, uint24 makerRebate)
        private
        returns (uint256)
    {
        vm.prank(owner);
        return exchange.addTier(spacing, poolFee, takerFee, makerRebate);
    }

    function expectBadTier(uint256 spacing, uint256 poolFee, uint256 takerFee, uint256 rebate) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IExchangeErrors.BadTier.selector, termsOf(spacing, poolFee, takerFee, rebate)
            )
        );
    }

    function termsOf(uint256 spacing, uint256 poolFee, uint256 takerFee, uint256 rebate)
        private
        pure
        returns (uint256)
    {
        return spacing + poolFee * 2 ** 16 + takerFee * 2 ** 40 + rebate * 2 ** 64;
    }
}
