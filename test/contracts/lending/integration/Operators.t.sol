// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {SigningWallet} from "../../mocks/SigningWallet.sol";
import {SignatureFixture} from "../SignatureFixture.sol";

contract OperatorsTest is SignatureFixture {
    function test_signature_revertsWhen_itsTimeHasPassed() public {
        bytes memory signature = signed(signer, true, 1, NOW - 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.SignatureExpired.selector, NOW - 1, NOW));
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW - 1, signature);
        signature = signed(signer, true, 1, NOW);
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW, signature);
    }

    function test_signature_revertsWhen_theNonceWasUsed() public {
        bytes memory signature = signed(signer, true, 300, NOW);
        lending.setOperatorBySignature(signer, borrower, true, 300, NOW, signature);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NonceUsed.selector, signer, 300));
        lending.setOperatorBySignature(signer, borrower, true, 300, NOW, signature);
    }

    function test_signature_revertsWhen_theNonceWasRevoked() public {
        vm.expectEmit(address(lending));
        emit ILendingEvents.NonceRevoked(signer, 7);
        vm.startPrank(signer);
        lending.revokeNonce(7);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NonceUsed.selector, signer, 7));
        lending.revokeNonce(7);
        vm.stopPrank();
        bytes memory signature = signed(signer, true, 7, NOW);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NonceUsed.selector, signer, 7));
        lending.setOperatorBySignature(signer, borrower, true, 7, NOW, signature);
    }

    /// @dev Nonces of a word are apart, and so are those of owners.
    function test_signature_noncesAreUnordered() public {
        uint256[4] memory nonces = [uint256(257), 1, 0, ALL];
        for (uint256 i; i < 4; ++i) {
            bytes memory signature = signed(signer, i & 1 == 0, nonces[i], NOW);
            lending.setOperatorBySignature(signer, borrower, i & 1 == 0, nonces[i], NOW, signature);
            assertEq(lending.isOperator(signer, borrower), i & 1 == 0);
        }
        vm.prank(lender);
        lending.revokeNonce(257);
    }

    function test_signature_revertsWhen_anyTermIsAnother() public {
        bytes memory signature = signed(signer, true, 1, NOW + 9);
        bytes memory why = abi.encodeWithSelector(ILendingErrors.BadSignature.selector, signer);
        vm.expectRevert(why);
        lending.setOperatorBySignature(signer, lender, true, 1, NOW + 9, signature);
        vm.expectRevert(why);
        lending.setOperatorBySignature(signer, borrower, false, 1, NOW + 9, signature);
        vm.expectRevert(why);
        lending.setOperatorBySignature(signer, borrower, true, 2, NOW + 9, signature);
        vm.expectRevert(why);
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW + 8, signature);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BadSignature.selector, lender));
        lending.setOperatorBySignature(lender, borrower, true, 1, NOW + 9, signature);
        vm.expectRevert(why);
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW + 9, "");
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BadSignature.selector, address(0)));
        lending.setOperatorBySignature(address(0), borrower, true, 1, NOW + 9, new bytes(65));
    }

    function test_signature_ofAContract_isItsOwnWord() public {
        address wallet = address(new SigningWallet(signer));
        bytes memory signature = signed(wallet, true, 1, NOW);
        lending.setOperatorBySignature(wallet, borrower, true, 1, NOW, signature);
        assertTrue(lending.isOperator(wallet, borrower));
        address other = address(new SigningWallet(lender));
        signature = signed(other, true, 1, NOW);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BadSignature.selector, other));
        lending.setOperatorBySignature(other, borrower, true, 1, NOW, signature);
    }

    function test_setOperator_allowsAndForbids() public {
        vm.expectEmit(address(lending));
        emit ILendingEvents.OperatorSet(lender, borrower, true);
        vm.prank(lender);
        lending.setOperator(borrower, true);
        assertTrue(lending.isOperator(lender, borrower));
        assertFalse(lending.isOperator(borrower, lender));
        vm.prank(lender);
        lending.setOperator(borrower, false);
        assertFalse(lending.isOperator(lender, borrower));
    }

    /// @dev All that the owner may do, to any recipient; what comes in is the operator's money.
    function test_operator_actsForTheOwnersAccounts() public {
        vm.prank(lender);
        lending.setOperator(borrower, true);
        lend(isolated(), lender, 10_000 * TOKEN);
        uint256 before = tokens[0].balanceOf(lender);
        vm.startPrank(borrower);
        lending.addCollateral(isolated(), account(lender), 0, ETH);
        lending.borrow(isolated(), account(lender), 1000 * TOKEN, 0, borrower);
        lending.removeCollateral(isolated(), account(lender), 0, ETH / 10, borrower);
        lending.withdraw(keyOf(isolated()), account(lender), 10 * TOKEN, 0, borrower);
        assertEq(pledgedOf(isolated(), lender, 0), ETH * 9 / 10);
        assertEq(tokens[0].balanceOf(lender), before);
        assertEq(debtOf(isolated(), lender), 1000 * TOKEN);
    }
}
