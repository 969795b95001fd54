// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Liquidity} from "../core/Liquidity.sol";
import {IExchangeGovernance} from "../interfaces/IExchangeGovernance.sol";
import {Layout} from "../libraries/Layout.sol";
import {MILLION} from "../libraries/Million.sol";
import {MarketKey, MarketKeyLib} from "../types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {Markets} from "./Markets.sol";

/// @notice What the owner and the guardian may do.
abstract contract Governance is IExchangeGovernance, Markets, Liquidity {
    uint256 private constant MOST_INCOME_PART = 200_000;
    uint256 private constant MOST_POOL_FEE = 100_000;
    uint256 private constant LONGEST_PAUSE = 7 days;
    uint256 private constant BETWEEN_PAUSES = 30 days;

    /// @notice Only for whom a storage slot names.
    /// @dev Reverts: NotAllowed, by `_requireCaller`.
    modifier only(uint256 slot) {
        _requireCaller(slot);
        _;
    }

    // ------------------------------------------------------------------ the owner

    /// @inheritdoc IExchangeGovernance
    function offerOwnership(address pending) external delegated unlocked only(Layout.OWNER) {
        _store(Layout.PENDING_OWNER, uint160(pending));
        emit OwnershipOffered(msg.sender, pending);
    }

    /// @inheritdoc IExchangeGovernance
    function acceptOwnership() external delegated unlocked only(Layout.PENDING_OWNER) {
        _store(Layout.PENDING_OWNER, 0);
        _setOwner(msg.sender);
    }

    /// @inheritdoc IExchangeGovernance
    function setGuardian(address guardian_) external delegated unlocked only(Layout.OWNER) {
        _setGuardian(guardian_);
    }

    /// @inheritdoc IExchangeGovernance
    function addTier(uint16 spacing, uint24 poolFee, uint24 takerFee, uint24 makerRebate)
        external
        delegated
        unlocked
        only(Layout.OWNER)
        returns (uint256 tier)
    {
        uint256 terms = _tierTerms(spacing, poolFee, takerFee, makerRebate);
        bool bounded = spacing != 0 && poolFee <= MOST_POOL_FEE && 2 * uint256(makerRebate) <= takerFee;
        // Above 10^12 a trade through the pool and back through the book could gain.
        if (!bounded || (MILLION + takerFee) * (MILLION - poolFee) > 1e12) revert BadTier(terms);
        return _addTier(terms);
    }

    /// @inheritdoc IExchangeGovernance
    function setIncomePart(MarketKey calldata key, uint256 part)
        external
        delegated
        unlocked
        only(Layout.OWNER)
    {
        if (part > MOST_INCOME_PART) revert IncomePartTooHigh(part, MOST_INCOME_PART);
        uint256 id = key.id();
        uint256 total = _setIncomePart(id, _openSlot(id), part);
        emit IncomePartSet(id, part, total);
    }

    /// @inheritdoc IExchangeGovernance
    function collectFees(MarketKey calldata key, address to)
        external
        delegated
        unlocked
        only(Layout.OWNER)
        returns (uint256 base, uint256 quote, uint256 shares)
    {
        if (to == address(0)) revert ZeroRecipient();
        uint256 id = key.id();
        uint256 owed = _load(id + Layout.OWED);
        _store(id + Layout.OWED, 0);
        (base, quote) = (uint128(owed), owed >> 128);
        if (base != 0) _mint(to, uint160(MarketKeyLib.tokenOf(key.baseTerms)), base);
        if (quote != 0) _mint(to, uint160(MarketKeyLib.tokenOf(key.quoteTerms)), quote);
        shares = balanceOf(address(this), id);
        if (shares != 0) {
            _burn(address(this), id, shares);
            _mint(to, id, shares);
        }
        emit FeesCollected(id, to, base, quote, shares);
    }

    /// @inheritdoc IExchangeGovernance
    function unpauseMarket(MarketKey calldata key) external delegated unlocked only(Layout.OWNER) {
        uint256 id = key.id();
        PoolSlot slot = _openSlot(id);
        _store(id, PoolSlot.unwrap(slot.withoutFlag(PoolSlotLib.PAUSED)));
        emit MarketPauseSet(id, 0);
    }

    /// @inheritdoc IExchangeGovernance
    function unpauseDeposits() external delegated unlocked only(Layout.OWNER) {
        // When the guardian may pause again stays.
        _store(Layout.DEPOSIT_PAUSE, _load(Layout.DEPOSIT_PAUSE) >> 64 << 64);
        emit DepositPauseSet(0);
    }

    // ------------------------------------------------------------------ the guardian

    /// @inheritdoc IExchangeGovernance
    function pauseMarket(MarketKey calldata key, uint256 duration)
        external
        delegated
        unlocked
        only(Layout.GUARDIAN)
    {
        uint256 id = key.id();
        PoolSlot slot = _openSlot(id);
        uint256 until = _pause(id + Layout.PAUSE, duration);
        _store(id, PoolSlot.unwrap(slot.withFlag(PoolSlotLib.PAUSED)));
        emit MarketPauseSet(id, until);
    }

    /// @inheritdoc IExchangeGovernance
    function pauseDeposits(uint256 duration) external delegated unlocked only(Layout.GUARDIAN) {
        emit DepositPauseSet(_pause(Layout.DEPOSIT_PAUSE, duration));
    }

    // ------------------------------------------------------------------ reading

    /// @inheritdoc IExchangeGovernance
    function owner() external view returns (address) {
        return _addressAt(Layout.OWNER);
    }

    /// @inheritdoc IExchangeGovernance
    function guardian() external view returns (address) {
        return _addressAt(Layout.GUARDIAN);
    }

    // ------------------------------------------------------------------ inside

    /// @dev Writes the first tiers and who governs.
    function _initialize(address owner_, address guardian_) internal {
        // spacing, pool fee, taker fee, rebate in parts per million: stable, major, other, new.
        _addTier(_tierTerms(1, 200, 100, 0));
        _addTier(_tierTerms(1, 1000, 500, 200));
        _addTier(_tierTerms(10, 3000, 1000, 400));
        _addTier(_tierTerms(50, 10_000, 2000, 500));
        _setOwner(owner_);
        _setGuardian(guardian_);
    }

    /// @dev Sets a pause word.
    /// @return until its last second.
    function _pause(uint256 slot, uint256 duration) private returns (uint256 until) {
        if (duration > LONGEST_PAUSE) revert PauseTooLong(duration, LONGEST_PAUSE);
        uint256 from = _load(slot) >> 64;
        if (block.timestamp < from) revert PausedLately(from);
        // Timestamps and these durations are far below 2^64.
        until = block.timestamp + duration;
        _store(slot, until | (until + BETWEEN_PAUSES) << 64);
    }

    function _setOwner(address owner_) private {
        _store(Layout.OWNER, uint160(owner_));
        emit OwnerChanged(owner_);
    }

    function _setGuardian(address guardian_) private {
        _store(Layout.GUARDIAN, uint160(guardian_));
        emit GuardianSet(guardian_);
    }

    function _requireCaller(uint256 slot) private view {
        address needed = _addressAt(slot);
        if (msg.sender != needed) revert NotAllowed(msg.sender, needed);
    }

    function _addressAt(uint256 slot) private view returns (address) {
        // Only addresses are stored there.
        return address(uint160(_load(slot)));
    }

    function _tierTerms(uint256 spacing, uint256 poolFee, uint256 takerFee, uint256 makerRebate)
        private
        pure
        returns (uint256)
    {
        return spacing | poolFee << 16 | takerFee << 40 | makerRebate << 64;
    }
}
