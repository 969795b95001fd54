// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title IArbitrator
/// @notice Whoever decides disputes: ERC-792 in the form with fees in a token, as Kleros's second version has it.
///
/// Ruling numbers 1 to `choices` are the arbitrable's to name; 0 always means that the arbitrator refused to decide.
/// Weir's escrow asks with two choices, 1 for the buyer and 2 for the seller, and with `extraData` = abi.encode(uint256 amount,
/// uint256 value): the trade's amount in units of `feeToken`, and its worth in millionths of a USD.
interface IArbitrator {
    /// @notice A dispute exists. `disputeId` is this arbitrator's own, never used twice.
    event DisputeCreation(uint256 indexed disputeId, address indexed arbitrable);

    /// @notice What a dispute costs now, in units of `feeToken`.
    /// @param extraData what the arbitrator wants to know; its form is between it and its arbitrables.
    /// Reverts, by an error of the arbitrator's, where it would not take such a dispute.
    function arbitrationCost(bytes calldata extraData, address feeToken) external view returns (uint256 fee);

    /// @notice Opens a dispute in the caller's name and takes `fee`, at least `arbitrationCost`, from its allowance.
    /// The arbitrator calls `rule` on the caller once, and never from inside this call.
    /// Reverts where the cost does, where the fee is too low, and where the token does not arrive.
    function createDispute(uint256 choices, bytes calldata extraData, address feeToken, uint256 fee)
        external
        returns (uint256 disputeId);
}
