// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What a contract that calls `flash` must answer.
interface IFlashCallback {
    /// @notice Called by the exchange, and only where this contract itself called `flash`, once everything that was
    /// lent or gained is in its wallet. When it returns, `owed[i]` of `tokens[i]` is taken from it: from its wallet, or
    /// from its internal balance where it said so (and always for the chain's own coin, the zero address).
    /// The exchange may be used as ever from here; what is done here settles for itself.
    function onFlash(address[] calldata tokens, uint256[] calldata owed, bytes calldata data) external;
}
