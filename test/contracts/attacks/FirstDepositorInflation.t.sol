// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

contract FirstDepositorInflationAttack is ActionTest {
    address private mallory = makeAddr("mallory");

    function setUp() public override {
        super.setUp();
        fund(mallory);
    }

    /// @dev Hoped for: one share so dear that the next depositor's rounds down to none, and his tokens are the
    /// attacker's. What happens: 1,000 shares belong to nobody, donations count for nothing, and a deposit takes no more
    /// than its shares are worth, to the unit: it is refused where it buys none, and else comes out whole.
    function testFuzz_attack_firstDepositorInflation(
        uint256 deposit,
        uint256 donation,
        uint256 pumped,
        uint256 victims
    ) public {
        uint256[2] memory before = [base.balanceOf(mallory), quote.balanceOf(mallory)];
        deposit = bound(deposit, 1001, 1e9);
        addLiquidity(mallory, deposit, deposit);
        uint256 shares = balances().balanceOf(mallory, id);
        vm.startPrank(mallory);
        base.transfer(address(exchange), bound(donation, 0, 1e24));
        quote.transfer(address(exchange), bound(donation, 0, 1e22));
        vm.stopPrank();
        // Her own trades there and back leave their fees in the pool: each of the few shares gets dearer.
        pumped = bound(pumped, 1e6, 1e20);
        (, uint256 got) = swap(mallory, pumped, SELL);
        swap(mallory, got, BUY);

        victims = bound(victims, 1e3, 1e22);
        uint256[2] memory victimsBefore = [base.balanceOf(bob), quote.balanceOf(bob)];
        vm.prank(bob);
        try exchange.addLiquidity(key, victims, victims, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0)) returns (
            uint256 got_, uint256, uint256
        ) {
            vm.prank(bob);
            exchange.removeLiquidity(key, got_, 0, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), IExchangeErrors.SharesTooFew.selector);
        }
        assertLe(victimsBefore[0] - base.balanceOf(bob), 1, "the victim has his base");
        assertLe(victimsBefore[1] - quote.balanceOf(bob), 1, "and his quote");
        vm.prank(mallory);
        exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 0));
        assertLe(base.balanceOf(mallory), before[0] + 1, "the attacker has gained nothing");
        assertLe(quote.balanceOf(mallory), before[1] + 1);
        assertTrue(base.balanceOf(mallory) < before[0] || quote.balanceOf(mallory) < before[1]);
    }

    /// @dev Hoped for: a first deposit so small that every unit of rounding is a part of it. Refused.
    function test_attack_firstDepositOfNextToNothing() public {
        vm.expectPartialRevert(IExchangeErrors.FirstDepositTooSmall.selector);
        addLiquidity(mallory, 1, 1);
        vm.expectPartialRevert(IExchangeErrors.SharesTooFew.selector);
        addLiquidity(mallory, 1000, 1000);
    }
}
