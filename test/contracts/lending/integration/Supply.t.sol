// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {Funds, FundsLib, Side} from "weir/lending/types/Ledger.sol";
import {LendingKey, LendingKeyLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {RateModelLib} from "weir/lending/types/RateModel.sol";
import {LendingFixture} from "../LendingFixture.sol";

contract SupplyTest is LendingFixture {
    function test_supply_revertsWhen_marketIsUnknown() public {
        LendingKey memory key = keyOf(isolated());
        key.loan += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, key.id()));
        vm.prank(lender);
        lending.supply(key, account(lender), 1, 0);
    }

    function test_supply_revertsWhen_bothOrNeitherOfAssetsAndSharesAreGiven() public {
        refuses(0, 0, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 0, 0));
        refuses(1, 1, abi.encodeWithSelector(ILendingErrors.AssetsOrShares.selector, 1, 1));
    }

    /// @dev A share costs a millionth of a unit at first. At the highest rates three years make it dearer than a unit.
    function test_supply_revertsWhen_assetsAreWorthLessThanAShare() public {
        LendingTerms memory terms = isolated();
        (terms.loan, terms.rates) =
        (LendingKeyLib.pack(address(loan), 1), RateModelLib.pack(10_000_000, 900_000, 0, 0));
        lending.openLendingMarket(terms);
        lend(terms, lender, 1000);
        pledge(terms, borrower, 0, ETH);
        take(terms, borrower, 1000);
        for (uint256 i = 1; i < 4; ++i) {
            vm.warp(NOW + i * 365 days);
            lending.accrue(keyOf(terms));
        }
        LendingKey memory key = keyOf(terms);
        vm.startPrank(lender);
        vm.expectRevert(ILendingErrors.ZeroAmount.selector);
        lending.supply(key, account(lender), 1, 0);
        (, uint256 shares) = lending.supply(key, account(lender), 100, 0);
        assertEq(shares, 9);
    }

    function test_supply_revertsWhen_theMarketIsFull() public {
        loan.mint(lender, 1 << 105);
        lend(isolated(), lender, 1);
        uint256 room = FundsLib.MOST - 1;
        refuses(room + 1, 0, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, room + 1));
        lend(isolated(), lender, room);
        assertEq(fundsOf(isolated()).cash(), FundsLib.MOST);
    }

    /// @dev Before anything is computed from it.
    function test_supply_revertsWhen_theAmountIsAboveAnyThatCanBe() public {
        refuses(ALL, 0, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, ALL));
        refuses(0, 1 << 127, abi.encodeWithSelector(ILendingErrors.LendingOverflow.selector, 1 << 127));
    }

    function test_supply_revertsWhen_theWalletLacksIt() public {
        address poor = makeAddr("poor");
        vm.prank(poor);
        loan.approve(address(lending), ALL);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PullFailed.selector, loan, poor, 1));
        vm.prank(poor);
        lending.supply(keyOf(isolated()), account(poor), 1, 0);
    }

    function test_supply_byAssets_mintsAMillionSharesAUnitAtFirst() public {
        vm.prank(lender);
        (uint256 assets, uint256 shares) = lending.supply(keyOf(isolated()), account(lender), 5 * TOKEN, 0);
        assertEq(assets, 5 * TOKEN);
        assertEq(shares, 5 * TOKEN * 1e6);
        assertEq(supplySharesOf(isolated(), lender), shares);
        assertEq(lendersOf(isolated()).shares(), shares);
        assertEq(fundsOf(isolated()).cash(), 5 * TOKEN);
        assertEq(fundsOf(isolated()).time(), NOW);
        assertEq(loan.balanceOf(address(lending)), 5 * TOKEN);
    }

    function test_supply_byShares_pullsRoundedUp() public {
        vm.prank(lender);
        (uint256 assets, uint256 shares) = lending.supply(keyOf(isolated()), account(lender), 0, 1e6 + 1);
        assertEq(assets, 2);
        assertEq(shares, 1e6 + 1);
        assertEq(loan.balanceOf(address(lending)), 2);
    }

    function test_supply_toAnother_isTheirsAndPaidByTheCaller() public {
        uint256 before = loan.balanceOf(lender);
        vm.prank(lender);
        lending.supply(keyOf(isolated()), account(borrower), TOKEN, 0);
        assertEq(supplySharesOf(isolated(), lender), 0);
        assertEq(supplySharesOf(isolated(), borrower), TOKEN * 1e6);
        assertEq(loan.balanceOf(lender), before - TOKEN);
    }

    /// @dev A later lender gets fewer shares: the interest before belongs to the first, less the fee.
    function test_supply_afterInterest_mintsAtTheNewPrice() public {
        openPosition();
        vm.warp(NOW + 365 days);
        uint256 shares = lend(isolated(), liquidator, 1000 * TOKEN);
        uint256 total = suppliedOf(isolated()) - 1000 * TOKEN;
        uint256 interest = fundsOf(isolated()).borrowed() - 16_000 * TOKEN;
        uint256 before = lendersOf(isolated()).shares() - shares;
        assertEq(shares, 1000 * TOKEN * (before + 1e6) / (total + 1));
        assertApproxEqAbs(supplyOf(isolated(), liquidator), 1000 * TOKEN, 1);
        assertEq(total, 100_000 * TOKEN + interest - interest / 10);
        assertGt(interest, 0);
    }

    function test_supply_tellsTheWordsAfterIt() public {
        LendingTerms memory terms = isolated();
        vm.recordLogs();
        lend(terms, lender, TOKEN);
        (uint256 assets, uint256 shares, uint256 funds, uint256 lenders) =
            abi.decode(vm.getRecordedLogs()[0].data, (uint256, uint256, uint256, uint256));
        assertEq(assets, TOKEN);
        assertEq(shares, TOKEN * 1e6);
        assertEq(funds, Funds.unwrap(fundsOf(terms)));
        assertEq(lenders, Side.unwrap(lendersOf(terms)));
        vm.expectEmit(true, true, true, false, address(lending));
        emit ILendingEvents.Supplied(
            idOf(terms), account(borrower), lender, 0, 0, fundsOf(terms), lendersOf(terms)
        );
        vm.prank(lender);
        lending.supply(keyOf(terms), account(borrower), TOKEN, 0);
    }

    function refuses(uint256 assets, uint256 shares, bytes memory why) private {
        LendingKey memory key = keyOf(isolated());
        loan.mint(lender, 1 << 150);
        vm.expectRevert(why);
        vm.prank(lender);
        lending.supply(key, account(lender), assets, shares);
    }
}
