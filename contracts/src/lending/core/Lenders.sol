// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "../interfaces/ILending.sol";
import {Shares} from "../libraries/Shares.sol";
import {Account} from "../types/Account.sol";
import {Funds, FundsLib, Side} from "../types/Ledger.sol";
import {LendingKey, LendingKeyLib} from "../types/LendingTerms.sol";
import {LendingStorage} from "./LendingStorage.sol";
import {TokenMoves} from "./TokenMoves.sol";

/// @notice Supplying and withdrawing. No price is read.
abstract contract Lenders is LendingStorage, TokenMoves {
    /// @inheritdoc ILending
    function accrue(LendingKey calldata key) external {
        Accrual memory state = _accrue(key.id(), key.rates);
        Side borrowers = _borrowers[state.market];
        borrowers = _packSide(borrowers.shares(), borrowers.fees() + state.newFees);
        _borrowers[state.market] = borrowers;
        emit Accrued(state.market, _save(state), borrowers);
    }

    /// @inheritdoc ILending
    function supply(LendingKey calldata key, Account account, uint256 assets, uint256 shares)
        external
        returns (uint256, uint256)
    {
        _requireOnePossible(assets, shares);
        Accrual memory state = _accrue(key.id(), key.rates);
        _requireNoPause(state);
        if (state.flags & FundsLib.DOWN_MASK != 0) {
            revert PricesDown(state.market, state.flags & FundsLib.DOWN_MASK);
        }
        Side lenders = _lenders[state.market];
        uint256 total = _supplied(state, lenders, _borrowers[state.market]);
        if (shares == 0) shares = Shares.toSharesDown(assets, total, lenders.shares());
        else assets = Shares.toAssetsUp(shares, total, lenders.shares());
        // Less than a share is worth would be given for nothing.
        if (shares == 0) revert ZeroAmount();
        // Cash and borrowed are at most MOST: the difference does not underflow.
        if (assets > FundsLib.MOST - state.cash - state.borrowed) revert LendingOverflow(assets);
        state.cash += assets;
        lenders = _packSide(lenders.shares() + shares, lenders.fees() + state.newFees);
        _lenders[state.market] = lenders;
        _positions[state.market][account].supplyShares += shares;
        emit Supplied(state.market, account, msg.sender, assets, shares, _save(state), lenders);
        _pull(LendingKeyLib.token(key.loan), assets);
        return (assets, shares);
    }

    /// @inheritdoc ILending
    function withdraw(LendingKey calldata key, Account account, uint256 assets, uint256 shares, address to)
        external
        returns (uint256, uint256)
    {
        _requireOnePossible(assets, shares);
        _requireAuthorised(account);
        if (to == address(0)) revert ZeroRecipient();
        Accrual memory state = _accrue(key.id(), key.rates);
        Side lenders = _lenders[state.market];
        uint256 total = _supplied(state, lenders, _borrowers[state.market]);
        if (shares == 0) shares = Shares.toSharesUp(assets, total, lenders.shares());
        else assets = Shares.toAssetsDown(shares, total, lenders.shares());
        uint256 own = _positions[state.market][account].supplyShares;
        if (shares > own) revert SupplyTooLow(own, shares);
        if (assets > state.cash) revert InsufficientCash(state.cash, assets);
        state.cash -= assets;
        lenders = _packSide(lenders.shares() - shares, lenders.fees() + state.newFees);
        _lenders[state.market] = lenders;
        _positions[state.market][account].supplyShares = own - shares;
        emit Withdrawn(state.market, account, to, assets, shares, _save(state), lenders);
        _push(LendingKeyLib.token(key.loan), to, assets);
        return (assets, shares);
    }

    /// @notice Takes the protocol's fees of both sides, the lenders' first, as far as there is cash.
    function _collectFees(LendingKey calldata key, address to) internal returns (uint256 amount) {
        if (to == address(0)) revert ZeroRecipient();
        Accrual memory state = _accrue(key.id(), key.rates);
        (Side lenders, Side borrowers) = (_lenders[state.market], _borrowers[state.market]);
        (uint256 own, uint256 other) = (lenders.fees() + state.newFees, borrowers.fees());
        amount = own + other;
        if (amount > state.cash) amount = state.cash;
        uint256 ofOwn = amount < own ? amount : own;
        state.cash -= amount;
        lenders = _packSide(lenders.shares(), own - ofOwn);
        borrowers = _packSide(borrowers.shares(), other - (amount - ofOwn));
        (_lenders[state.market], _borrowers[state.market]) = (lenders, borrowers);
        Funds funds = _save(state);
        emit FeesCollected(state.market, to, amount, funds, lenders, borrowers);
        _push(LendingKeyLib.token(key.loan), to, amount);
    }
}
