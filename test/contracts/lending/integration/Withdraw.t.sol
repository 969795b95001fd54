// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {AccountLib} from "weir/lending/types/Account.sol";
import {FundsLib, SideLib} from "weir/lending/types/Ledger.sol";
import {LendingKey} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

contract WithdrawTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        lend(isolated(), lender, 1000 * TOKEN);
    }

    function test_withdraw_revertsWhen_marketIsUnknown() public {
        LendingKey memory key = keyOf(isolated());
        key.collaterals = bytes32(uint256(key.collaterals) + 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, key.id()));
        vm.prank(lender);
        lending.withdraw(key, account(lender), 1, 0, lender);
    }

    function test_withdraw_revertsWhen_callerIsNeitherOwnerNorOperator() public {
        bytes memory why =
            abi.encodeWithSelector(ILendingErrors.NotAuthorised.selector, account(lender), liquidator);
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(why);
        vm.prank(liquidator);
        lending.withdraw(key, account(lender), 1, 0, liquidator);
    }

    function test_withdraw_revertsWhen_bothOrNeitherOfAssetsAndSharesAreGiven() public {
        refuses(0, 0, lender, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 0, 0));
        refuses(2, 1, lender, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 2, 1));
    }

    function test_withdraw_revertsWhen_recipientIsMissing() public {
        refuses(1, 0, address(0), abi.encodeWithSelector(ILendingErrors.ZeroRecipient.selector));
    }

    function test_withdraw_revertsWhen_theAmountIsAboveAnyThatCanBe() public {
        refuses(ALL, 0, lender, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, ALL));
    }

    function test_withdraw_revertsWhen_itIsMoreThanTheSupply() public {
        uint256 own = 1000 * TOKEN * 1e6;
        refuses(
            0, own + 1, lender, abi.encodeWithSelector(ILendingErrors.SupplyTooLow.selector, own, own + 1)
        );
        refuses(
            1000 * TOKEN + 1,
            0,
            lender,
            abi.encodeWithSelector(ILendingErrors.SupplyTooLow.selector, own, own + 1e6)
        );
    }

    function test_withdraw_revertsWhen_theCashIsLentOut() public {
        pledge(isolated(), borrower, 0, ETH);
        take(isolated(), borrower, 900 * TOKEN);
        uint256 cash = 100 * TOKEN;
        refuses(
            cash + 1,
            0,
            lender,
            abi.encodeWithSelector(ILendingErrors.InsufficientCash.selector, cash, cash + 1)
        );
        withdraw(cash, 0);
        assertEq(fundsOf(isolated()).cash(), 0);
    }

    function test_withdraw_byAssets_burnsRoundedUp() public {
        earnInterest();
        uint256 total = suppliedOf(isolated());
        uint256 shares = lendersOf(isolated()).shares();
        (uint256 assets, uint256 burnt) = withdraw(7, 0);
        assertEq(assets, 7);
        assertEq(burnt, (7 * (shares + 1e6) + total) / (total + 1));
        assertEq(supplySharesOf(isolated(), lender), 1000 * TOKEN * 1e6 - burnt);
        assertEq(lendersOf(isolated()).shares(), shares - burnt);
    }

    function test_withdraw_byShares_paysRoundedDownAndLeavesNothing() public {
        earnInterest();
        uint256 total = suppliedOf(isolated());
        uint256 own = supplySharesOf(isolated(), lender);
        uint256 before = loan.balanceOf(lender);
        (uint256 assets,) = withdraw(0, own);
        assertEq(assets, own * (total + 1) / (own + 1e6));
        assertGt(assets, 1000 * TOKEN);
        assertEq(loan.balanceOf(lender), before + assets);
        assertEq(supplySharesOf(isolated(), lender), 0);
    }

    function test_withdraw_paysTheRecipientAlone() public {
        address to = makeAddr("to");
        LendingKey memory key = keyOf(isolated());
        vm.prank(lender);
        lending.withdraw(key, account(lender), TOKEN, 0, to);
        assertEq(loan.balanceOf(to), TOKEN);
        assertEq(fundsOf(isolated()).cash(), 999 * TOKEN);
    }

    /// @dev By an operator, with a report of a price in the flags and interest of a year in shares, fees and cash.
    function test_withdraw_tellsTheWordsAfterIt() public {
        pledge(isolated(), borrower, 0, ETH);
        take(isolated(), borrower, 900 * TOKEN);
        guards[0].setDown();
        lending.reportPrice(isolated(), 0);
        vm.warp(NOW + 365 days);
        lending.accrue(keyOf(isolated()));
        vm.prank(lender);
        lending.setOperator(liquidator, true);
        LendingKey memory key = keyOf(isolated());
        uint256 before = lendersOf(isolated()).shares();
        uint256 borrowed = fundsOf(isolated()).borrowed();
        vm.warp(NOW + 366 days);
        (uint256 interest, uint256 fee) = interestOfADay(borrowed);
        uint256 total = suppliedOf(isolated()) + interest - fee;
        uint256 burnt = (7 * (before + 1e6) + total) / (total + 1);
        address to = makeAddr("to");
        vm.expectEmit(address(lending));
        emit ILendingEvents.Withdrawn(
            key.id(),
            account(lender),
            to,
            7,
            burnt,
            FundsLib.pack(100 * TOKEN - 7, borrowed + interest, NOW + 366 days, 1),
            SideLib.pack(before - burnt, fee)
        );
        vm.prank(liquidator);
        lending.withdraw(key, account(lender), 7, 0, to);
    }

    function test_withdraw_takesFromTheNamedAccountOnly() public {
        LendingKey memory key = keyOf(isolated());
        vm.startPrank(lender);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.SupplyTooLow.selector, 0, 1e6));
        lending.withdraw(key, AccountLib.pack(lender, 1), 1, 0, lender);
    }

    /// @dev No price is read: with every guard down and in grace a lender leaves.
    function test_withdraw_readsNoPrice() public {
        guards[0].setDown();
        guards[0].setGrace(NOW);
        withdraw(1000 * TOKEN, 0);
        assertEq(fundsOf(isolated()).cash(), 0);
    }

    /// @dev At the use that the market has: 100 of cash, the rest lent, above the kink of 90 %.
    function interestOfADay(uint256 borrowed) private pure returns (uint256 interest, uint256 fee) {
        uint256 use = borrowed * WAD / (100 * TOKEN + borrowed);
        uint256 rate = 0.04e18 + 0.6e18 * (use - 0.9e18) / 0.1e18;
        uint256 x = rate * 1 days / 365 days;
        uint256 growth = x + x * x / 2e18 + x * x / 2e18 * x / 3e18;
        interest = borrowed * growth / WAD;
        fee = interest / 10;
    }

    /// @dev A year of a debt at 4 % and more, repaid.
    function earnInterest() private {
        pledge(isolated(), borrower, 0, ETH);
        take(isolated(), borrower, 900 * TOKEN);
        vm.warp(NOW + 365 days);
        repayAll(isolated(), borrower);
    }

    function withdraw(uint256 assets, uint256 shares) private returns (uint256, uint256) {
        LendingKey memory key = keyOf(isolated());
        vm.prank(lender);
        return lending.withdraw(key, account(lender), assets, shares, lender);
    }

    function refuses(uint256 assets, uint256 shares, address to, bytes memory why) private {
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(why);
        vm.prank(lender);
        lending.withdraw(key, account(lender), assets, shares, to);
    }
}
