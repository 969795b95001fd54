// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {Checkout} from "../../../contracts/examples/Checkout.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice The contract that contracts/docs/building.md shows to those who write one of their own.
contract CheckoutExampleTest is ActionTest {
    bytes32 private constant INVOICE = "2026-117";
    Checkout private checkout;
    address private shop = makeAddr("shop");

    function setUp() public override {
        super.setUp();
        checkout = new Checkout(exchange);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.startPrank(bob);
        base.approve(address(checkout), type(uint256).max);
        quote.approve(address(checkout), type(uint256).max);
        vm.stopPrank();
    }

    function test_pay_givesTheShopItsBase_andTheCustomerItsChange() public {
        uint256 cost = poolInput(POOL_QUOTE, POOL_BASE, 1e18);
        uint256 held = quote.balanceOf(bob);
        vm.expectEmit(address(checkout));
        emit Checkout.Paid(bob, shop, INVOICE, cost, 1e18);
        vm.prank(bob);
        assertEq(checkout.pay(key, true, 1e18, cost + 5, shop, uint32(NOW), INVOICE), cost);

        assertEq(base.balanceOf(shop), 1e18);
        assertEq(held - quote.balanceOf(bob), cost);
        expectNothingLeft();
    }

    function test_pay_givesTheShopItsQuote_outOfTheBookToo() public {
        bid(carol, 1, TICK_2000, 500);
        uint256 cost = exchangeCost(500e6);
        uint256 held = base.balanceOf(bob);
        vm.prank(bob);
        assertEq(checkout.pay(key, false, 500e6, cost, shop, 0, INVOICE), cost);

        assertGe(quote.balanceOf(shop), 500e6);
        assertLt(quote.balanceOf(shop), 500e6 + price(TICK_2000), "less than a lot more");
        assertEq(held - base.balanceOf(bob), cost);
        expectNothingLeft();
    }

    function test_pay_reverts_whenItCostsMoreThanTheCustomerSaid() public {
        uint256 cost = poolInput(POOL_QUOTE, POOL_BASE, 1e18);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.InputTooHigh.selector, cost, cost - 1));
        vm.prank(bob);
        checkout.pay(key, true, 1e18, cost - 1, shop, 0, INVOICE);
    }

    function test_pay_reverts_whenTheMarketHasLess() public {
        key = MarketKeyLib.pack(address(base), address(quote), 15, TIER_MAJOR, 2e6);
        exchange.openMarket(key, 1);
        ask(carol, 1, TICK_2000, 500);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 501 * LOT, 500 * LOT));
        vm.prank(bob);
        checkout.pay(key, true, 501 * LOT, 3000e6, shop, 0, INVOICE);
    }

    function test_pay_reverts_whenTheDeadlineHasPassed() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.DeadlineExpired.selector, NOW - 1, NOW));
        vm.prank(bob);
        checkout.pay(key, true, 1e18, 3000e6, shop, uint32(NOW - 1), INVOICE);
    }

    function test_pay_reverts_whenTheCustomerAllowsTooLittle() public {
        vm.expectRevert(SafeTransferLib.TransferFromFailed.selector);
        vm.prank(carol);
        checkout.pay(key, true, 1e18, 3000e6, shop, 0, INVOICE);
    }

    /// @dev What `quoteOut` costs in base, by a swap that is undone.
    function exchangeCost(uint256 quoteOut) private returns (uint256 cost) {
        uint256 before = vm.snapshotState();
        (cost,) = swap(carol, quoteOut, SELL_EXACT_OUT);
        vm.revertToState(before);
    }

    function expectNothingLeft() private view {
        assertEq(base.balanceOf(address(checkout)), 0);
        assertEq(quote.balanceOf(address(checkout)), 0);
        assertEq(base.allowance(address(checkout), address(exchange)), 0);
        assertEq(quote.allowance(address(checkout), address(exchange)), 0);
    }
}
