// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LibBit} from "solady/utils/LibBit.sol";

/// @notice A number below 2^117 in 60 bits, rounded down by less than one part in 2^53: 54 bits of it, and above them
/// by how many bits it was shifted. The encoding keeps the order, so encoded numbers are compared as they are.
library RootFloat {
    uint256 private constant MANTISSA_BITS = 54;
    uint256 private constant MANTISSA_MASK = (1 << MANTISSA_BITS) - 1;

    /// @notice `number`, rounded down to 54 significant bits.
    function encode(uint256 number) internal pure returns (uint256) {
        if (number <= MANTISSA_MASK) return number;
        // fls(number) >= 54.
        unchecked {
            uint256 shift = LibBit.fls(number) - (MANTISSA_BITS - 1);
            return shift << MANTISSA_BITS | number >> shift;
        }
    }

    /// @notice The number that was encoded, rounded down.
    function decode(uint256 encoded) internal pure returns (uint256) {
        return (encoded & MANTISSA_MASK) << (encoded >> MANTISSA_BITS);
    }
}
