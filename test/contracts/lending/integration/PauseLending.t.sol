// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {Vm} from "forge-std/Vm.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {LendingFixture} from "../LendingFixture.sol";

interface IGuardian {
    function guardian() external view returns (address);
}

/// @notice A pause stops supplying and borrowing in the markets named, for a week, and nothing else.
contract PauseLendingTest is LendingFixture {
    function setUp() public override {
        super.setUp();
        openPosition();
    }

    function test_pause_revertsWhen_callerIsNeitherGuardianNorOwner() public {
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NotGuardian.selector, lender));
        vm.prank(lender);
        lending.pauseLending(one(), true);
    }

    function test_pause_revertsWhen_theGuardianEndsIt() public {
        pause(guardian);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NotGuardian.selector, guardian));
        vm.prank(guardian);
        lending.pauseLending(one(), false);
    }

    function test_pause_revertsWhen_marketIsUnknown() public {
        uint256[] memory markets = new uint256[](1);
        markets[0] = 5;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, 5));
        vm.prank(guardian);
        lending.pauseLending(markets, true);
    }

    /// @dev 7 days, and not again for 30 after that, the owner's own included; ending it does not shorten the wait.
    function test_pause_revertsWhen_theLastWasLessThan37DaysAgo() public {
        pause(guardian);
        uint256 again = block.timestamp + 37 days;
        vm.prank(owner);
        lending.pauseLending(one(), false);
        vm.warp(again - 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.PauseTooSoon.selector, idOf(isolated()), again));
        vm.prank(guardian);
        lending.pauseLending(one(), true);
        vm.warp(again);
        pause(owner);
    }

    function test_pause_refusesSupplyingAndBorrowing_upToAndWithItsLastSecond() public {
        uint256 until = block.timestamp + 7 days;
        vm.expectEmit(address(lending));
        emit ILendingEvents.LendingPauseSet(idOf(isolated()), until);
        pause(guardian);
        (uint256 until_, uint256 again) = lending.pauseOf(idOf(isolated()));
        assertEq(until_, until);
        assertEq(again, until + 30 days);
        refusesNewRisk(until);
        vm.warp(until);
        refusesNewRisk(until);
        vm.warp(until + 1);
        lend(isolated(), lender, TOKEN);
        take(isolated(), borrower, TOKEN);
    }

    function test_pause_endsWhen_theOwnerSays() public {
        pause(guardian);
        vm.expectEmit(address(lending));
        emit ILendingEvents.LendingPauseSet(idOf(isolated()), 0);
        vm.prank(owner);
        lending.pauseLending(one(), false);
        lend(isolated(), lender, TOKEN);
        take(isolated(), borrower, TOKEN);
        assertEq(fundsOf(isolated()).flags(), 0);
    }

    function test_pause_leavesOtherMarketsOpen() public {
        pause(guardian);
        lend(crossed(), lender, TOKEN);
        assertEq(fundsOf(crossed()).cash(), TOKEN);
    }

    function test_pause_leavesEveryExitOpen() public {
        pause(guardian);
        vm.prank(lender);
        lending.withdraw(keyOf(isolated()), account(lender), TOKEN, 0, lender);
        pledge(isolated(), borrower, 0, ETH);
        unpledge(isolated(), borrower, 0, ETH);
        vm.prank(borrower);
        lending.repay(keyOf(isolated()), account(borrower), TOKEN, 0);
        later();
        guards[0].setPrice(1800e24);
        liquidate(isolated(), 0, ALL);
        repayAll(isolated(), borrower);
        assertEq(debtWordOf(isolated(), borrower).shares(), 0);
    }

    /// @dev The market's words but for the flag stay; nothing is accrued.
    function test_pause_keepsTheMarketsMoneyAndTime() public {
        (uint256 cash, uint256 borrowed, uint256 time) =
            (fundsOf(isolated()).cash(), fundsOf(isolated()).borrowed(), fundsOf(isolated()).time());
        vm.warp(NOW + 1 days);
        pause(guardian);
        assertEq(fundsOf(isolated()).cash(), cash);
        assertEq(fundsOf(isolated()).borrowed(), borrowed);
        assertEq(fundsOf(isolated()).time(), time);
        assertEq(fundsOf(isolated()).flags(), 1 << 8);
    }

    function test_setGuardian_revertsWhen_callerIsNotTheOwner() public {
        vm.expectRevert();
        vm.prank(guardian);
        lending.setGuardian(guardian);
        assertEq(IGuardian(address(lending)).guardian(), guardian);
    }

    function test_deploy_namesTheGuardian() public {
        vm.recordLogs();
        deployCode("Lending.sol:Lending", abi.encode(owner, liquidator, FEE));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        Vm.Log memory last = logs[logs.length - 1];
        assertEq(last.topics[0], ILendingEvents.GuardianSet.selector);
        assertEq(address(uint160(uint256(last.topics[1]))), liquidator);
    }

    function test_setGuardian_namesAnother() public {
        vm.expectEmit(address(lending));
        emit ILendingEvents.GuardianSet(lender);
        vm.prank(owner);
        lending.setGuardian(lender);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NotGuardian.selector, guardian));
        vm.prank(guardian);
        lending.pauseLending(one(), true);
        pause(lender);
    }

    function test_ownership_passesInTwoSteps() public {
        vm.prank(owner);
        Ownable2Step(address(lending)).transferOwnership(lender);
        assertEq(Ownable2Step(address(lending)).owner(), owner);
        vm.prank(lender);
        Ownable2Step(address(lending)).acceptOwnership();
        assertEq(Ownable2Step(address(lending)).owner(), lender);
    }

    function refusesNewRisk(uint256 until) private {
        bytes memory why =
            abi.encodeWithSelector(ILendingErrors.LendingPaused.selector, idOf(isolated()), until);
        vm.expectRevert(why);
        this.lendOne();
        vm.expectRevert(why);
        this.takeOne();
    }

    function lendOne() external {
        lend(isolated(), lender, TOKEN);
    }

    function takeOne() external {
        take(isolated(), borrower, TOKEN);
    }

    function pause(address who) private {
        vm.prank(who);
        lending.pauseLending(one(), true);
    }

    function one() private view returns (uint256[] memory markets) {
        markets = new uint256[](1);
        markets[0] = idOf(isolated());
    }
}
