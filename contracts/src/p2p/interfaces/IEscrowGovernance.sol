// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the owner decides, and the guardian. The manual is IEscrow. Others revert: OwnableUnauthorizedAccount.
interface IEscrowGovernance {
    /// @notice Stops or allows posting and accepting. The guardian may stop only.
    /// @dev Reverts: NotGuardian.
    function setPaused(bool isPaused) external;
    /// @notice Names who may stop posting and accepting; 0 for nobody.
    function setGuardian(address guardian) external;
    /// @notice The fee on release, in 1e-4, for trades taken later.
    /// @dev Reverts: FeeTooHigh.
    function setFee(uint16 feeRate) external;
    /// @notice Where fees and forfeited bonds are credited, from trades that end later.
    /// @dev Reverts: ZeroRecipient.
    function setTreasury(address treasury) external;
    /// @notice Lists a token for offers posted and trades taken later; 0 units take it off.
    /// @param unitsPerUsd token units that are worth about a USD: for caps and floors, never for a payout.
    /// @param cap the most that a trade under the default pool may be worth, in USD.
    /// @param isPegged whether the token keeps the price of a currency.
    /// @dev Reverts: BadTokenTerms.
    function listToken(address token, uint128 unitsPerUsd, uint64 cap, bool isPegged) external;
    /// @notice Lists a payment method for offers posted and trades taken later, or takes it off.
    /// @param method its name in ASCII, left-aligned.
    /// @param isReversible whether a payment can be taken back after it came: then first trades and accounts
    ///        without an age are limited.
    /// @dev Reverts: UnknownMethod for 0.
    function listMethod(bytes32 method, bool isListed, bool isReversible) external;
    /// @notice The default pool, whose trades are capped, and the backup court, of trades taken later; 0 for none. What is
    /// live keeps the courts it was taken with.
    function setCourts(address pool, address backup) external;
}
