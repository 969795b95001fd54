// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {Account as LendingAccount} from "weir/lending/types/Account.sol";
import {Collateral, CollateralLib, LendingKeyLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {HookToken, Relay} from "../../mocks/HookToken.sol";
import {LendingActor} from "../../mocks/lending/LendingActor.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {CallbackFixture} from "../CallbackFixture.sol";

/// @notice A loan token and a collateral whose transfers call back, as ERC-777's do, and the contract's own callbacks. The
/// hook acts for an account (`relay`) with a supply, pledges and a debt of its own, so that every entry would succeed if it
/// were open.
contract LendingReentrancyTest is CallbackFixture {
    HookToken private hook;
    HookToken private hookLoan;
    MockGuard private guard;
    Relay private relay;

    function setUp() public override {
        super.setUp();
        (hook, hookLoan, relay) = (new HookToken(), new HookToken(), new Relay());
        guard = new MockGuard(address(hook), address(hookLoan), 1e36, 1e26);
        lending.openLendingMarket(hooked());
        address[4] memory all = [lender, borrower, liquidator, address(relay)];
        for (uint256 i; i < 4; ++i) {
            hook.mint(all[i], 1e24);
            hookLoan.mint(all[i], 1e24);
            vm.startPrank(all[i]);
            hook.approve(address(lending), ALL);
            hookLoan.approve(address(lending), ALL);
            vm.stopPrank();
        }
        lend(hooked(), lender, 1e20);
        lend(hooked(), address(relay), 1e18);
        pledge(hooked(), address(relay), 0, 1e18);
        take(hooked(), address(relay), 1e17);
        pledge(hooked(), borrower, 0, 1e18);
        take(hooked(), borrower, 8e17);
        later();
    }

    function test_everyEntry_isOpenOutsideATokenCall() public {
        guard.setPrice(0.9e36);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            relay.run(address(lending), entries[i]);
            vm.revertToState(snapshot);
        }
    }

    function test_everyEntry_isLockedWhileATokenIsPulled() public {
        guard.setPrice(0.9e36);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; ++i) {
            hookInto(hook, entries[i]);
            pledge(hooked(), lender, 0, 1);
            assertLocked(hook, i + 1);
        }
    }

    function test_everyEntry_isLockedWhileATokenIsPaid() public {
        guard.setPrice(0.9e36);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; ++i) {
            hookInto(hookLoan, entries[i]);
            vm.prank(lender);
            lending.withdraw(keyOf(hooked()), account(lender), 1, 0, lender);
            assertLocked(hookLoan, i + 1);
        }
    }

    /// @dev Every action that moves a token holds the lock while it does, on the way in and on the way out.
    function test_everyAction_holdsTheLock() public {
        bytes memory entry = abi.encodeCall(ILending.accrue, (keyOf(hooked())));
        hookInto(hookLoan, entry);
        lend(hooked(), lender, 10);
        assertLocked(hookLoan, 1);
        take(hooked(), borrower, 10);
        assertLocked(hookLoan, 2);
        repayAll(hooked(), borrower);
        assertLocked(hookLoan, 3);
        vm.warp(NOW + 100 days);
        LendingTerms memory terms = hooked();
        vm.prank(owner);
        lending.collectFees(keyOf(terms), owner);
        assertLocked(hookLoan, 4);
        hookInto(hook, entry);
        unpledge(terms, borrower, 0, 10);
        assertLocked(hook, 1);
        guard.setPrice(0.11e36);
        // The relay's debt: the collateral is paid, the loan token pulled.
        LendingAccount whose = account(address(relay));
        vm.prank(liquidator);
        lending.liquidate(terms, whose, steps(0, ALL), liquidator, "");
        assertLocked(hook, 2);
        assertLocked(hookLoan, 5);
    }

    function test_theFlash_holdsTheLockWhileItsTokenMoves() public {
        hookInto(hookLoan, abi.encodeCall(ILending.accrue, (keyOf(hooked()))));
        hookLoan.mint(address(actor), 100);
        actor.runOn(address(hookLoan), abi.encodeCall(hookLoan.approve, (address(lending), ALL)));
        vm.prank(address(actor));
        lending.flash(address(hookLoan), 100, noCalls());
        assertLocked(hookLoan, 2);
    }

    /// @dev A supply inside the pull of another would be counted by both balances: it is locked. Inside a callback it is open,
    /// and the flash's own pull asks for its amount once more.
    function test_attack_countingAPullTwice_isImpossible() public {
        uint256 held = loan.balanceOf(address(actor));
        lend(isolated(), lender, 1000 * TOKEN);
        // The loan is supplied in the callback: it has to be paid back from the actor's own.
        bytes memory data = calls(
            address(lending),
            abi.encodeCall(ILending.supply, (keyOf(isolated()), account(address(actor)), 1000 * TOKEN, 0))
        );
        vm.prank(address(actor));
        lending.flash(address(loan), 1000 * TOKEN, data);
        assertEq(loan.balanceOf(address(actor)), held - 1000 * TOKEN);
        assertEq(supplyOf(isolated(), address(actor)), 1000 * TOKEN);
        assertEq(loan.balanceOf(address(lending)), 2000 * TOKEN);
        assertEq(fundsOf(isolated()).cash(), 2000 * TOKEN);
    }

    /// @dev Nor by one that has nothing of its own.
    function test_attack_supplyingAFlashLoan_cannotBePaidBack() public {
        lend(isolated(), lender, 1000 * TOKEN);
        LendingActor poor = new LendingActor(address(lending));
        poor.runOn(address(loan), abi.encodeCall(loan.approve, (address(lending), ALL)));
        bytes memory data = calls(
            address(lending),
            abi.encodeCall(ILending.supply, (keyOf(isolated()), account(address(poor)), 1000 * TOKEN, 0))
        );
        vm.expectRevert(
            abi.encodeWithSelector(
                ILendingErrors.PullFailed.selector, address(loan), address(poor), 1000 * TOKEN
            )
        );
        vm.prank(address(poor));
        lending.flash(address(loan), 1000 * TOKEN, data);
    }

    /// @dev Inside a liquidation's callback the position is what it will be: it cannot be liquidated again on its old state,
    /// and cash that is not paid yet can only be borrowed as the contract holds it; at the end all is paid.
    function test_attack_fromALiquidationsCallback_theStateIsFinal() public {
        openPosition();
        guards[0].setPrice(1800e24);
        bytes memory again = abi.encodeCall(
            ILending.liquidate, (isolated(), account(borrower), steps(0, ALL), address(actor), "")
        );
        bytes memory call = abi.encodeCall(
            ILending.liquidate,
            (isolated(), account(borrower), steps(0, ALL), address(actor), calls(address(lending), again))
        );
        vm.expectPartialRevert(ILendingErrors.PositionHealthy.selector);
        actor.run(call);
        bytes memory withdraw_ = abi.encodeCall(
            ILending.supply, (keyOf(isolated()), account(address(actor)), 5000 * TOKEN, 0)
        );
        call = abi.encodeCall(
            ILending.liquidate,
            (isolated(), account(borrower), steps(0, ALL), address(actor), calls(address(lending), withdraw_))
        );
        (uint256 repaid,) = abi.decode(actor.run(call), (uint256, uint256[]));
        assertEq(loan.balanceOf(address(lending)), fundsOf(isolated()).cash());
        assertEq(loan.balanceOf(address(actor)), 1e24 - repaid - 5000 * TOKEN);
    }

    /// @dev A market opened with a hostile token, guard and numbers of its own moves nothing but its own token: whatever its
    /// hook answers, the others' money is theirs.
    function test_attack_aHostileMarket_cannotTouchAnothersMoney() public {
        openPosition();
        lending.accrue(keyOf(isolated()));
        uint256 held = loan.balanceOf(address(lending));
        // Its collateral is worth anything its guard says: the isolated market's loan token is still not in its cash.
        LendingTerms memory terms = isolated();
        MockGuard liar = new MockGuard(address(hook), address(loan), 1 << 183, 1e32);
        terms.collaterals[0] =
            CollateralLib.pack(address(hook), 8084, 8600, 10_438, address(liar), type(uint96).max);
        lending.openLendingMarket(terms);
        pledge(terms, lender, 0, 1e20);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.InsufficientCash.selector, 0, 1000 * TOKEN));
        vm.prank(lender);
        lending.borrow(terms, account(lender), 1000 * TOKEN, 0, lender);
        // A lender of it can lose all to it, and nobody else anything.
        lend(terms, liquidator, 500 * TOKEN);
        take(terms, lender, 500 * TOKEN);
        later();
        liar.setPrice(0);
        LendingAccount whose = account(lender);
        vm.prank(liquidator);
        lending.liquidate(terms, whose, steps(0, 0), liquidator, "");
        assertEq(suppliedOf(terms), 0);
        assertEq(loan.balanceOf(address(lending)), held);
        assertEq(loan.balanceOf(address(lending)), fundsOf(isolated()).cash());
        assertEq(debtWordOf(isolated(), borrower).shares(), 16_000 * TOKEN * 1e6);
    }

    function hooked() private view returns (LendingTerms memory terms) {
        terms.loan = LendingKeyLib.pack(address(hookLoan), 1e15);
        terms.rates = usualRates();
        terms.collaterals = new Collateral[](1);
        terms.collaterals[0] =
            CollateralLib.pack(address(hook), 8084, 8600, 10_438, address(guard), 1e24);
    }

    /// @dev All that changes something and is open to anybody; the last of them liquidates the borrower.
    function allEntries() private view returns (bytes[] memory entries) {
        LendingTerms memory terms = hooked();
        LendingAccount self = account(address(relay));
        LendingTerms memory fresh = hooked();
        fresh.loan += 1 << 160;
        bytes[] memory inner = new bytes[](1);
        inner[0] = abi.encodeCall(ILending.accrue, (keyOf(terms)));
        entries = new bytes[](13);
        entries[0] = abi.encodeCall(ILending.openLendingMarket, (fresh));
        entries[1] = abi.encodeCall(ILending.accrue, (keyOf(terms)));
        entries[2] = abi.encodeCall(ILending.reportPrice, (terms, 0));
        entries[3] = abi.encodeCall(ILending.supply, (keyOf(terms), self, 1, 0));
        entries[4] = abi.encodeCall(ILending.withdraw, (keyOf(terms), self, 1, 0, address(relay)));
        entries[5] = abi.encodeCall(ILending.addCollateral, (terms, self, 0, 1));
        entries[6] = abi.encodeCall(ILending.removeCollateral, (terms, self, 0, 1, address(relay)));
        entries[7] = abi.encodeCall(ILending.borrow, (terms, self, 1, 0, address(relay)));
        entries[8] = abi.encodeCall(ILending.repay, (keyOf(terms), self, 1, 0));
        entries[9] = abi.encodeCall(
            ILending.liquidate, (terms, account(borrower), steps(0, 1e15), address(relay), "")
        );
        entries[10] = abi.encodeCall(ILending.setOperator, (lender, true));
        entries[11] = abi.encodeCall(ILending.revokeNonce, (3));
        entries[12] = abi.encodeCall(ILending.multicall, (inner));
    }

    function hookInto(HookToken token, bytes memory entry) private {
        token.setCall(address(relay), abi.encodeCall(Relay.run, (address(lending), entry)));
    }

    function assertLocked(HookToken token, uint256 times) private view {
        assertEq(token.calls(), times, "the hook ran");
        assertFalse(token.lastSuccess(), "and was refused");
        assertEq(token.lastReturn(), abi.encodeWithSelector(ILendingErrors.Locked.selector));
    }
}
