// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A deterministic stream of random numbers.
struct Randomness {
    uint256 state;
}

using RandomnessLib for Randomness global;

/// @notice Draws from `Randomness`.
library RandomnessLib {
    /// @notice A word.
    function word(Randomness memory random) internal pure returns (uint256) {
        return random.state = uint256(keccak256(abi.encode(random.state)));
    }

    /// @notice Below `bound`.
    function below(Randomness memory random, uint256 bound) internal pure returns (uint256) {
        return random.word() % bound;
    }

    /// @notice From `low` to `high`, both included.
    function between(Randomness memory random, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + random.below(high - low + 1);
    }

    /// @notice True once in `n` draws.
    function oneIn(Randomness memory random, uint256 n) internal pure returns (bool) {
        return random.below(n) == 0;
    }

    /// @notice From 1 up, of at most `bits` bits; every width is as likely as any other, the ends of a width often.
    function ofBits(Randomness memory random, uint256 bits) internal pure returns (uint256) {
        uint256 width = random.between(1, bits);
        uint256 low = 1 << (width - 1);
        uint256 kind = random.below(8);
        if (kind == 0) return low;
        if (kind == 1) return 2 * low - 1;
        return low + random.below(low);
    }
}
