// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {Side} from "weir/lending/types/Ledger.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice What nobody repays any more: no collateral left means no debt left, and the fees bear it before the lenders.
contract WriteOffTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        openPosition();
        vm.warp(NOW + 90 days);
        lending.accrue(keyOf(isolated()));
    }

    /// @dev Worth 10,000 for a debt of more than 16,000: the liquidator pays 10,000/1.005, the rest is lost.
    function test_writeOff_sharesTheLossAmongFeesAndLenders() public {
        guards[0].setPrice(1000e24);
        uint256 debt = debtOf(isolated(), borrower);
        (uint256 fees, uint256 supplied) = (feesOf(isolated()), suppliedOf(isolated()));
        assertGt(fees, 0);
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), 0, ALL);
        assertEq(repaid, (uint256(10_000 * TOKEN) * 1000 + 1004) / 1005);
        assertEq(seized[0], 10 * ETH);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
        assertEq(borrowersOf(isolated()).shares(), 0);
        assertLe(fundsOf(isolated()).borrowed(), 1);
        assertEq(feesOf(isolated()), 0);
        assertApproxEqAbs(suppliedOf(isolated()), supplied - (debt - repaid - fees), 1);
        assertEq(lending.pledgedTotal(idOf(isolated()), 0), 0);
    }

    /// @dev A loss below the fees costs the lenders nothing.
    function test_writeOff_ofLessThanTheFees_costsLendersNothing() public {
        // The debt is 16,000 and interest; the fee a tenth of that interest.
        uint256 debt = debtOf(isolated(), borrower);
        uint256 fees = feesOf(isolated());
        // Worth so much that 1/1.005 of it lacks half of the fees.
        guards[0].setPrice((debt - fees / 2) * 1005 / 1000 * 1e36 / (10 * ETH));
        uint256 supplied = suppliedOf(isolated());
        (uint256 repaid,) = liquidate(isolated(), 0, ALL);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
        assertApproxEqAbs(suppliedOf(isolated()), supplied, 1);
        assertGe(suppliedOf(isolated()), supplied);
        assertApproxEqAbs(feesOf(isolated()), fees - (debt - repaid), 1);
    }

    /// @dev The fees that the borrowers' side accrued bear it before those of the lenders' side, and the event tells both.
    function test_writeOff_takesTheBorrowersSidesFeesFirst() public {
        vm.warp(NOW + 120 days);
        lend(isolated(), lender, 1);
        (uint256 ofLenders, uint256 ofBorrowers) =
            (lendersOf(isolated()).fees(), borrowersOf(isolated()).fees());
        assertGt(ofLenders, 0);
        assertGt(ofBorrowers, ofLenders);
        guards[0].setPrice(1000e24);
        uint256 debt = debtOf(isolated(), borrower);
        uint256 shares = debtWordOf(isolated(), borrower).shares();
        vm.recordLogs();
        (uint256 repaid,) = liquidate(isolated(), 0, ALL);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertAbout(logs[0], ILendingEvents.WrittenOff.selector, idOf(isolated()), address(0));
        assertAbout(logs[1], ILendingEvents.Liquidated.selector, idOf(isolated()), liquidator);
        (uint256 writtenOff, uint256 feesLost, uint256 lenders) =
            abi.decode(logs[0].data, (uint256, uint256, uint256));
        (uint256 paid, uint256 off) = abi.decode(logs[1].data, (uint256, uint256));
        assertEq(paid, repaid);
        assertEq(off, shares);
        assertEq(writtenOff, debt - repaid);
        assertEq(feesLost, ofLenders + ofBorrowers);
        assertEq(lenders, Side.unwrap(lendersOf(isolated())));
        assertEq(lendersOf(isolated()).fees(), 0);
    }

    /// @dev The loss takes part of the lenders' side's fees, the rest stays.
    function test_writeOff_takesOfTheLendersSideOnlyWhatIsMissing() public {
        vm.warp(NOW + 400 days);
        lend(isolated(), lender, 1);
        (uint256 ofLenders, uint256 ofBorrowers) =
            (lendersOf(isolated()).fees(), borrowersOf(isolated()).fees());
        uint256 debt = debtOf(isolated(), borrower);
        uint256 loss = ofBorrowers + ofLenders / 2;
        guards[0].setPrice((debt - loss) * 1005 / 1000 * 1e36 / (10 * ETH));
        (uint256 repaid,) = liquidate(isolated(), 0, ALL);
        assertEq(borrowersOf(isolated()).fees(), 0);
        assertEq(lendersOf(isolated()).fees(), ofLenders + ofBorrowers - (debt - repaid));
        assertGt(lendersOf(isolated()).fees(), 0);
    }

    /// @dev Less than the dust bound of collateral falls to the liquidator at the least incentive, and the rest is written
    /// off: no step has to name it.
    function test_writeOff_sweepsDustOfCollateralThatIsPaidFor() public {
        guards[0].setPrice(4.9e24);
        uint256 debt = debtOf(isolated(), borrower);
        uint256 before = loan.balanceOf(liquidator);
        (uint256 repaid, uint256[] memory seized) = liquidate(isolated(), new LiquidationStep[](0));
        assertEq(repaid, (uint256(49 * TOKEN) * 1000 + 1004) / 1005);
        assertEq(loan.balanceOf(liquidator), before - repaid);
        assertEq(seized[0], 10 * ETH);
        assertEq(pledgedOf(isolated(), borrower, 0), 0);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
        assertGt(debt, repaid);
    }

    /// @dev At the dust bound nothing is swept: the debt stays and is liquidated by steps.
    function test_writeOff_doesNotSweepWhatIsWorthTheDustBound() public {
        guards[0].setPrice(5e24);
        lending.accrue(keyOf(isolated()));
        uint256 debt = debtOf(isolated(), borrower);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NothingLiquidated.selector, debt));
        vm.prank(liquidator);
        lending.liquidate(isolated(), account(borrower), new LiquidationStep[](0), liquidator, "");
        guards[0].setPrice(5e24 - 1e20);
        (, uint256[] memory seized) = liquidate(isolated(), new LiquidationStep[](0));
        assertEq(seized[0], 10 * ETH);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
    }

    /// @dev Dust of collateral that is worth more than the debt is no write-off: it would be the borrower's.
    function test_writeOff_revertsWhen_theDustCoversTheDebt() public {
        uint256 most = debtOf(isolated(), borrower) - 46 * TOKEN;
        vm.prank(borrower);
        lending.repay(keyOf(isolated()), account(borrower), most, 0);
        guards[0].setPrice(4.9e24);
        uint256 debt = debtOf(isolated(), borrower);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.DustLeft.selector, debt, 49 * TOKEN, DUST));
        vm.prank(liquidator);
        lending.liquidate(isolated(), account(borrower), new LiquidationStep[](0), liquidator, "");
        (uint256 repaid,) = liquidate(isolated(), 0, ALL);
        assertEq(repaid, debt);
        assertGt(pledgedOf(isolated(), borrower, 0), 0);
    }

    /// @dev The lenders' claims shrink together, in proportion.
    function test_writeOff_isSharedByAllLendersAlike() public {
        lend(isolated(), liquidator, 50_000 * TOKEN);
        uint256 first = supplyOf(isolated(), lender);
        uint256 second = supplyOf(isolated(), liquidator);
        guards[0].setPrice(1000e24);
        liquidate(isolated(), 0, ALL);
        uint256 kept = supplyOf(isolated(), lender) * WAD / first;
        assertLt(kept, 0.97e18);
        assertApproxEqRel(supplyOf(isolated(), liquidator) * WAD / second, kept, 1e9);
    }

    /// @dev A second position in the market owes what it owed.
    function test_writeOff_leavesOtherDebtsAlone() public {
        pledge(isolated(), lender, 0, 100 * ETH);
        take(isolated(), lender, 5000 * TOKEN);
        guards[0].setPrice(1000e24);
        uint256 before = debtOf(isolated(), lender);
        liquidate(isolated(), 0, ALL);
        assertLe(debtOf(isolated(), lender), before);
        assertGe(debtOf(isolated(), lender), before - 1);
    }
}
