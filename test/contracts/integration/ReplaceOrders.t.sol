// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderRef, OrderRefLib, OrderTerms, OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

contract ReplaceOrdersTest is ActionTest {
    uint8 private constant ASK = 1;
    uint256 private constant MAY_PLACE = 1;
    uint256 private constant MAY_CANCEL = 4;
    uint256 private constant INTERNAL = 12;

    OrderRef[] private refs;
    OrderTerms[] private orders;

    // ------------------------------------------------------------------ reverts

    function test_replaceOrders_revertsWhen_flagsAreUnknown() public {
        uint8[4] memory flags = [1, 2, 16, 13];
        for (uint256 i; i < 4; i++) {
            expectUnknownFlags(flags[i]);
            replace(alice, flags[i]);
        }
    }

    function test_replaceOrders_revertsWhen_aDelegateWouldReachAWallet() public {
        allow(bob, MAY_PLACE | MAY_CANCEL);
        uint8[3] memory flags = [0, 4, 8];
        for (uint256 i; i < 3; i++) {
            expectUnknownFlags(flags[i]);
            replace(bob, flags[i]);
        }
    }

    function test_replaceOrders_revertsWhen_aWordNamesItsSettlement() public {
        refs.push(OrderRefLib.pack(1, 0, 16));
        bid(alice, 1, TICK_2000, 10);
        expectSettlesInside(0);
        replace(alice, 0);
        refs[0] = OrderRefLib.pack(1, 0, 0);
        orders.push(order(2, TICK_2000, 10, 8));
        expectSettlesInside(1);
        replace(alice, 0);
        orders[0] = order(2, TICK_2000, 10, 16);
        expectSettlesInside(1);
        replace(alice, 0);
    }

    function test_replaceOrders_revertsWhen_theCallerHasNoRight() public {
        bid(alice, 1, TICK_2000, 10);
        refs.push(OrderRefLib.pack(1, 0, 0));
        expectNotPermitted(MAY_CANCEL);
        replace(bob, INTERNAL);
        allow(bob, MAY_CANCEL);
        orders.push(order(2, TICK_2000, 10, 0));
        expectNotPermitted(MAY_PLACE);
        replace(bob, INTERNAL);
        delete refs;
        allow(bob, MAY_PLACE);
        expectBalanceTooLow(address(quote), 0, 20_000_000);
        replace(bob, INTERNAL);
    }

    function test_replaceOrders_revertsWhen_whatIsLeftOfAReducedOrderIsTooSmall() public {
        // The smallest order is worth a million quote units, half a lot: raise it to three lots.
        key.quoteTerms = uint160(key.quoteTerms) | uint256(6e6) << 160;
        id = exchange.openMarket(key, 1);
        bid(alice, 1, TICK_2000, 10);
        refs.push(OrderRefLib.pack(1, 8, 0));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ReducedTooSmall.selector, 4e6, 6e6));
        replace(alice, 0);
    }

    function test_replaceOrders_revertsWhen_anyPartDoes() public {
        bid(alice, 1, TICK_2000, 10);
        refs.push(OrderRefLib.pack(1, 0, 0));
        refs.push(OrderRefLib.pack(7, 0, 0));
        expectUnknownOrder(alice, 7);
        replace(alice, 0);
        assertEq(levelAt(false, TICK_2000).live(), 10);
    }

    // ------------------------------------------------------------------ effects

    function test_replaceOrders_movesALadderAndTheNetOnce() public {
        bid(alice, 1, TICK_2000, 100);
        ask(alice, 2, TICK_2000 + 10, 50);
        (uint256 heldBase, uint256 heldQuote) = (base.balanceOf(alice), quote.balanceOf(alice));
        refs.push(OrderRefLib.pack(1, 0, 0));
        refs.push(OrderRefLib.pack(2, 0, 0));
        // The same handles again: they are free once their orders are taken off.
        orders.push(order(1, TICK_2000 + 1, 100, 0));
        orders.push(order(2, TICK_2000 + 11, 60, ASK));
        replace(alice, 0);
        assertEq(levelAt(false, TICK_2000).live(), 0);
        assertEq(levelAt(false, TICK_2000 + 1).live(), 100);
        assertEq(levelAt(true, TICK_2000 + 11).live(), 60);
        assertEq(heldQuote - quote.balanceOf(alice), 100 * (price(TICK_2000 + 1) - price(TICK_2000)));
        assertEq(heldBase - base.balanceOf(alice), 10 * LOT);
    }

    function test_replaceOrders_collectsWhatWasFilledOfTheOldOnes() public {
        ask(alice, 1, TICK_2000, 100);
        swap(bob, 30 * LOT, BUY_EXACT_OUT);
        refs.push(OrderRefLib.pack(1, 0, 0));
        (uint256 heldBase, uint256 heldQuote) = (base.balanceOf(alice), quote.balanceOf(alice));
        replace(alice, 0);
        assertEq(base.balanceOf(alice) - heldBase, 70 * LOT);
        assertEq(quote.balanceOf(alice) - heldQuote, 60_000_000 + 12_000);
    }

    function test_replaceOrders_reducesWhereARefNamesLots() public {
        ask(alice, 1, TICK_2000, 100);
        ask(bob, 1, TICK_2000, 10);
        refs.push(OrderRefLib.pack(1, 40, 0));
        replace(alice, 0);
        assertEq(levelAt(true, TICK_2000).live(), 70);
        // It kept its place: the next 60 lots are Alice's.
        swap(carol, 60 * LOT, BUY_EXACT_OUT);
        assertEq(claim(bob, 1), 0);
        assertEq(claim(alice, 1), 60);
    }

    function test_replaceOrders_byADelegate_movesTheOwnersInternalBalanceOnly() public {
        vm.startPrank(alice);
        exchange.deposit(address(base), 100 * LOT, alice);
        exchange.deposit(address(quote), 1000e6, alice);
        vm.stopPrank();
        allow(bob, MAY_PLACE | MAY_CANCEL);
        uint256[2] memory wallet = [base.balanceOf(alice), quote.balanceOf(alice)];
        uint256[2] memory bobs = [base.balanceOf(bob), quote.balanceOf(bob)];
        orders.push(order(1, TICK_2000, 100, 0));
        orders.push(order(2, TICK_2000 + 10, 30, ASK));
        replace(bob, INTERNAL);
        assertEq(internalBalance(alice, address(quote)), 1000e6 - 200e6);
        assertEq(internalBalance(alice, address(base)), 70 * LOT);
        delete orders;
        refs.push(OrderRefLib.pack(1, 0, 0));
        refs.push(OrderRefLib.pack(2, 0, 0));
        replace(bob, INTERNAL);
        assertEq(internalBalance(alice, address(quote)), 1000e6);
        assertEq(internalBalance(alice, address(base)), 100 * LOT);
        assertEq(base.balanceOf(alice), wallet[0]);
        assertEq(quote.balanceOf(alice), wallet[1]);
        assertEq(base.balanceOf(bob), bobs[0]);
        assertEq(quote.balanceOf(bob), bobs[1]);
    }

    function test_replaceOrders_ofNothing_doesNothing() public {
        replace(alice, 0);
        // Nobody's right is needed to do nothing for them.
        replace(bob, INTERNAL);
    }

    // ------------------------------------------------------------------ inside

    function order(uint64 handle, uint256 tick, uint56 lots, uint8 flags) private pure returns (OrderTerms) {
        return OrderTermsLib.pack(handle, lots, uint24(tick), 0, 0, flags);
    }

    /// @dev For Alice.
    function replace(address caller, uint256 flags) private {
        vm.prank(caller);
        exchange.replaceOrders(alice, key, refs, orders, flags);
    }

    function allow(address delegate, uint256 actions) private {
        uint256[] memory markets = new uint256[](1);
        markets[0] = id;
        vm.prank(alice);
        exchange.grantTrading(delegate, markets, actions, block.timestamp);
    }

    function expectSettlesInside(uint256 index) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.SettlesInsideBatch.selector, index));
    }

    function expectNotPermitted(uint256 action) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotPermitted.selector, alice, bob, id, action));
    }
}
