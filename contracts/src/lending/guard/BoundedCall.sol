// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Calls that read from contracts that nobody vouches for: they may revert, answer too little or too much, or
/// burn what they get, and the caller goes on.
library BoundedCall {
    /// @notice What a capped call gets. The venue's mean takes 30,000 gas, an adapter of two aggregators 30,000 and some
    /// more for each that is behind a proxy. Eight collaterals of pool shares, two guards each of four feeds that all burn
    /// all they get, come to 12.8 million, below a transaction's 16.7 million (EIP-7825).
    uint256 internal constant CAP = 200_000;
    /// @notice What must be left before it. A call gives on at most 63 of 64 parts of what is left once its own costs
    /// are paid (EIP-150: 2,600 for a cold account, and the memory of the answer): 63/64 * (210,000 - 2,600 - 1,000)
    /// > 203,000.
    uint256 internal constant NEEDED = 210_000;

    /// @notice A call that could get less gas than its cap is not made: who sends the gas would choose the answer.
    error GasTooLow(uint256 left, uint256 needed);

    /// @notice Calls with exactly CAP gas. Otherwise as `read`.
    /// @dev Reverts: GasTooLow.
    function readCapped(address target, bytes memory data, uint256 size)
        internal
        view
        returns (bool answered, bytes memory answer, bytes4 reason)
    {
        if (gasleft() < NEEDED) revert GasTooLow(gasleft(), NEEDED);
        return read(target, data, size, CAP);
    }

    /// @notice Calls with at most `cap` gas.
    /// @param size bytes of a right answer, a multiple of 32.
    /// @return answered whether the call succeeded with an answer of just that size.
    /// @return answer it; zeros or a part of a wrong one where it is not.
    /// @return reason the first four bytes of what a call that failed gave; 0 where there are less.
    function read(address target, bytes memory data, uint256 size, uint256 cap)
        internal
        view
        returns (bool answered, bytes memory answer, bytes4 reason)
    {
        answer = new bytes(size);
        // memory-safe: reads `data`, writes at most `size` bytes into `answer` and 4 into the scratch space. What is longer
        // stays outside of memory, so it costs the callee only.
        assembly ("memory-safe") {
            let success := staticcall(cap, target, add(data, 0x20), mload(data), add(answer, 0x20), size)
            answered := and(success, eq(returndatasize(), size))
            if iszero(or(success, lt(returndatasize(), 4))) {
                mstore(0x00, 0)
                returndatacopy(0x00, 0, 4)
                reason := mload(0x00)
            }
        }
    }
}
