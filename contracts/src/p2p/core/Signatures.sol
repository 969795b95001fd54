// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SignatureCheckerLib} from "solady/utils/SignatureCheckerLib.sol";
import {Nonces} from "../../libraries/Nonces.sol";
import {IEscrowOffers} from "../interfaces/IEscrowOffers.sol";
import {IEscrowTrades} from "../interfaces/IEscrowTrades.sol";
import {Disputes} from "./Disputes.sol";

/// @notice Acting by a signature that anyone submits: somebody without any coin for gas can do everything here.
abstract contract Signatures is Disputes {
    bytes32 private constant ACTION_TYPEHASH =
        keccak256("Action(address actor,string action,bytes arguments,uint256 nonce,uint256 deadline)");

    /// @inheritdoc IEscrowTrades
    /// @dev Not under the lock itself: the action that it calls takes it. The signer speaks from just before that call to just
    /// after, and everything that could be called in between is under that lock.
    function bySignature(
        address actor,
        bytes calldata call,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external returns (bytes memory result) {
        if (_reentrancyGuardEntered()) revert ReentrancyGuardReentrantCall();
        if (block.timestamp > deadline) revert SignatureExpired(deadline, block.timestamp);
        // Shorter calls have no selector; none is on the list.
        bytes4 selector = call.length < 4 ? bytes4(0) : bytes4(call[:4]);
        bytes32 name = keccak256(bytes(_nameOf(selector)));
        bytes32 digest = _hashTypedData(
            keccak256(abi.encode(ACTION_TYPEHASH, actor, name, keccak256(call[4:]), nonce, deadline))
        );
        if (!SignatureCheckerLib.isValidSignatureNowCalldata(actor, digest, signature)) {
            revert BadSignature(actor);
        }
        _useNonce(actor, nonce);
        _signer = actor;
        bool done;
        (done, result) = address(this).delegatecall(call);
        _signer = address(0);
        if (!done) {
            // memory-safe: reverts with the bytes that came back, which are above their length word.
            assembly ("memory-safe") {
                revert(add(result, 0x20), mload(result))
            }
        }
    }

    /// @inheritdoc IEscrowTrades
    function revokeNonce(uint256 nonce) external {
        _useNonce(msg.sender, nonce);
    }

    function _useNonce(address account, uint256 nonce) private {
        uint256 word = Nonces.wordOf(nonce);
        _nonces[account][word] = Nonces.use(_nonces[account][word], account, nonce);
        emit NonceUsedUp(account, nonce);
    }

    /// @dev The names that wallets show. A function that is not here cannot be signed for: above all neither this one nor
    /// `multicall`, so that one signature is one action.
    function _nameOf(bytes4 selector) private pure returns (string memory) {
        if (selector == IEscrowOffers.accept.selector) return "accept";
        if (selector == IEscrowTrades.confirm.selector) return "confirm";
        if (selector == IEscrowTrades.cancel.selector) return "cancel";
        if (selector == IEscrowTrades.demandDetails.selector) return "demandDetails";
        if (selector == IEscrowTrades.postDetails.selector) return "postDetails";
        if (selector == IEscrowTrades.markPaid.selector) return "markPaid";
        if (selector == IEscrowTrades.release.selector) return "release";
        if (selector == IEscrowTrades.deny.selector) return "deny";
        if (selector == IEscrowTrades.dispute.selector) return "dispute";
        if (selector == IEscrowTrades.submitEvidence.selector) return "submitEvidence";
        if (selector == IEscrowTrades.reply.selector) return "reply";
        if (selector == IEscrowTrades.concede.selector) return "concede";
        if (selector == IEscrowTrades.requestRuling.selector) return "requestRuling";
        if (selector == IEscrowTrades.requestBackup.selector) return "requestBackup";
        if (selector == IEscrowTrades.propose.selector) return "propose";
        if (selector == IEscrowTrades.acceptSettlement.selector) return "acceptSettlement";
        if (selector == IEscrowTrades.setKeys.selector) return "setKeys";
        if (selector == IEscrowTrades.withdraw.selector) return "withdraw";
        if (selector == IEscrowOffers.reprice.selector) return "reprice";
        if (selector == IEscrowOffers.reduce.selector) return "reduce";
        revert NotSignable(selector);
    }
}
