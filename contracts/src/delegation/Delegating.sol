// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A contract that runs others' functions on its own storage, as its own code. OpenZeppelin's Proxy does the same, by
/// assembly that is not marked memory-safe: the compiler would then keep no variables of the whole contract in memory.
abstract contract Delegating {
    /// @dev Hands the whole call over to `target`, and its answer, whichever it is, to the caller. Does not return.
    function _delegate(address target) internal {
        // memory-safe: takes over the whole call and returns or reverts, so nothing reads memory after it.
        assembly ("memory-safe") {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), target, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if done { return(0, returndatasize()) }
            revert(0, returndatasize())
        }
    }
}
