// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title IArbitrable
/// @notice A contract that asks an arbitrator and is bound by its ruling (ERC-792).
interface IArbitrable {
    /// @notice A dispute was ruled on.
    event Ruling(address indexed arbitrator, uint256 indexed disputeId, uint256 ruling);

    /// @notice The arbitrator's ruling: 0 for refused, else one of the dispute's choices. Called by the arbitrator, with a
    /// bounded amount of gas; it should keep no more than a few words and call nobody else, so that it cannot fail by
    /// somebody's token or wallet. Reverts for any other caller, an unknown dispute, and one that is already ruled on.
    function rule(uint256 disputeId, uint256 ruling) external;
}
