// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IFlashCallback} from "weir/interfaces/IFlashCallback.sol";
import {FlashActor} from "../mocks/FlashActor.sol";
import {HookToken} from "../mocks/HookToken.sol";
import {FlashTest} from "../integration/FlashTest.sol";

/// @notice Settlements left open, or nested so that one pays for another. Alice's balance inside is the prey.
contract SettlementAttackTest is FlashTest {
    function setUp() public override {
        super.setUp();
        vm.prank(alice);
        exchange.deposit(address(quote), 1_000_000e6, alice);
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
    }

    /// @dev Hoped: a borrower that does not pay keeps the loan. What happens: nothing was ever lent.
    function test_attack_keepingALoan_revertsAll() public {
        lend(address(quote), 1_000_000e6);
        stepOf(address(quote), 0, abi.encodeCall(quote.transfer, (carol, 1_000_000e6)));
        expectPullFailed(address(quote), address(actor), 1_000_000e6);
        flash(0);
        assertEq(quote.balanceOf(address(exchange)), 1_000_000e6 + POOL_QUOTE);
    }

    /// @dev Hoped: the outer debt is forgotten when an inner settlement of the same token closes. What happens: each
    /// takes its own.
    function test_attack_payingTheInnerLoanOnly_revertsAll() public {
        lend(address(quote), 600_000e6);
        bytes memory inner = flashCall(0);
        lend(address(quote), 900_000e6);
        step(inner);
        // 600,000 come back twice, if the inner one paid for the outer.
        stepOf(address(quote), 0, abi.encodeCall(quote.transfer, (carol, 900_000e6 - 600_000e6)));
        expectPullFailed(address(quote), address(actor), 900_000e6);
        flash(0);
    }

    /// @dev Hoped: an inner flash that fails and is caught has paid out its loan all the same. What happens: it took its
    /// payments with it.
    function test_attack_catchingAFailedInnerFlash_keepsNothing() public {
        lend(address(quote), 5e6);
        // The outer loan's 7 go the same way.
        stepOf(address(quote), 0, abi.encodeCall(quote.transfer, (carol, 12e6)));
        bytes memory inner = flashCall(0);
        lend(address(quote), 7e6);
        stepThatMayFail(inner);
        uint256 before = quote.balanceOf(carol);
        flash(0);
        assertFalse(actor.outcomes(0));
        assertEq(quote.balanceOf(carol), before);
        assertEq(quote.balanceOf(address(actor)), 0);
    }

    /// @dev Hoped: a loan, paid in as a deposit, is a balance that stays while the loan is "returned" by the same
    /// tokens. What happens: every payment in is proven by the exchange's own balance, once.
    function test_attack_depositingALoan_paysOnce() public {
        lend(address(quote), 1_000_000e6);
        step(depositCall(address(quote), 1_000_000e6));
        expectPullFailed(address(quote), address(actor), 1_000_000e6);
        flash(0);
        flash(4);
        assertEq(internalBalance(address(actor), address(quote)), 0);
    }

    /// @dev Hoped: tokens sent back by a plain transfer return the loan, and free the wallet's allowance for more, or
    /// the exchange counts them for a later pull. What happens: they are a gift; the loan is still owed.
    function test_attack_returningALoanByTransfer_isAGift() public {
        lend(address(quote), 1000e6);
        stepOf(address(quote), 0, abi.encodeCall(quote.transfer, (address(exchange), 1000e6)));
        expectPullFailed(address(quote), address(actor), 1000e6);
        flash(0);
    }

    /// @dev Hoped: somebody else's callback can be called, by naming him, to make him pay (as with callbacks that take an
    /// initiator). What happens: only the caller itself is called, by the exchange for its own flash alone.
    function test_attack_callingAnothersCallback_isNotPossible() public {
        FlashActor victim = new FlashActor(address(exchange));
        quote.mint(address(victim), 1000e6);
        calls.push(swapCall(1000e6, 0, address(0)));
        vm.expectCall(address(victim), abi.encodeWithSelector(IFlashCallback.onFlash.selector), 0);
        expectPullFailed(address(quote), address(actor), 1000e6);
        flash(0);
    }

    /// @dev Hoped: the list of tokens named twice, or a loan of nothing, misplaces a debt. What happens: one sum a token.
    function testFuzz_attack_listsOfLoans_areOwedToTheUnit(uint8[6] calldata picks, uint64[6] calldata sizes)
        public
    {
        uint256[2] memory sums;
        for (uint256 i; i < 6; i++) {
            uint256 pick = picks[i] % 2;
            uint256 size = sizes[i] % 100_000e6;
            sums[pick] += size;
            lend(pick == 0 ? address(base) : address(quote), size);
        }
        flash(0);
        FlashActor.Told memory told = actor.toldAt(0);
        uint256[2] memory owed;
        for (uint256 i; i < told.tokens.length; i++) {
            owed[told.tokens[i] == address(base) ? 0 : 1] += told.owed[i];
        }
        assertEq(owed[0], sums[0]);
        assertEq(owed[1], sums[1]);
    }

    /// @dev Hoped: a worthless token whose transfers lie is settled beside a good one, and what fails for the one lets the
    /// other pass. What happens: one token that cannot be pulled undoes the whole settlement.
    function test_attack_aWorthlessTokenBesideAGoodOne_revertsAll() public {
        HookToken evil = new HookToken();
        lend(address(quote), 1000e6);
        lend(address(evil), 0);
        evil.mint(address(exchange), 5);
        amounts[1] = 5;
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.PullFailed.selector, address(evil), address(actor), 5)
        );
        flash(0);
        assertEq(quote.balanceOf(address(actor)), 0);
    }

    /// @dev Hoped: the swap of a flash is paid for with what the same flash's callback withdraws from a stranger's
    /// balance. What happens: withdrawing needs a balance of one's own.
    function test_attack_payingWithAStrangersBalance_revertsAll() public {
        calls.push(swapCall(1000e6, 0, address(0)));
        step(abi.encodeCall(IExchangeCore.withdraw, (address(quote), 1000e6, address(actor))));
        expectBalanceTooLow(address(quote), 0, 1000e6);
        flash(0);
    }
}
