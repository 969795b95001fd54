// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Functions that run as the escrow's own code, by delegatecall, and refuse to run as anything else.
abstract contract Delegated {
    /// @notice The desk was called itself: it has no storage of its own.
    error OnlyDelegated();

    address private immutable SELF = address(this);

    /// @notice Reverts with OnlyDelegated unless it runs as other code.
    modifier delegated() {
        if (address(this) == SELF) revert OnlyDelegated();
        _;
    }
}
