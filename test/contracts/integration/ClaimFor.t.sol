// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {Order, OrderLib} from "weir/types/Order.sol";
import {ActionTest} from "./ActionTest.sol";

contract ClaimForTest is ActionTest {
    function test_claimFor_revertsWhen_handleWasNeverUsed() public {
        ask(alice, 1, TICK_2000, 10);
        swap(carol, withFee(20e6), BUY);
        expectUnknownOrder(alice, 2);
        claimFor(bob, alice, two(1, 2));
    }

    function test_claimFor_revertsWhen_marketIsAnother() public {
        ask(alice, 1, TICK_2000, 10);
        (MarketKey memory unknown,) = unknownKey();
        expectUnknownOrder(alice, 1);
        exchange.claimFor(unknown, alice, one(1));
    }

    function test_claimFor_revertsWhen_orderIsNotWhollyFilled() public {
        ask(alice, 1, TICK_2000, 10);
        expectStillRests(alice, 1, 10);
        claimFor(bob, alice, one(1));
        swap(carol, withFee(9 * 2e6), BUY);
        expectStillRests(alice, 1, 1);
        claimFor(bob, alice, one(1));
        assertEq(orderOf(alice, 1).size(), 10, "nothing was claimed");
        assertEq(internalBalance(alice, address(quote)), 0);
    }

    /// @dev One that still rests spoils the whole call: nobody's filled orders are claimed in parts of a list.
    function test_claimFor_revertsWhen_oneOfManyIsNotWhollyFilled() public {
        ask(alice, 1, TICK_2000, 10);
        ask(alice, 2, TICK_2000, 10);
        swap(carol, withFee(15 * 2e6), BUY);
        expectStillRests(alice, 2, 5);
        claimFor(bob, alice, two(1, 2));
        assertEq(orderOf(alice, 1).size(), 10);
    }

    function test_claimFor_revertsWhen_aReducedOrderStillRests() public {
        ask(alice, 1, TICK_2000, 10);
        swap(carol, withFee(9 * 2e6), BUY);
        // Its fills are claimed by the cancel of what is left: closed, and passed over.
        cancel(alice, 1);
        assertEq(claimFor(bob, alice, one(1)), 0);
    }

    function test_claimFor_creditsTheOwnersInternalBalance() public {
        ask(alice, 1, TICK_2000, 10);
        swap(carol, withFee(20e6), BUY);
        uint256 wallet = quote.balanceOf(alice);
        expectClaimed(alice, 1, Order.wrap(OrderLib.pack(10, 0, TICK_2000, true, 0, 0)), 10, 20e6, 4000);
        assertEq(claimFor(bob, alice, one(1)), 10);
        assertEq(internalBalance(alice, address(quote)), 20e6 + 4000);
        assertEq(quote.balanceOf(alice), wallet);
        assertEq(internalBalance(bob, address(quote)), 0, "and none to who called");
    }

    function test_claimFor_ofBothSides_creditsBothTokens() public {
        bid(alice, 1, 639_000, 10);
        ask(alice, 2, TICK_2000, 20);
        swap(carol, withFee(40e6), BUY);
        swap(carol, withFee(10 * LOT), SELL);
        assertEq(claimFor(bob, alice, two(1, 2)), 30);
        assertEq(internalBalance(alice, address(base)), 10 * LOT + 10 * LOT * 200 / 1e6);
        assertEq(internalBalance(alice, address(quote)), 40e6 + 8000);
    }

    function test_claimFor_passesClosedAndRepeatedOnes() public {
        ask(alice, 1, TICK_2000, 10);
        ask(alice, 2, 641_000, 10);
        swap(carol, withFee(20e6), BUY);
        claim(alice, 1);
        cancel(alice, 2);
        assertEq(claimFor(bob, alice, two(1, 2)), 0);
        ask(alice, 1, TICK_2000, 10);
        swap(carol, withFee(20e6), BUY);
        uint64[] memory handles = new uint64[](3);
        (handles[0], handles[1], handles[2]) = (1, 2, 1);
        assertEq(claimFor(bob, alice, handles), 10);
        assertEq(internalBalance(alice, address(quote)), 20e6 + 4000, "once");
    }

    function test_claimFor_ofNothing_doesNothing() public {
        assertEq(claimFor(bob, alice, new uint64[](0)), 0);
    }

    function test_claimFor_byTheOwner_isTheSame() public {
        ask(alice, 1, TICK_2000, 10);
        swap(carol, withFee(20e6), BUY);
        assertEq(claimFor(alice, alice, one(1)), 10);
        assertEq(internalBalance(alice, address(quote)), 20e6 + 4000);
    }

    /// @dev Whoever claims, whenever: the owner gets what one claim of the whole order pays.
    function testFuzz_claimFor_paysWhatTheOwnerWouldGet(uint256 lots, uint256 tick, bool isAsk, uint256 parts)
        public
    {
        key = MarketKeyLib.pack(address(base), address(quote), 15, TIER_MAJOR, 1);
        id = exchange.openMarket(key, 1);
        lots = bound(lots, 1, 1e9);
        tick = bound(tick, 100_000, 300_000);
        place(alice, 1, tick, lots, isAsk ? 1 : 0);
        // Filled in up to five parts.
        for (uint256 i; i < 4; ++i) {
            uint256 live = levelAt(isAsk, tick).live();
            if (live < 2) break;
            place(bob, 9, tick, 1 + (parts >> (i * 32)) % (live - 1), isAsk ? 4 : 5);
        }
        place(bob, 9, tick, 2e9, isAsk ? 4 : 5);
        assertEq(levelAt(isAsk, tick).live(), 0);
        uint256 snapshot = vm.snapshotState();
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        claim(alice, 1);
        (uint256 baseGot, uint256 quoteGot) =
            (base.balanceOf(alice) - baseBefore, quote.balanceOf(alice) - quoteBefore);
        vm.revertToState(snapshot);
        claimFor(bob, alice, one(1));
        assertEq(internalBalance(alice, address(base)), baseGot);
        assertEq(internalBalance(alice, address(quote)), quoteGot);
    }

    function claimFor(address caller, address owner, uint64[] memory handles) private returns (uint256) {
        vm.prank(caller);
        return exchange.claimFor(key, owner, handles);
    }

    function one(uint64 handle) private pure returns (uint64[] memory handles) {
        handles = new uint64[](1);
        handles[0] = handle;
    }

    function two(uint64 first, uint64 second) private pure returns (uint64[] memory handles) {
        handles = new uint64[](2);
        (handles[0], handles[1]) = (first, second);
    }

    function expectStillRests(address owner, uint64 handle, uint256 unfilled) private {
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.OrderStillRests.selector, owner, handle, unfilled)
        );
    }
}
