// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowReading} from "../interfaces/IEscrowReading.sol";
import {OfferState} from "../types/Offer.sol";
import {Proposal, State, Trade} from "../types/Trade.sol";
import {EscrowStorage} from "./EscrowStorage.sol";

/// @notice Reading what is kept.
abstract contract EscrowReader is IEscrowReading, EscrowStorage {
    /// @inheritdoc IEscrowReading
    function balanceOf(address account, address token) external view returns (uint256) {
        return _balances[account][token];
    }

    /// @inheritdoc IEscrowReading
    function offerState(bytes32 id) external view returns (OfferState memory) {
        return _offers[id];
    }

    /// @inheritdoc IEscrowReading
    function tradeOf(uint256 tradeId) external view returns (Trade memory trade) {
        trade = _trades[tradeId];
        if (trade.state == State.None) revert UnknownTrade(tradeId);
    }

    /// @inheritdoc IEscrowReading
    function stateOf(uint256 tradeId) external view returns (State) {
        return _trades[tradeId].state;
    }

    /// @inheritdoc IEscrowReading
    function proposalOf(uint256 tradeId, bool bySeller) external view returns (Proposal memory) {
        return _proposals[tradeId][bySeller];
    }

    /// @inheritdoc IEscrowReading
    function tradeCount() external view returns (uint256) {
        return _tradeCount;
    }

    /// @inheritdoc IEscrowReading
    function boughtCount(address buyer) external view returns (uint256) {
        return _boughtCount[buyer];
    }

    /// @inheritdoc IEscrowReading
    function tokenTerms(address token) external view returns (uint128, uint64, bool) {
        TokenTerms storage terms = _tokens[token];
        return (terms.unitsPerUsd, terms.cap, terms.isPegged);
    }

    /// @inheritdoc IEscrowReading
    function methodTerms(bytes32 method) external view returns (bool, bool) {
        return (_methods[method].isListed, _methods[method].isReversible);
    }

    /// @inheritdoc IEscrowReading
    function isNonceUsed(address account, uint256 nonce) external view returns (bool) {
        return _isNonceUsed(account, nonce);
    }

    /// @inheritdoc IEscrowReading
    function settings() external view returns (address, bool, uint16, address, address, address) {
        return (_guardian, _isPaused, _feeRate, _treasury, _pool, _backup);
    }
}
