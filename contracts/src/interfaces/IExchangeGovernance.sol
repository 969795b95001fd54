// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../types/MarketKey.sol";

/// @title What the owner and the guardian may do.
/// @notice Neither can touch a balance, a share or an order, nor block a cancel, a claim, a withdrawal or a removal of
/// liquidity, nor change a market's fees. The owner is meant to be a timelock under a multisig.
/// Reverts of every function that one alone may call: NotAllowed.
interface IExchangeGovernance {
    // ------------------------------------------------------------------ the owner

    /// @notice Offers the ownership, which `pending` takes by acceptOwnership. Only the owner.
    function offerOwnership(address pending) external;

    /// @notice Takes an offered ownership. Only whom it was offered to.
    function acceptOwnership() external;

    /// @notice Sets who may pause. Only the owner.
    function setGuardian(address guardian) external;

    /// @notice Adds a tier for markets to come: spacing in ticks, fees in parts per million. Only the owner.
    /// (10^6 + takerFee) * (10^6 - poolFee) <= 10^12 and 2 * makerRebate <= takerFee, poolFee <= 100000.
    /// @return tier its number, by which openMarket names it.
    /// @dev Reverts: BadTier.
    function addTier(uint16 spacing, uint24 poolFee, uint24 takerFee, uint24 makerRebate)
        external
        returns (uint256 tier);

    /// @notice Sets the protocol's part of a pool's income from now on, in parts per million, at most 200000; what the
    /// pool earned before is settled at the part that held then. Only the owner.
    /// @dev Reverts: UnknownMarket, IncomePartTooHigh.
    function setIncomePart(MarketKey calldata key, uint256 part) external;

    /// @notice Pays out what a market owes to the protocol: book fees that found no room in the pool to `to`'s internal
    /// balance, and the protocol's pool shares. Only the owner.
    /// @return base units credited.
    /// @return quote units credited.
    /// @return shares transferred.
    /// @dev Reverts: ZeroRecipient.
    function collectFees(MarketKey calldata key, address to)
        external
        returns (uint256 base, uint256 quote, uint256 shares);

    /// @notice Ends a market's pause. Only the owner.
    /// @dev Reverts: UnknownMarket.
    function unpauseMarket(MarketKey calldata key) external;

    /// @notice Ends the pause of deposits. Only the owner.
    function unpauseDeposits() external;

    // ------------------------------------------------------------------ the guardian

    /// @notice Refuses new orders, liquidity and swaps in a market for `duration` seconds, at most 7 days, and then not
    /// again for 30 days. Only the guardian.
    /// @dev Reverts: UnknownMarket, PauseTooLong, PausedLately.
    function pauseMarket(MarketKey calldata key, uint256 duration) external;

    /// @notice The same for deposits to internal balances.
    /// @dev Reverts: PauseTooLong, PausedLately.
    function pauseDeposits(uint256 duration) external;

    // ------------------------------------------------------------------ reading

    /// @notice Who decides what this interface lists for the owner; meant to be a timelock.
    function owner() external view returns (address);

    /// @notice Who may pause; 0 for nobody.
    function guardian() external view returns (address);
}
