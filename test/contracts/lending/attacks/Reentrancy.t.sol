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
/// hook acts for an account (`relay`) with a supply, pledges and a debt of its own, so that every entry could succeed. There is
/// no lock: storage is final before a token is called, and a pull counts what came in around the whole of its call. So
/// whatever a hook does, it is done in full or undone, and what the contract holds is what its books say.
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
        pledge(hooked(), lender, 0, 1e18);
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

    /// @dev The collateral is pulled: an entry that moves it, too, spoils the pull, and all is undone; the others go through.
    function test_attack_everyEntryWhileACollateralIsPulled_leavesTheBooksTrue() public {
        guard.setPrice(0.9e36);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hookInto(hook, entries[i]);
            bool movesIt = i == 5 || i == 6 || i == 9;
            vm.prank(lender);
            (bool went, bytes memory answer) = address(lending)
                .call(abi.encodeCall(ILending.addCollateral, (hooked(), account(lender), 0, 1000)));
            assertEq(went, !movesIt, "spoilt, or not");
            if (movesIt) assertEq(bytes4(answer), ILendingErrors.PullMismatch.selector);
            else assertHookWent(hook);
            assertBooksAreTrue();
            vm.revertToState(snapshot);
        }
    }

    function test_attack_everyEntryWhileTheLoanTokenIsPulled_leavesTheBooksTrue() public {
        guard.setPrice(0.9e36);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hookInto(hookLoan, entries[i]);
            // Supply, withdraw, borrow, repay, liquidate.
            bool movesIt = i == 3 || i == 4 || i == 7 || i == 8 || i == 9;
            vm.prank(lender);
            (bool went, bytes memory answer) = address(lending)
                .call(abi.encodeCall(ILending.supply, (keyOf(hooked()), account(lender), 1000, 0)));
            assertEq(went, !movesIt, "spoilt, or not");
            if (movesIt) assertEq(bytes4(answer), ILendingErrors.PullMismatch.selector);
            else assertHookWent(hookLoan);
            assertBooksAreTrue();
            vm.revertToState(snapshot);
        }
    }

    /// @dev A payment is the last thing an action does: what its hook does is an action of its own.
    function test_attack_everyEntryWhileATokenIsPaid_leavesTheBooksTrue() public {
        guard.setPrice(0.9e36);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hookInto(hookLoan, entries[i]);
            vm.prank(lender);
            lending.withdraw(keyOf(hooked()), account(lender), 1, 0, lender);
            assertHookWent(hookLoan);
            assertBooksAreTrue();
            vm.revertToState(snapshot);
            hookInto(hook, entries[i]);
            unpledge(hooked(), lender, 0, 1e9);
            assertHookWent(hook);
            assertBooksAreTrue();
            vm.revertToState(snapshot);
        }
    }

    /// @dev While the seized collateral is paid, the repayment is in the books and not yet in the wallet: whoever takes cash
    /// out then takes what the contract holds, and the repayment is pulled in full all the same.
    function test_attack_everyEntryWhileALiquidationPaysOrPulls_leavesTheBooksTrue() public {
        guard.setPrice(0.9e36);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < 2 * entries.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hookInto(i & 1 == 0 ? hook : hookLoan, entries[i / 2]);
            vm.prank(liquidator);
            (bool went,) = address(lending)
                .call(
                    abi.encodeCall(
                        ILending.liquidate, (hooked(), account(borrower), steps(0, 1e15), liquidator, "")
                    )
                );
            if (i & 1 == 0) assertTrue(went, "a payment's hook spoils nothing");
            assertBooksAreTrue();
            vm.revertToState(snapshot);
        }
    }

    /// @dev Flash, with entries in the hooks of both of its moves: the one of the way back is spoilt by what moves the token.
    function test_attack_everyEntryWhileAFlashMovesItsToken_leavesTheBooksTrue() public {
        guard.setPrice(0.9e36);
        hookLoan.mint(address(actor), 100);
        actor.runOn(address(hookLoan), abi.encodeCall(hookLoan.approve, (address(lending), ALL)));
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hookInto(hookLoan, entries[i]);
            vm.prank(address(actor));
            (bool went,) =
                address(lending).call(abi.encodeCall(ILending.flash, (address(hookLoan), 100, noCalls())));
            bool movesIt = i == 3 || i == 4 || i == 7 || i == 8 || i == 9;
            if (movesIt) assertFalse(went);
            assertBooksAreTrue();
            vm.revertToState(snapshot);
        }
    }

    /// @dev A supply inside a flash's callback is its own, and the flash's own pull asks for its amount once more.
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
        bytes memory withdraw_ =
            abi.encodeCall(ILending.supply, (keyOf(isolated()), account(address(actor)), 5000 * TOKEN, 0));
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
        terms.collaterals[0] = CollateralLib.pack(address(hook), 8084, 8600, 10_438, address(guard), 1e24);
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

    function assertHookWent(HookToken token) private view {
        assertGt(token.calls(), 0, "the hook ran");
        assertTrue(token.lastSuccess(), "and did what it wanted");
    }

    /// @dev What the contract holds of both tokens is the market's cash and all pledges, to the unit.
    function assertBooksAreTrue() private view {
        LendingTerms memory fresh = hooked();
        fresh.loan += 1 << 160;
        assertEq(hookLoan.balanceOf(address(lending)), fundsOf(hooked()).cash() + fundsOf(fresh).cash());
        assertEq(
            hook.balanceOf(address(lending)),
            pledgedOf(hooked(), lender, 0) + pledgedOf(hooked(), borrower, 0)
                + pledgedOf(hooked(), address(relay), 0)
        );
    }
}
