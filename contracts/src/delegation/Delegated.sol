// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Why a delegate refuses.
interface IDelegatedErrors {
    /// @notice It only runs as the code of the contract that delegates to it: it has no storage of its own.
    error OnlyDelegated();
}

/// @notice Functions that run as another contract's own code, by delegatecall, and refuse to run as anything else.
abstract contract Delegated {
    address private immutable SELF = address(this);

    /// @notice Reverts with OnlyDelegated unless it runs as other code.
    modifier delegated() {
        _requireDelegated();
        _;
    }

    function _requireDelegated() private view {
        if (address(this) == SELF) revert IDelegatedErrors.OnlyDelegated();
    }
}
