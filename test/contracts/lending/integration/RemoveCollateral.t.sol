// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

contract RemoveCollateralTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        lend(crossed(), lender, 1_000_000 * TOKEN);
        pledge(crossed(), borrower, 0, 10 * ETH);
    }

    function test_removeCollateral_revertsWhen_marketIsUnknown() public {
        LendingTerms memory terms = crossed();
        terms.collaterals[0].tokenTerms += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, idOf(terms)));
        vm.prank(borrower);
        lending.removeCollateral(terms, account(borrower), 0, 1, borrower);
    }

    function test_removeCollateral_revertsWhen_accountIsAnothers() public {
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, account(borrower), lender)
        );
        vm.prank(lender);
        lending.removeCollateral(crossed(), account(borrower), 0, 1, lender);
    }

    function test_removeCollateral_revertsWhen_recipientIsMissing() public {
        vm.expectRevert(ILendingErrors.ZeroRecipient.selector);
        vm.prank(borrower);
        lending.removeCollateral(crossed(), account(borrower), 0, 1, address(0));
    }

    function test_removeCollateral_revertsWhen_thereIsNoSuchCollateral() public {
        refuses(3, 1, abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 3));
    }

    function test_removeCollateral_revertsWhen_amountIsZeroOrMoreThanPledged() public {
        refuses(0, 0, abi.encodeWithSelector(ILendingErrors.ZeroAmount.selector));
        refuses(
            0,
            10 * ETH + 1,
            abi.encodeWithSelector(ILendingErrors.CollateralTooLow.selector, 10 * ETH, 10 * ETH + 1)
        );
        refuses(1, 1, abi.encodeWithSelector(ILendingErrors.CollateralTooLow.selector, 0, 1));
    }

    /// @dev 8,084 may be owed against five of the ten.
    function test_removeCollateral_revertsWhen_theRestDoesNotCarryTheDebt() public {
        take(crossed(), borrower, 8084 * TOKEN);
        refuses(
            0,
            5 * ETH + 1e12,
            abi.encodeWithSelector(ILendingErrors.BorrowLimit.selector, 8084 * TOKEN, 8084 * TOKEN - 1617)
        );
        unpledge(crossed(), borrower, 0, 5 * ETH);
        assertEq(pledgedOf(crossed(), borrower, 0), 5 * ETH);
    }

    /// @dev Interest since the last accrual counts.
    function test_removeCollateral_revertsWhen_interestFillsTheLimit() public {
        take(crossed(), borrower, 8084 * TOKEN);
        vm.warp(NOW + 1 days);
        vm.expectPartialRevert(ILendingErrors.BorrowLimit.selector);
        vm.prank(borrower);
        lending.removeCollateral(crossed(), account(borrower), 0, 5 * ETH, borrower);
    }

    function test_removeCollateral_revertsWhen_theRestIsDust() public {
        pledge(crossed(), borrower, 1, BTC);
        take(crossed(), borrower, 1000 * TOKEN);
        refuses(
            1,
            BTC - 83_333,
            abi.encodeWithSelector(ILendingErrors.CollateralBelowDust.selector, 1, 49_999_800, DUST)
        );
        unpledge(crossed(), borrower, 1, BTC - 83_334);
        unpledge(crossed(), borrower, 1, 83_334);
        assertEq(pledgedOf(crossed(), borrower, 1), 0);
    }

    /// @dev One whose price is down can be taken out whole, in part it cannot.
    function test_removeCollateral_revertsWhen_aPriceOfTheRestIsDown() public {
        pledge(crossed(), borrower, 1, BTC);
        take(crossed(), borrower, 1000 * TOKEN);
        guards[1].setDown();
        bytes memory why = abi.encodeWithSelector(ILendingErrors.PriceNotLive.selector, 1, address(guards[1]));
        refuses(1, BTC - 1, why);
        refuses(0, 1, why);
        unpledge(crossed(), borrower, 1, BTC);
        assertEq(tokens[1].balanceOf(address(lending)), 0);
    }

    function test_removeCollateral_withoutADebt_readsNoPrice() public {
        guards[0].setDown();
        guards[0].setGrace(NOW);
        unpledge(crossed(), borrower, 0, 10 * ETH);
        assertEq(pledgedOf(crossed(), borrower, 0), 0);
    }

    function test_removeCollateral_paysTheRecipientAndLowersWhatCounts() public {
        take(crossed(), borrower, 1000 * TOKEN);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 10 * ETH);
        address to = makeAddr("to");
        vm.expectEmit(address(lending));
        emit ILendingEvents.CollateralRemoved(idOf(crossed()), account(borrower), to, 0, ETH, 9 * ETH);
        vm.prank(borrower);
        lending.removeCollateral(crossed(), account(borrower), 0, ETH, to);
        assertEq(tokens[0].balanceOf(to), ETH);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 9 * ETH);
    }

    function test_removeCollateral_withADebt_isACheckAndNotesItsTime() public {
        take(crossed(), borrower, 1000 * TOKEN);
        vm.warp(NOW + 9);
        unpledge(crossed(), borrower, 0, 1);
        assertEq(debtWordOf(crossed(), borrower).checkedAt(), NOW + 9);
        assertEq(debtWordOf(crossed(), borrower).shares(), 1000 * TOKEN * 1e6);
    }

    function refuses(uint256 index, uint256 amount, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(borrower);
        lending.removeCollateral(crossed(), account(borrower), index, amount, borrower);
    }
}
