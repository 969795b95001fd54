// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";
import {LendingKey, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice Anyone notes that a price is down; supplying waits until it is noted up again.
contract ReportPriceTest is LendingFixture {
    function test_reportPrice_revertsWhen_marketIsUnknown() public {
        LendingTerms memory terms = crossed();
        terms.loan += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, idOf(terms)));
        lending.reportPrice(terms, 0);
    }

    function test_reportPrice_revertsWhen_thereIsNoSuchCollateral() public {
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NoSuchCollateral.selector, 3));
        lending.reportPrice(crossed(), 3);
    }

    function test_reportPrice_revertsWhen_sequencerIsInItsGrace() public {
        guards[0].setGrace(NOW);
        vm.expectRevert(abi.encodeWithSelector(IPriceGuard.SequencerGrace.selector, NOW));
        lending.reportPrice(crossed(), 0);
    }

    function test_supply_revertsWhile_aPriceIsReportedDown() public {
        guards[0].setDown();
        guards[2].setDown();
        vm.expectEmit(address(lending));
        emit ILendingEvents.PriceReported(idOf(crossed()), 2, true, 4);
        assertTrue(lending.reportPrice(crossed(), 2));
        refusesSupply(4);
        vm.expectEmit(address(lending));
        emit ILendingEvents.PriceReported(idOf(crossed()), 0, true, 5);
        assertTrue(lending.reportPrice(crossed(), 0));
        refusesSupply(5);
        guards[2].setPrice(STEADY_PRICE);
        // It is up, but nobody said so yet.
        refusesSupply(5);
        assertFalse(lending.reportPrice(crossed(), 2));
        refusesSupply(1);
        guards[0].setPrice(ETH_PRICE);
        lending.reportPrice(crossed(), 0);
        lend(crossed(), lender, TOKEN);
        // The isolated market was never told.
        lend(isolated(), lender, TOKEN);
    }

    function test_reportPrice_twice_changesNothing() public {
        guards[0].setDown();
        lending.reportPrice(crossed(), 0);
        lending.reportPrice(crossed(), 0);
        refusesSupply(1);
        guards[0].setPrice(ETH_PRICE);
        lending.reportPrice(crossed(), 0);
        assertFalse(lending.reportPrice(crossed(), 0));
        assertEq(fundsOf(crossed()).flags(), 0);
    }

    /// @dev It accrues nothing: the time of the last accrual stays.
    function test_reportPrice_keepsTheMarketsMoneyAndTime() public {
        openPosition();
        (uint256 cash, uint256 borrowed, uint256 time) =
            (fundsOf(isolated()).cash(), fundsOf(isolated()).borrowed(), fundsOf(isolated()).time());
        vm.warp(NOW + 1 days);
        guards[0].setDown();
        lending.reportPrice(isolated(), 0);
        assertEq(fundsOf(isolated()).cash(), cash);
        assertEq(fundsOf(isolated()).borrowed(), borrowed);
        assertEq(fundsOf(isolated()).time(), time);
        assertEq(fundsOf(isolated()).flags(), 1);
    }

    /// @dev Withdrawing and repaying go on, and keep the flag.
    function test_exits_stayOpenWhile_aPriceIsReportedDown() public {
        openPosition();
        guards[0].setDown();
        lending.reportPrice(isolated(), 0);
        vm.prank(lender);
        lending.withdraw(keyOf(isolated()), account(lender), TOKEN, 0, lender);
        repayAll(isolated(), borrower);
        unpledge(isolated(), borrower, 0, 10 * ETH);
        assertEq(fundsOf(isolated()).flags(), 1);
    }

    function refusesSupply(uint256 down) private {
        LendingKey memory key = keyOf(crossed());
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PricesDown.selector, key.id(), down));
        vm.prank(lender);
        lending.supply(key, account(lender), TOKEN, 0);
    }
}
