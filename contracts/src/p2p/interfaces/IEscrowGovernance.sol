// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the owner decides, and the guardian. The manual is IEscrow.
interface IEscrowGovernance {
    /// @notice Stops or allows posting and accepting. The guardian may stop only.
    function setPaused(bool isPaused) external;
    function setGuardian(address guardian) external;
    /// @notice The fee on release, in 1e-4, for trades taken later. Reverts: FeeTooHigh.
    function setFee(uint16 feeRate) external;
    /// @notice Where fees and forfeited bonds are credited, from trades that end later. Reverts: ZeroRecipient.
    function setTreasury(address treasury) external;
    /// @notice Lists a token for offers posted and trades taken later; 0 units take it off. Reverts: BadTokenTerms.
    function listToken(address token, uint128 unitsPerUsd, uint64 cap, bool isPegged) external;
    function listMethod(bytes32 method, bool isListed, bool isReversible) external;
    /// @notice The default pool, whose trades are capped, and the backup, which disputes that ask later go to.
    function setCourts(address pool, address backup) external;
}
