// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {ILending} from "../interfaces/ILending.sol";
import {IPriceGuard} from "../interfaces/IPriceGuard.sol";
import {Liquidation} from "../libraries/Liquidation.sol";
import {Shares} from "../libraries/Shares.sol";
import {Account} from "../types/Account.sol";
import {Debt, DebtLib, FundsLib, Pledges, PledgesLib, Side, SideLib} from "../types/Ledger.sol";
import {
    Collateral,
    LendingKey,
    LendingKeyLib,
    LendingTerms,
    LendingTermsLib
} from "../types/LendingTerms.sol";
import {LendingStorage} from "./LendingStorage.sol";
import {TokenMoves} from "./TokenMoves.sol";

/// @notice Pledging, borrowing, repaying.
///
/// A collateral counts towards its cap only where it is pledged for a debt: from the account's first debt on, all that the
/// account has in the market counts, until it is taken out. What lies idle endangers nobody.
abstract contract Borrowers is LendingStorage, TokenMoves {
    /// @dev Above any price a guard gives: values stay below 2^185 (see Pledged).
    uint256 internal constant MOST_PRICE = 1 << 184;

    /// @inheritdoc ILending
    function addCollateral(LendingTerms calldata terms, Account account, uint256 index, uint256 amount)
        external
    {
        _requireAuthorised(account);
        (uint256 market, Collateral calldata collateral) = _find(terms, index);
        if (amount == 0) revert ZeroAmount();
        Position storage own = _positions[market][account];
        Pledges pair = own.pledges[index >> 1];
        // What has a pledge was looked at when that came.
        if (Pledges.unwrap(pair) == 0) _requireOpen(market);
        uint256 pledged = pair.amount(index);
        // At most MOST, as the sum then is.
        unchecked {
            if (amount > PledgesLib.MOST - pledged) revert LendingOverflow(amount);
            pledged += amount;
        }
        bool isCounted = index < 2 ? pair.isCounted() : own.pledges[0].isCounted();
        own.pledges[index >> 1] = pair.withAmount(index, pledged);
        if (isCounted) {
            _count(market, collateral, index, amount);
            if (own.debt.shares() != 0) {
                _valueOf(collateral, index, pledged, LendingKeyLib.dust(terms.loan));
            }
        }
        emit CollateralAdded(market, account, index, amount, pledged);
        _pull(collateral.token(), amount);
    }

    /// @inheritdoc ILending
    function removeCollateral(
        LendingTerms calldata terms,
        Account account,
        uint256 index,
        uint256 amount,
        address to
    ) external {
        _requireAuthorised(account);
        if (to == address(0)) revert ZeroRecipient();
        (uint256 market, Collateral calldata collateral) = _find(terms, index);
        if (amount == 0) revert ZeroAmount();
        Position storage own = _positions[market][account];
        Pledges pair = own.pledges[index >> 1];
        if (Pledges.unwrap(pair) == 0) _requireOpen(market);
        uint256 pledged = pair.amount(index);
        if (amount > pledged) revert CollateralTooLow(pledged, amount);
        pledged -= amount;
        own.pledges[index >> 1] = pair.withAmount(index, pledged);
        if (own.pledges[0].isCounted()) _pledged[market][index] -= amount;
        uint256 shares = own.debt.shares();
        if (shares != 0) {
            Accrual memory state = _accrue(market, terms.rates);
            uint256 debt = Shares.toAssetsUp(shares, state.borrowed, _borrowers[market].shares());
            _requireWithinLimit(terms, own, debt);
            own.debt = DebtLib.pack(shares, block.timestamp);
        }
        emit CollateralRemoved(market, account, to, index, amount, pledged);
        _push(collateral.token(), to, amount);
    }

    /// @inheritdoc ILending
    function borrow(LendingTerms calldata terms, Account account, uint256 assets, uint256 shares, address to)
        external
        returns (uint256, uint256)
    {
        _requireOnePossible(assets, shares);
        _requireAuthorised(account);
        if (to == address(0)) revert ZeroRecipient();
        Accrual memory state = _accrue(terms.id(), terms.rates);
        _requireNoPause(state);
        Side borrowers = _borrowers[state.market];
        uint256 total = borrowers.shares();
        if (shares == 0) shares = Shares.toSharesUp(assets, state.borrowed, total);
        else assets = Shares.toAssetsDown(shares, state.borrowed, total);
        if (assets > state.cash) revert InsufficientCash(state.cash, assets);
        // The sum of both stays.
        state.cash -= assets;
        state.borrowed += assets;
        borrowers = _packSide(total + shares, borrowers.fees() + state.newFees);
        _borrowers[state.market] = borrowers;

        Position storage own = _positions[state.market][account];
        uint256 debtShares = own.debt.shares() + shares;
        own.debt = DebtLib.pack(debtShares, block.timestamp);
        if (!own.pledges[0].isCounted()) _countAll(state.market, terms.collaterals, own);
        uint256 debt = Shares.toAssetsUp(debtShares, state.borrowed, total + shares);
        uint256 dust = LendingKeyLib.dust(terms.loan);
        if (debt < dust) revert DebtBelowDust(debt, dust);
        _requireWithinLimit(terms, own, debt);
        emit Borrowed(state.market, account, to, assets, shares, _save(state), borrowers);
        _push(LendingKeyLib.token(terms.loan), to, assets);
        return (assets, shares);
    }

    /// @inheritdoc ILending
    function repay(LendingKey calldata key, Account account, uint256 assets, uint256 shares)
        external
        returns (uint256, uint256)
    {
        _requireOne(assets, shares);
        Accrual memory state = _accrue(key.id(), key.rates);
        Side borrowers = _borrowers[state.market];
        Debt debt = _positions[state.market][account].debt;
        (uint256 total, uint256 owed) = (borrowers.shares(), debt.shares());
        // What is asked for in assets: all of it where that covers the debt. Nothing is computed from a larger figure.
        if (shares == 0) {
            uint256 whole = Shares.toAssetsUp(owed, state.borrowed, total);
            shares = assets < whole ? Shares.toSharesDown(assets, state.borrowed, total) : owed;
            if (assets > whole) assets = whole;
        } else {
            if (shares > owed) shares = owed;
            assets = Shares.toAssetsUp(shares, state.borrowed, total);
        }
        borrowers = _takeOff(state, borrowers, shares, assets);
        state.cash = _credited(state, assets);
        _borrowers[state.market] = borrowers;
        _positions[state.market][account].debt = DebtLib.pack(owed - shares, debt.checkedAt());
        emit Repaid(state.market, account, msg.sender, assets, shares, _save(state), borrowers);
        if (assets != 0) _pull(LendingKeyLib.token(key.loan), assets);
        return (assets, shares);
    }

    /// @notice Takes `shares` and `assets` off the debts of a market.
    /// @dev The assets of a share are rounded up, so the last ones may be a unit more than what all owe.
    function _takeOff(Accrual memory state, Side borrowers, uint256 shares, uint256 assets)
        internal
        pure
        returns (Side)
    {
        state.borrowed = FixedPointMathLib.zeroFloorSub(state.borrowed, assets);
        // Shares are a part of all, fees below what is borrowed and in cash: both fit.
        unchecked {
            return SideLib.pack(borrowers.shares() - shares, borrowers.fees() + state.newFees);
        }
    }

    /// @notice The cash after `assets` came in.
    /// @dev What came in was owed a moment before, but for the unit that rounding adds: a market that stands at MOST gives
    /// that one to nobody rather than refuse a repayment.
    function _credited(Accrual memory state, uint256 assets) internal pure returns (uint256) {
        // Both below 2^105.
        unchecked {
            return FixedPointMathLib.min(state.cash + assets, FundsLib.MOST - state.borrowed);
        }
    }

    /// @dev The id that a market with these terms has, and the collateral `index` of it.
    function _find(LendingTerms calldata terms, uint256 index)
        private
        pure
        returns (uint256 market, Collateral calldata)
    {
        market = terms.id();
        Collateral[] calldata collaterals = terms.collaterals;
        if (index >= collaterals.length) revert NoSuchCollateral(index);
        return (market, collaterals[index]);
    }

    function _requireOpen(uint256 market) private view {
        if (_funds[market].time() == 0) revert UnknownLendingMarket(market);
    }

    /// @notice Reverts unless the collaterals of a position carry `debt` at their borrow LTVs, each with a live price and
    /// worth the dust bound.
    function _requireWithinLimit(LendingTerms calldata terms, Position storage own, uint256 debt)
        private
        view
    {
        uint256 dust = LendingKeyLib.dust(terms.loan);
        uint256 limit;
        Pledges pair;
        Collateral[] calldata collaterals = terms.collaterals;
        for (uint256 i; i < collaterals.length; ++i) {
            if (i & 1 == 0) pair = own.pledges[i >> 1];
            uint256 amount = pair.amount(i);
            if (amount == 0) continue;
            Collateral calldata collateral = collaterals[i];
            uint256 value = _valueOf(collateral, i, amount, dust);
            // Below 2^185 * 2^60, eight times.
            unchecked {
                limit += value * collateral.borrowLtv() / WAD;
            }
        }
        if (debt > limit) revert BorrowLimit(debt, limit);
    }

    /// @notice What `amount` of a collateral is worth for new debt, rounded down; at least `dust`.
    function _valueOf(Collateral calldata collateral, uint256 index, uint256 amount, uint256 dust)
        private
        view
        returns (uint256 value)
    {
        uint256 price = IPriceGuard(collateral.guard()).borrowPrice();
        if (price == 0) revert PriceNotLive(index, collateral.guard());
        value = FixedPointMathLib.fullMulDiv(
            amount, FixedPointMathLib.min(price, MOST_PRICE), Liquidation.PRICE_ONE
        );
        if (value < dust) revert CollateralBelowDust(index, value, dust);
    }

    /// @dev From its first debt on, what an account has pledged counts.
    function _countAll(uint256 market, Collateral[] calldata collaterals, Position storage own) private {
        for (uint256 i; i < collaterals.length; ++i) {
            uint256 amount = own.pledges[i >> 1].amount(i);
            if (amount != 0) _count(market, collaterals[i], i, amount);
        }
        own.pledges[0] = own.pledges[0].counted();
    }

    function _count(uint256 market, Collateral calldata collateral, uint256 index, uint256 amount) private {
        uint256 total = _pledged[market][index] + amount;
        if (total > collateral.cap()) revert CapExceeded(index, total, collateral.cap());
        _pledged[market][index] = total;
    }
}
