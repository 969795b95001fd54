// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../types/MarketKey.sol";

/// @title Opening markets, and what anyone may do for the owners of orders.
interface IExchangeMarkets {
    // ------------------------------------------------------------------ markets

    /// @notice Opens the market of `key`, whose spacing and fees must be those of tier `tier`. Anyone may.
    /// @return market the complement of the key's hash (~keccak256 of its two words), which is also the ERC-6909 id of its pool shares.
    /// @dev Reverts: MarketExists, UnknownTier, TierMismatch, UnsupportedToken, LotExponentTooLarge,
    /// MinQuoteZero.
    function openMarket(MarketKey calldata key, uint256 tier) external returns (uint256 market);

    // ------------------------------------------------------------------ upkeep

    /// @notice Collects wholly filled orders for their owner, into the owner's internal balance. Anyone may, at any
    /// time; closed orders are passed over.
    /// @return lots collected.
    /// @dev Reverts: UnknownOrder, OrderStillRests.
    function claimFor(MarketKey calldata key, address owner, uint64[] calldata handles)
        external
        returns (uint256 lots);

    /// @notice Removes somebody's order after its expiry, for the bounty its owner set. The rest of the refund and its
    /// fills go to the owner's internal balance, the bounty to the caller's.
    /// @return bounty in quote units for a bid, base units for an ask.
    /// @dev Reverts: UnknownOrder, NotExpired.
    function removeExpired(MarketKey calldata key, address owner, uint64 handle)
        external
        returns (uint256 bounty);
}
