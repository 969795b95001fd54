// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What is used of an outside court: ERC-792 with fees in the chain's coin, as Kleros's first version has it. It rules
/// by calling IArbitrable.rule.
interface ICourt {
    /// @notice What a dispute costs now, in units of the chain's coin.
    function arbitrationCost(bytes calldata extraData) external view returns (uint256 cost);

    /// @notice Opens a dispute in the caller's name, for at least `arbitrationCost` in coins.
    function createDispute(uint256 choices, bytes calldata extraData)
        external
        payable
        returns (uint256 disputeId);
}
