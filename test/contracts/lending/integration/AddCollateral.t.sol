// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {AccountLib} from "weir/lending/types/Account.sol";
import {PledgesLib} from "weir/lending/types/Ledger.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

contract AddCollateralTest is LendingFixture {
    function test_addCollateral_revertsWhen_marketIsUnknown() public {
        LendingTerms memory terms = crossed();
        terms.collaterals[2].guardTerms += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, idOf(terms)));
        vm.prank(borrower);
        lending.addCollateral(terms, account(borrower), 0, 1);
    }

    function test_addCollateral_revertsWhen_accountIsAnothers() public {
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, account(borrower), lender)
        );
        vm.prank(lender);
        lending.addCollateral(crossed(), account(borrower), 0, 1);
    }

    function test_addCollateral_revertsWhen_thereIsNoSuchCollateral() public {
        refuses(3, 1, abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 3));
    }

    function test_addCollateral_revertsWhen_amountIsZero() public {
        refuses(0, 0, abi.encodeWithSelector(ILendingErrors.ZeroAmount.selector));
    }

    function test_addCollateral_revertsWhen_itPasses120Bits() public {
        tokens[1].mint(borrower, 1 << 121);
        uint256 most = PledgesLib.MOST;
        pledge(crossed(), borrower, 1, 1);
        refuses(1, most, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, most));
        refuses(1, ALL, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, ALL));
        pledge(crossed(), borrower, 1, most - 1);
        assertEq(pledgedOf(crossed(), borrower, 1), most);
        assertEq(pledgedOf(crossed(), borrower, 0), 0);
    }

    function test_addCollateral_revertsWhen_withADebt_thePriceIsDown() public {
        borrowSome();
        guards[1].setDown();
        refuses(1, BTC, abi.encodeWithSelector(ILendingErrors.PriceNotLive.selector, 1, address(guards[1])));
    }

    /// @dev What is pledged of it afterwards is judged, not what is added.
    function test_addCollateral_revertsWhen_withADebt_whatIsThenPledgedIsDust() public {
        borrowSome();
        // 83,333 units are worth 49.9998, one more 50.0004.
        refuses(
            1,
            83_333,
            abi.encodeWithSelector(ILendingErrors.CollateralBelowDust.selector, 1, 49_999_800, DUST)
        );
        pledge(crossed(), borrower, 1, 83_334);
        pledge(crossed(), borrower, 1, 1);
        assertEq(pledgedOf(crossed(), borrower, 1), 83_335);
    }

    function test_addCollateral_revertsWhen_withADebt_theCapIsPassed() public {
        borrowSome();
        uint256 cap = 5e22;
        uint256 own = pledgedOf(crossed(), borrower, 0);
        refuses(
            0, cap - own + 1, abi.encodeWithSelector(ILendingErrors.CapExceeded.selector, 0, cap + 1, cap)
        );
        pledge(crossed(), borrower, 0, cap - own);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), cap);
    }

    function test_addCollateral_withoutADebt_readsNoPriceAndNoCap() public {
        guards[0].setDown();
        guards[0].setGrace(NOW);
        pledge(crossed(), borrower, 0, 6e22);
        assertEq(pledgedOf(crossed(), borrower, 0), 6e22);
        assertEq(lending.pledgedTotal(idOf(crossed()), 0), 0);
    }

    function test_addCollateral_keepsEachAmountApart() public {
        vm.expectEmit(address(lending));
        emit ILendingEvents.CollateralAdded(idOf(crossed()), account(borrower), 0, 3, 3);
        pledge(crossed(), borrower, 0, 3);
        pledge(crossed(), borrower, 1, 5);
        pledge(crossed(), borrower, 2, 7);
        vm.expectEmit(address(lending));
        emit ILendingEvents.CollateralAdded(idOf(crossed()), account(borrower), 0, 1, 4);
        pledge(crossed(), borrower, 0, 1);
        assertEq(pledgedOf(crossed(), borrower, 0), 4);
        assertEq(pledgedOf(crossed(), borrower, 1), 5);
        assertEq(pledgedOf(crossed(), borrower, 2), 7);
        assertEq(tokens[0].balanceOf(address(lending)), 4);
        assertEq(tokens[1].balanceOf(address(lending)), 5);
        assertEq(tokens[2].balanceOf(address(lending)), 7);
    }

    function test_addCollateral_keepsAccountsAndMarketsApart() public {
        pledge(crossed(), borrower, 0, 3);
        vm.prank(borrower);
        lending.addCollateral(crossed(), AccountLib.pack(borrower, 1), 0, 11);
        pledge(isolated(), borrower, 0, 13);
        assertEq(pledgedOf(crossed(), borrower, 0), 3);
        assertEq(pledgedOf(isolated(), borrower, 0), 13);
    }

    function borrowSome() private {
        lend(crossed(), lender, 10_000 * TOKEN);
        pledge(crossed(), borrower, 0, ETH);
        take(crossed(), borrower, 1000 * TOKEN);
    }

    function refuses(uint256 index, uint256 amount, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(borrower);
        lending.addCollateral(crossed(), account(borrower), index, amount);
    }
}
