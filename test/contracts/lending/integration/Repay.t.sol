// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {Funds, Side} from "weir/lending/types/Ledger.sol";
import {LendingKey} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

contract RepayTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        openPosition();
        // Interest may be more than what was borrowed.
        loan.mint(borrower, 1 << 104);
    }

    function test_repay_revertsWhen_marketIsUnknown() public {
        LendingKey memory key = keyOf(isolated());
        key.loan += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, key.id()));
        vm.prank(borrower);
        lending.repay(key, account(borrower), 1, 0);
    }

    function test_repay_revertsWhen_bothOrNeitherOfAssetsAndSharesAreGiven() public {
        refuses(0, 0, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 0, 0));
        refuses(5, 6, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 5, 6));
    }

    function test_repay_revertsWhen_theWalletLacksIt() public {
        address poor = makeAddr("poor");
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PullFailed.selector, loan, poor, 1));
        vm.prank(poor);
        lending.repay(key, account(borrower), 1, 0);
    }

    function test_repay_byShares_ofMoreThanTheDebt_leavesExactlyNothing() public {
        vm.warp(NOW + 100 days);
        uint256 before = loan.balanceOf(borrower);
        uint256 shares = debtWordOf(isolated(), borrower).shares();
        (uint256 paid, uint256 off) = repay(0, ALL);
        assertEq(off, shares);
        assertEq(loan.balanceOf(borrower), before - paid);
        assertGt(paid, 16_000 * TOKEN);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
        assertEq(borrowersOf(isolated()).shares(), 0);
        assertLe(fundsOf(isolated()).borrowed(), 1);
    }

    function test_repay_byAssets_ofMoreThanTheDebt_paysTheDebtOnly() public {
        vm.warp(NOW + 100 days);
        lending.accrue(keyOf(isolated()));
        uint256 debt = debtOf(isolated(), borrower);
        (uint256 paid,) = repay(ALL, 0);
        assertEq(paid, debt);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
    }

    function test_repay_byAssets_takesSharesOffRoundedDown() public {
        vm.warp(NOW + 100 days);
        lending.accrue(keyOf(isolated()));
        (uint256 borrowed, uint256 total) = (fundsOf(isolated()).borrowed(), borrowersOf(isolated()).shares());
        uint256 cash = fundsOf(isolated()).cash();
        (uint256 paid, uint256 off) = repay(999, 0);
        assertEq(paid, 999);
        assertEq(off, 999 * (total + 1e6) / (borrowed + 1));
        assertEq(debtWordOf(isolated(), borrower).shares(), total - off);
        assertEq(borrowersOf(isolated()).shares(), total - off);
        assertEq(fundsOf(isolated()).borrowed(), borrowed - 999);
        assertEq(fundsOf(isolated()).cash(), cash + 999);
    }

    function test_repay_byShares_pullsRoundedUp() public {
        vm.warp(NOW + 100 days);
        lending.accrue(keyOf(isolated()));
        (uint256 borrowed, uint256 total) = (fundsOf(isolated()).borrowed(), borrowersOf(isolated()).shares());
        (uint256 paid, uint256 off) = repay(0, 1_234_567);
        assertEq(off, 1_234_567);
        assertEq(paid, (1_234_567 * (borrowed + 1) + total + 1e6 - 1) / (total + 1e6));
    }

    function test_repay_withoutADebt_doesNothing() public {
        repay(0, ALL);
        uint256 before = loan.balanceOf(borrower);
        (uint256 paid, uint256 off) = repay(100, 0);
        assertEq(paid + off, 0);
        (paid, off) = repay(0, 100);
        assertEq(paid + off, 0);
        assertEq(loan.balanceOf(borrower), before);
    }

    function test_repay_byAnyone_paysFromTheCaller() public {
        uint256 before = loan.balanceOf(liquidator);
        LendingKey memory key = keyOf(isolated());
        vm.prank(liquidator);
        (uint256 paid,) = lending.repay(key, account(borrower), 1000 * TOKEN, 0);
        assertEq(paid, 1000 * TOKEN);
        assertEq(loan.balanceOf(liquidator), before - paid);
        assertLt(debtOf(isolated(), borrower), 15_001 * TOKEN);
    }

    /// @dev A repayment is no check: it neither arms nor lifts the second in which a position cannot be liquidated.
    function test_repay_leavesTheTimeOfTheCheck() public {
        repay(100, 0);
        assertEq(debtWordOf(isolated(), borrower).checkedAt(), NOW);
        repay(0, ALL);
        assertEq(debtWordOf(isolated(), borrower).checkedAt(), NOW);
    }

    function test_repay_readsNoPrice_andWorksWhilePaused() public {
        guards[0].setDown();
        guards[0].setGrace(NOW);
        uint256[] memory markets = new uint256[](1);
        markets[0] = idOf(isolated());
        vm.prank(guardian);
        lending.pauseLending(markets, true);
        repay(0, ALL);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
    }

    function test_repay_tellsTheWordsAfterIt() public {
        vm.recordLogs();
        (uint256 paid, uint256 off) = repay(100, 0);
        Vm.Log memory log = vm.getRecordedLogs()[0];
        assertAbout(log, ILendingEvents.Repaid.selector, idOf(isolated()), borrower);
        assertEq(
            log.data,
            abi.encode(paid, off, Funds.unwrap(fundsOf(isolated())), Side.unwrap(borrowersOf(isolated())))
        );
    }

    /// @dev Whatever is asked for, nobody pays more than the debt, and the debt falls by what was paid, up to a unit.
    function testFuzz_repay_neverTakesMoreThanTheDebt(uint256 assets, uint256 shares, uint32 wait) public {
        vm.warp(NOW + 1 + wait % (50 * 365 days));
        lending.accrue(keyOf(isolated()));
        uint256 debt = debtOf(isolated(), borrower);
        if (shares & 1 == 0) (assets, shares) = (bound(assets, 1, ALL), 0);
        else assets = 0;
        (uint256 paid,) = repay(assets, shares);
        assertLe(paid, debt);
        assertApproxEqAbs(debtOf(isolated(), borrower) + paid, debt, 1);
        assertGe(debtOf(isolated(), borrower) + paid, debt);
    }

    function repay(uint256 assets, uint256 shares) private returns (uint256, uint256) {
        LendingKey memory key = keyOf(isolated());
        vm.prank(borrower);
        return lending.repay(key, account(borrower), assets, shares);
    }

    function refuses(uint256 assets, uint256 shares, bytes memory why) private {
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(why);
        vm.prank(borrower);
        lending.repay(key, account(borrower), assets, shares);
    }
}
