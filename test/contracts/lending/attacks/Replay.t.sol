// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {SignatureFixture} from "../SignatureFixture.sol";

/// @notice A signature is good for one chain, one contract, and once.
contract ReplayTest is SignatureFixture {
    function test_attack_replayOnAFork_isABadSignature() public {
        bytes memory signature = signed(signer, true, 1, NOW);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BadSignature.selector, signer));
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW, signature);
    }

    function test_attack_replayOnAnotherDeployment_isABadSignature() public {
        bytes memory signature = signed(signer, true, 1, NOW);
        ILending other = ILending(deployCode("Lending.sol:Lending", abi.encode(owner, guardian, FEE)));
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BadSignature.selector, signer));
        other.setOperatorBySignature(signer, borrower, true, 1, NOW, signature);
    }

    /// @dev An operator who was dismissed cannot bring the old word again.
    function test_attack_replayAfterDismissal_isRefused() public {
        bytes memory signature = signed(signer, true, 1, NOW + 1 days);
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW + 1 days, signature);
        vm.prank(signer);
        lending.setOperator(borrower, false);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NonceUsed.selector, signer, 1));
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW + 1 days, signature);
        assertFalse(lending.isOperator(signer, borrower));
    }

    /// @dev A failed attempt does not use the nonce up.
    function test_attack_usingUpANonceWithABadSignature_isUndone() public {
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.BadSignature.selector, signer));
        lending.setOperatorBySignature(signer, lender, true, 1, NOW, new bytes(65));
        bytes memory signature = signed(signer, true, 1, NOW);
        lending.setOperatorBySignature(signer, borrower, true, 1, NOW, signature);
        assertTrue(lending.isOperator(signer, borrower));
    }
}
