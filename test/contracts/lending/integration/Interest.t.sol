// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {Funds, FundsLib, Side, SideLib} from "weir/lending/types/Ledger.sol";
import {LendingKey} from "weir/lending/types/LendingTerms.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice What borrowers pay, and the protocol's part of it.
contract InterestTest is LendingFixture {
    function test_deploy_revertsWhen_theFeeIsAboveAQuarter() public {
        vm.expectRevert();
        deployCode("Lending.sol:Lending", abi.encode(owner, guardian, 0.25e18 + 1));
        deployCode("Lending.sol:Lending", abi.encode(owner, guardian, 0.25e18));
    }

    function test_accrue_revertsWhen_marketIsUnknown() public {
        LendingKey memory key = keyOf(isolated());
        key.loan += 1 << 160;
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, key.id()));
        lending.accrue(key);
    }

    /// @dev 16,000 of 100,000 is lent: use 16 %, rate 4 % * 16/90 a year.
    function test_accrue_addsTheSeriesOfTheRateAtTheUseBefore() public {
        openPosition();
        vm.warp(NOW + 365 days);
        lending.accrue(keyOf(isolated()));
        uint256 x = uint256(0.04e18) * 0.16e18 / 0.9e18;
        uint256 growth = x + x * x / 2e18 + x * x / 2e18 * x / 3e18;
        uint256 interest = uint256(16_000 * TOKEN) * growth / WAD;
        assertEq(fundsOf(isolated()).borrowed(), 16_000 * TOKEN + interest);
        assertEq(fundsOf(isolated()).time(), NOW + 365 days);
        assertEq(borrowersOf(isolated()).fees(), interest / 10);
        assertEq(lendersOf(isolated()).fees(), 0);
        assertEq(suppliedOf(isolated()), 100_000 * TOKEN + interest - interest / 10);
    }

    /// @dev Above the kink: 95 % use costs 4 % + 60 % * 5/10.
    function test_accrue_aboveTheKink_isSteep() public {
        lend(isolated(), lender, 100_000 * TOKEN);
        pledge(isolated(), borrower, 0, 100 * ETH);
        take(isolated(), borrower, 95_000 * TOKEN);
        vm.warp(NOW + 1 days);
        lending.accrue(keyOf(isolated()));
        uint256 x = uint256(0.34e18) / 365;
        uint256 growth = x + x * x / 2e18 + x * x / 2e18 * x / 3e18;
        assertApproxEqAbs(fundsOf(isolated()).borrowed(), 95_000 * TOKEN + 95_000 * TOKEN * growth / WAD, 1);
    }

    function test_accrue_twiceInASecond_addsNothing() public {
        openPosition();
        lending.accrue(keyOf(isolated()));
        uint256 borrowed = fundsOf(isolated()).borrowed();
        vm.expectEmit(address(lending));
        emit ILendingEvents.Accrued(idOf(isolated()), fundsOf(isolated()), borrowersOf(isolated()));
        lending.accrue(keyOf(isolated()));
        assertEq(fundsOf(isolated()).borrowed(), borrowed);
    }

    function test_accrue_withoutDebts_onlyNotesTheTime() public {
        lend(isolated(), lender, TOKEN);
        vm.warp(NOW + 9);
        lending.accrue(keyOf(isolated()));
        assertEq(fundsOf(isolated()).time(), NOW + 9);
        assertEq(suppliedOf(isolated()), TOKEN);
    }

    function test_collectFees_revertsWhen_callerIsNotTheOwner() public {
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, guardian));
        vm.prank(guardian);
        lending.collectFees(key, guardian);
    }

    function test_collectFees_revertsWhen_recipientIsMissing() public {
        LendingKey memory key = keyOf(isolated());
        vm.expectRevert(ILendingErrors.ZeroRecipient.selector);
        vm.prank(owner);
        lending.collectFees(key, address(0));
    }

    /// @dev Of both sides, interest until now included; lenders own what they owned.
    function test_collectFees_takesThePartOfAllInterest() public {
        openPosition();
        vm.warp(NOW + 100 days);
        lend(isolated(), lender, TOKEN);
        vm.warp(NOW + 200 days);
        lending.accrue(keyOf(isolated()));
        assertGt(lendersOf(isolated()).fees(), 0);
        assertGt(borrowersOf(isolated()).fees(), 0);
        uint256 supplied = suppliedOf(isolated());
        uint256 fees = feesOf(isolated());
        uint256 cash = fundsOf(isolated()).cash();
        address to = makeAddr("to");
        expectFeesCollected(to, fees, SideLib.pack(lendersOf(isolated()).shares(), 0), 0);
        assertEq(collect(to), fees);
        assertEq(loan.balanceOf(to), fees);
        assertEq(feesOf(isolated()), 0);
        assertEq(suppliedOf(isolated()), supplied);
        assertEq(fundsOf(isolated()).cash(), cash - fees);
        assertApproxEqAbs(fees, (fundsOf(isolated()).borrowed() - 16_000 * TOKEN) / 10, 2);
    }

    /// @dev As far as there is cash, the lenders' side first; the rest stays owed.
    function test_collectFees_takesNoMoreThanTheCash() public {
        openPosition();
        vm.warp(NOW + 100 days);
        lend(isolated(), lender, TOKEN);
        vm.warp(NOW + 200 days);
        lending.accrue(keyOf(isolated()));
        uint256 own = lendersOf(isolated()).fees();
        uint256 other = borrowersOf(isolated()).fees();
        uint256 away = fundsOf(isolated()).cash() - own - 5;
        LendingKey memory key = keyOf(isolated());
        vm.prank(lender);
        lending.withdraw(key, account(lender), away, 0, lender);
        expectFeesCollected(owner, own + 5, SideLib.pack(lendersOf(isolated()).shares(), 0), other - 5);
        assertEq(collect(owner), own + 5);
        assertEq(lendersOf(isolated()).fees(), 0);
        assertEq(borrowersOf(isolated()).fees(), other - 5);
        assertEq(fundsOf(isolated()).cash(), 0);
    }

    function test_collectFees_ofTheLendersSideInPart() public {
        openPosition();
        vm.warp(NOW + 100 days);
        lend(isolated(), lender, TOKEN);
        uint256 own = lendersOf(isolated()).fees();
        uint256 away = fundsOf(isolated()).cash() - 7;
        LendingKey memory key = keyOf(isolated());
        vm.prank(lender);
        lending.withdraw(key, account(lender), away, 0, lender);
        expectFeesCollected(
            owner, 7, SideLib.pack(lendersOf(isolated()).shares(), own - 7), borrowersOf(isolated()).fees()
        );
        assertEq(collect(owner), 7);
        assertEq(lendersOf(isolated()).fees(), own - 7);
    }

    /// @dev Within a second of the last accrual. @param left the borrowers' side's fees after it.
    function expectFeesCollected(address to, uint256 amount, Side lenders, uint256 left) private {
        Funds funds = fundsOf(isolated());
        vm.expectEmit(address(lending));
        emit ILendingEvents.FeesCollected(
            idOf(isolated()),
            to,
            amount,
            FundsLib.pack(funds.cash() - amount, funds.borrowed(), block.timestamp, funds.flags()),
            lenders,
            SideLib.pack(borrowersOf(isolated()).shares(), left)
        );
    }

    function collect(address to) private returns (uint256) {
        LendingKey memory key = keyOf(isolated());
        vm.prank(owner);
        return lending.collectFees(key, to);
    }
}
