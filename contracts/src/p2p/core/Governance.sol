// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowGovernance} from "../interfaces/IEscrowGovernance.sol";
import {Delegated} from "../../delegation/Delegated.sol";
import {EscrowStorage} from "./EscrowStorage.sol";

/// @notice What the owner decides, and the guardian.
abstract contract Governance is IEscrowGovernance, EscrowStorage, Delegated {
    /// @inheritdoc IEscrowGovernance
    function setPaused(bool isPaused_) external delegated {
        bool isOwner = msg.sender == owner();
        if (!isOwner && (msg.sender != _guardian || !isPaused_)) revert NotGuardian(msg.sender);
        _isPaused = isPaused_;
        emit PauseSet(isPaused_);
    }

    /// @inheritdoc IEscrowGovernance
    function setGuardian(address guardian_) external delegated onlyOwner {
        _setGuardian(guardian_);
    }

    /// @inheritdoc IEscrowGovernance
    function setFee(uint16 feeRate_) external delegated onlyOwner {
        _setFee(feeRate_);
    }

    /// @inheritdoc IEscrowGovernance
    function setTreasury(address treasury_) external delegated onlyOwner {
        _setTreasury(treasury_);
    }

    /// @inheritdoc IEscrowGovernance
    function listToken(address token, uint128 unitsPerUsd, uint64 cap, bool isPegged)
        external
        delegated
        onlyOwner
    {
        if (token == address(0) || (unitsPerUsd != 0 && cap == 0)) revert BadTokenTerms(token);
        _tokens[token] = TokenTerms(unitsPerUsd, cap, isPegged);
        emit TokenListed(token, unitsPerUsd, cap, isPegged);
    }

    /// @inheritdoc IEscrowGovernance
    function listMethod(bytes32 method, bool isListed, bool isReversible) external delegated onlyOwner {
        if (method == 0) revert UnknownMethod(method);
        _methods[method] = MethodTerms(isListed, isReversible);
        emit MethodListed(method, isListed, isReversible);
    }

    /// @inheritdoc IEscrowGovernance
    function setCourts(address pool_, address backup_) external delegated onlyOwner {
        (_pool, _backup) = (pool_, backup_);
        emit CourtsSet(pool_, backup_);
    }
}
