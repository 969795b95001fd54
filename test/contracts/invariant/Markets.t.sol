// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketConfig} from "./MarketActors.sol";
import {MarketInvariants} from "./MarketInvariants.sol";

/// @notice An everyday market: 18 and 6 decimals, about 2000 quote per base, lots of 10^15 units.
contract EverydayMarketTest is MarketInvariants {
    function config() internal pure override returns (MarketConfig memory) {
        return MarketConfig({
            baseDecimals: 18,
            quoteDecimals: 6,
            lotExponent: 15,
            tier: 1,
            minQuote: 1e6,
            middle: 640_000,
            spread: 60,
            mostLots: 20_000,
            poolBase: 1000e18,
            poolQuote: 2_000_000e6
        });
    }
}

/// @notice Levels far apart, in other leaf, mid and root words of the bitmaps, without a pool.
contract WideMarketTest is MarketInvariants {
    function config() internal pure override returns (MarketConfig memory) {
        return MarketConfig({
            baseDecimals: 18,
            quoteDecimals: 18,
            lotExponent: 12,
            tier: 3,
            minQuote: 1,
            middle: 1_600_000,
            spread: 1_500_000,
            mostLots: 100,
            poolBase: 0,
            poolQuote: 0
        });
    }
}

/// @notice Tokens without decimals and a pool of some thousand units: every unit of rounding counts.
contract CoarseMarketTest is MarketInvariants {
    function config() internal pure override returns (MarketConfig memory) {
        return MarketConfig({
            baseDecimals: 0,
            quoteDecimals: 0,
            lotExponent: 0,
            tier: 2,
            minQuote: 1,
            // 3.0000 quote units per base unit.
            middle: 90_000 + 20_000,
            spread: 8000,
            mostLots: 300,
            poolBase: 2000,
            poolQuote: 6000
        });
    }
}

/// @notice A stable pair in whole units: lots of one unit, the narrowest fees.
contract StableMarketTest is MarketInvariants {
    function config() internal pure override returns (MarketConfig memory) {
        return MarketConfig({
            baseDecimals: 6,
            quoteDecimals: 6,
            lotExponent: 4,
            tier: 0,
            minQuote: 1e4,
            middle: 90_000 * 5,
            spread: 20,
            mostLots: 1e6,
            poolBase: 1e12,
            poolQuote: 1e12
        });
    }
}

/// @notice A base token of 36 decimals with lots of 10^36 units, at the highest prices.
contract GiantMarketTest is MarketInvariants {
    function config() internal pure override returns (MarketConfig memory) {
        return MarketConfig({
            baseDecimals: 36,
            quoteDecimals: 36,
            lotExponent: 36,
            tier: 1,
            minQuote: 1,
            middle: 3_140_000,
            spread: 12_000,
            mostLots: 100,
            poolBase: 0,
            poolQuote: 0
        });
    }
}

/// @notice A deep book beside a shallow pool: what the pool gets of the book's fees could cross the market.
contract DeepBookMarketTest is MarketInvariants {
    function config() internal pure override returns (MarketConfig memory) {
        return MarketConfig({
            baseDecimals: 18,
            quoteDecimals: 6,
            lotExponent: 15,
            tier: 1,
            minQuote: 1e6,
            middle: 640_000,
            spread: 20,
            mostLots: 20_000,
            poolBase: 3e18,
            poolQuote: 6000e6
        });
    }
}
