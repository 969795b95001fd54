// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {HookToken} from "../mocks/HookToken.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice Tokens sent to the exchange without a call. What it holds decides nothing: it counts what it pulls, and
/// prices and shares come from its own records.
contract DonationTest is ActionTest {
    /// @dev Hoped: base sent to the exchange makes base cheap in the pool, for a trade against it in the same
    /// transaction. What happens: nothing moves, the donation is lost.
    function test_attack_donatingToThePool_movesNoPrice() public {
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        uint256 slot = exchange.extsload(id);
        vm.prank(alice);
        base.transfer(address(exchange), 500e18);
        assertEq(exchange.extsload(id), slot);
        (, uint256 out) = swap(alice, 10_000e6, BUY);
        assertEq(out, poolOutput(POOL_QUOTE, POOL_BASE, 10_000e6));
    }

    /// @dev Hoped: a share is worth more after a donation, so that the next provider gets fewer and the donor's few
    /// shares take the rest. What happens: shares are parts of the reserves, which a donation does not touch.
    function test_attack_donatingBeforeADeposit_takesNoShares() public {
        addLiquidity(alice, 1000, 2000);
        vm.startPrank(alice);
        base.transfer(address(exchange), 1e24);
        quote.transfer(address(exchange), 1e18);
        vm.stopPrank();
        uint256 baseBefore = base.balanceOf(bob);
        uint256 shares = addLiquidity(bob, 1000e18, 2000e18);
        uint256 paid = baseBefore - base.balanceOf(bob);
        vm.prank(bob);
        (uint256 back,) = exchange.removeLiquidity(key, shares, 0, 0, toBob());
        assertGe(back + 2, paid, "to the unit");
    }

    /// @dev Hoped: what lies on the exchange beyond its debts can be had by depositing nothing. What happens: a deposit
    /// credits what it pulls, a pull that finds more is refused.
    function test_attack_depositingADonation_creditsNothing() public {
        vm.prank(bob);
        base.transfer(address(exchange), 7e18);
        address poor = makeAddr("poor");
        expectPullFailed(address(base), poor, 7e18);
        vm.prank(poor);
        exchange.deposit(address(base), 7e18, poor);
        expectBalanceTooLow(address(base), 0, 7e18);
        vm.prank(poor);
        exchange.withdraw(address(base), 7e18, poor);
    }

    /// @dev Hoped: a transfer's hook that sends more in the middle of a pull makes the pull count double. What happens:
    /// the balance rose by another amount than was asked, and the action reverts.
    function test_attack_donatingInsideAPull_isRefused() public {
        HookToken hook = new HookToken();
        hook.mint(alice, 10e18);
        hook.mint(address(hook), 10e18);
        vm.prank(alice);
        hook.approve(address(exchange), type(uint256).max);
        hook.setCall(address(hook), abi.encodeCall(hook.transfer, (address(exchange), 1e18)));
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.PullMismatch.selector, address(hook), 1e18, 2e18)
        );
        vm.prank(alice);
        exchange.deposit(address(hook), 1e18, alice);
    }

    /// @dev Hoped: coin that a self-destruct forces in pays for a deposit. What happens: only the call's value does.
    function test_attack_forcingCoinIn_paysForNothing() public {
        vm.deal(address(exchange), 10 ether);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueTooLow.selector, 0, 1 ether));
        vm.prank(alice);
        exchange.deposit(address(0), 1 ether, alice);
    }

    function toBob() private view returns (SwapTerms) {
        return SwapTermsLib.pack(bob, 0, 0, 0, 0);
    }
}
