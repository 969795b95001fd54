// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../types/MarketKey.sol";

/// @title The rarer part of Weir's exchange. Called at the exchange's own address, like everything else: the exchange
/// runs it there by delegatecall.
interface IExchangeExtension {
    // ------------------------------------------------------------------ markets

    /// @notice Opens the market of `key`, whose spacing and fees must be those of tier `tier`. Anyone may.
    /// @return market the key's hash, which is also the ERC-6909 id of its pool shares.
    /// Reverts: MarketExists, UnknownTier, TierMismatch, UnsupportedToken, LotExponentTooLarge, MinQuoteZero.
    function openMarket(MarketKey calldata key, uint256 tier) external returns (uint256 market);

    // ------------------------------------------------------------------ upkeep

    /// @notice Removes somebody's order after its expiry, for the bounty its owner set. The rest of the refund and its
    /// fills go to the owner's internal balance, the bounty to the caller's.
    /// @return bounty in quote units for a bid, base units for an ask.
    /// Reverts: UnknownOrder, NotExpired.
    function removeExpired(MarketKey calldata key, address owner, uint64 handle)
        external
        returns (uint256 bounty);
}
