// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "solady/utils/EIP712.sol";
import {SignatureCheckerLib} from "solady/utils/SignatureCheckerLib.sol";
import {Nonces} from "../../libraries/Nonces.sol";
import {ILending} from "../interfaces/ILending.sol";
import {LendingStorage} from "./LendingStorage.sol";
import {TokenMoves} from "./TokenMoves.sol";

/// @notice Who may act for whom.
abstract contract Operators is LendingStorage, TokenMoves, EIP712 {
    bytes32 private constant OPERATOR_TYPEHASH =
        keccak256("Operator(address owner,address operator,bool isAllowed,uint256 nonce,uint256 deadline)");

    /// @inheritdoc ILending
    function setOperator(address operator, bool isAllowed) external {
        _setOperator(msg.sender, operator, isAllowed);
    }

    /// @inheritdoc ILending
    function setOperatorBySignature(
        address owner,
        address operator,
        bool isAllowed,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (block.timestamp > deadline) revert SignatureExpired(deadline, block.timestamp);
        _useNonce(owner, nonce);
        bytes32 digest = _hashTypedData(
            keccak256(abi.encode(OPERATOR_TYPEHASH, owner, operator, isAllowed, nonce, deadline))
        );
        if (!SignatureCheckerLib.isValidSignatureNowCalldata(owner, digest, signature)) {
            revert BadSignature(owner);
        }
        _setOperator(owner, operator, isAllowed);
    }

    /// @inheritdoc ILending
    function revokeNonce(uint256 nonce) external {
        _useNonce(msg.sender, nonce);
        emit NonceRevoked(msg.sender, nonce);
    }

    function _setOperator(address owner, address operator, bool isAllowed) private {
        _operators[owner][operator] = isAllowed;
        emit OperatorSet(owner, operator, isAllowed);
    }

    function _useNonce(address owner, uint256 nonce) private {
        uint256 word = Nonces.wordOf(nonce);
        _nonces[owner][word] = Nonces.use(_nonces[owner][word], owner, nonce);
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Weir Lending", "1");
    }
}
