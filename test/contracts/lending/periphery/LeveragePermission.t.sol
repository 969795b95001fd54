// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {OperatorSignature, Permission, Trade} from "weir/lending/periphery/interfaces/ILeverage.sol";
import {LeverageTest} from "./LeverageTest.sol";

/// @notice Leave to act, brought along and taken back in the same transaction.
contract LeveragePermissionTest is LeverageTest {
    function setUp() public override {
        super.setUp();
        vm.prank(bob);
        lending.setOperator(address(leverage), false);
    }

    function test_open_revertsWhen_theSignatureIsNotTheCallers() public {
        bobsKey = 0xa11ce;
        OperatorSignature memory grant = signed(true, 1, NOW);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BadSignature.selector, bob));
        openWith(grant, none());
    }

    function test_open_revertsWhen_theSignatureHasExpired() public {
        OperatorSignature memory grant = signed(true, 1, NOW - 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.SignatureExpired.selector, NOW - 1, NOW));
        openWith(grant, none());
    }

    function test_open_revertsWhen_theSignatureWasSpentAndThePermissionTakenBack() public {
        OperatorSignature memory grant = signed(true, 1, NOW);
        bring(grant, true);
        vm.prank(bob);
        lending.setOperator(address(leverage), false);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NonceUsed.selector, bob, 1));
        openWith(grant, none());
    }

    /// @dev Somebody brings the revocation first: then the permission stands at the end, which was not asked for.
    function test_open_revertsWhen_theRevocationWasSpentBefore() public {
        OperatorSignature memory revocation = signed(false, 2, NOW);
        bring(revocation, false);
        OperatorSignature memory grant = signed(true, 1, NOW);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NonceUsed.selector, bob, 2));
        openWith(grant, revocation);
    }

    function test_open_actsByASignature() public {
        openWith(signed(true, 1, NOW), none());
        assertEq(debtOf(isolated(), bobs), 30_000e6);
        assertTrue(lending.isOperator(bob, address(leverage)));
    }

    function test_open_leavesNoPermissionWhereItBringsARevocation() public {
        openWith(signed(true, 1, NOW), signed(false, 2, NOW));
        assertEq(debtOf(isolated(), bobs), 30_000e6);
        assertFalse(lending.isOperator(bob, address(leverage)));
    }

    function test_open_goesOnWhereSomebodyBroughtTheSignatureFirst() public {
        OperatorSignature memory grant = signed(true, 1, NOW);
        bring(grant, true);
        openWith(grant, none());
        assertEq(debtOf(isolated(), bobs), 30_000e6);
    }

    function test_close_actsByASignatureAndTakesItBack() public {
        openWith(signed(true, 1, NOW), signed(false, 2, NOW));
        Permission memory permission = Permission(signed(true, 3, NOW), signed(false, 4, NOW));
        vm.prank(bob);
        leverage.close(tradeOf(isolated(), 0, direct()), 0, permission);
        assertEq(debtOf(isolated(), bobs), 0);
        assertFalse(lending.isOperator(bob, address(leverage)));
    }

    function test_repayWithCollateral_actsByASignatureAndTakesItBack() public {
        openWith(signed(true, 1, NOW), signed(false, 2, NOW));
        Permission memory permission = Permission(signed(true, 3, NOW), signed(false, 4, NOW));
        vm.prank(bob);
        leverage.repayWithCollateral(tradeOf(isolated(), 0, direct()), 5e18, 9000e6, permission);
        assertLt(debtOf(isolated(), bobs), 21_000e6);
        assertFalse(lending.isOperator(bob, address(leverage)));
    }

    function openWith(OperatorSignature memory grant, OperatorSignature memory revocation) private {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.prank(bob);
        leverage.open(trade, 30_000e6, 0, 10e18, 0, Permission(grant, revocation));
    }

    function none() private pure returns (OperatorSignature memory signature) {}
}
