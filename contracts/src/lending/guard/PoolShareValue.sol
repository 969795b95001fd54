// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {MILLION} from "../../libraries/Million.sol";
import {PoolSlot} from "../../types/PoolSlot.sol";

/// @notice What a pool's shares are worth, from the exchange's words.
library PoolShareValue {
    using FixedPointMathLib for uint256;

    uint256 private constant PRICE_BOUND = 1 << 184;

    /// @notice All shares, those included that the protocol would be given now for its part of the pool's income since
    /// shares were last minted or burnt. Mirrors core/Liquidity, which says how they are worked out.
    /// @param slot the market's word.
    /// @param word that of its shares: see Layout.
    function supply(PoolSlot slot, uint256 word) internal pure returns (uint256 total) {
        // The casts keep the fields.
        (uint256 part, uint256 last) = (uint24(word >> 104), word >> 128);
        total = uint104(word);
        if (part == 0 || total == 0) return total;
        // Reserves below 2^103; shares and roots below 2^104, the part at most 2 * 10^5: products below 2^226.
        unchecked {
            uint256 root = (slot.baseReserve() * slot.quoteReserve()).sqrt();
            if (root <= last) return total;
            return total + (total * (root - last) * part).rawDiv(root * (MILLION - part) + last * part);
        }
    }

    /// @notice 2 * sqrt(k * p0 * p1) / shares, rounded down; less than 2^184: a value beyond is cut to it.
    /// Off by less than one part in 10^10 where the root of k is 1,000 or more, as it is in any pool, and the prices' is
    /// 10^11 or more.
    /// @param shares the supply, not 0.
    /// @param p0 and p1 below 2^184, parts of 10^36 of a loan unit for a unit.
    function price(PoolSlot slot, uint256 shares, uint256 p0, uint256 p1) internal pure returns (uint256) {
        if (p0 == 0 || p1 == 0) return 0;
        // Reserves below 2^103: k * 2^50 < 2^256, and its root is that of k times 2^25, below 2^128. Shares below 2^105.
        unchecked {
            uint256 root = (slot.baseReserve() * slot.quoteReserve() << 50).sqrt();
            uint256 mean = p0.mulSqrt(p1);
            uint256 divisor = shares << 24;
            // The product is below 2^312 and the quotient would be below 2^286. Beyond the range exactly where
            // mean * root >= 2^184 * divisor, which needs root / divisor above 1 already; divided first, so that all fits.
            if (root.rawDiv(divisor) >= PRICE_BOUND.rawDiv(mean) + 1) return PRICE_BOUND - 1;
            return mean.fullMulDiv(root, divisor).min(PRICE_BOUND - 1);
        }
    }
}
