// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Ways in which an arbitrator's money does not move.
interface IClaimsErrors {
    /// @notice The token could not be pulled: balance or allowance are too low, or it refuses.
    error PullFailed(address token, address from, uint256 amount);
    /// @notice The token credits another amount than it was asked to move: it takes fees, or lies.
    error PullMismatch(address token, uint256 amount, uint256 received);
    /// @notice The token refuses to pay.
    error PushFailed(address token, address to, uint256 amount);
    /// @notice There is nothing to claim.
    error NothingOwed(address token, address who);
    /// @notice A recipient is missing.
    error ZeroRecipient();
}

/// @notice What an arbitrator owes, for each to take out.
interface IClaims is IClaimsErrors {
    /// @notice `who` took out `amount` units of what it was owed.
    event Claimed(address indexed token, address indexed who, address to, uint256 amount);

    /// @notice Pays the caller all it is owed in a token.
    /// @dev Reverts: NothingOwed, ZeroRecipient, PushFailed.
    function claim(address token, address to) external returns (uint256 amount);

    /// @notice Units of a token that somebody may claim.
    function owed(address token, address who) external view returns (uint256);
}
