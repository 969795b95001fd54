// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Everything that never changes about a market, in two words. The market's id is the complement of both
/// words' hash.
/// @param baseTerms low to high: base token (160 bits), lot exponent k (8; a lot is 10^k base units, k <= 36),
///        tick spacing (16), pool fee (24), taker fee (24), maker rebate (24), the fees in parts per million.
/// @param quoteTerms low to high: quote token (160 bits), smallest order in quote units at its own price (96).
struct MarketKey {
    uint256 baseTerms;
    uint256 quoteTerms;
}

using MarketKeyLib for MarketKey global;

/// @notice Reads and packs `MarketKey`.
/// @dev Casts that narrow to `address` or mask a field drop only bits that belong to the neighbouring fields.
library MarketKeyLib {
    /// @notice The market's id: ~keccak256 of the key's 64 bytes. Also the base of the market's storage region.
    /// @dev The complement, because ERC-6909 keeps a balance at keccak256 of 64 bytes as well (see Layout): a key made of
    /// those bytes would have that balance for its market.
    function id(MarketKey calldata key) internal pure returns (uint256 marketId) {
        // memory-safe: writes only above the free memory pointer, which it leaves alone.
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, key, 0x40)
            marketId := not(keccak256(free, 0x40))
        }
    }

    /// @notice The token of `baseTerms` (whose lots are bought and sold) or of `quoteTerms` (that prices are given in).
    function tokenOf(uint256 terms) internal pure returns (address) {
        return address(uint160(terms));
    }

    /// @notice k, where a lot is 10^k base units.
    function lotExponent(uint256 baseTerms) internal pure returns (uint256) {
        return (baseTerms >> 160) & 0xff;
    }

    /// @notice A lot in base units, at most 10^36 < 2^120 in a market that opened.
    function lotSize(uint256 baseTerms) internal pure returns (uint256) {
        return 10 ** ((baseTerms >> 160) & 0xff);
    }

    /// @notice Resting orders use ticks that are multiples of this.
    function tickSpacing(uint256 baseTerms) internal pure returns (uint256) {
        return (baseTerms >> 168) & 0xffff;
    }

    /// @notice The pool's fee on its input, in parts per million.
    function poolFee(uint256 baseTerms) internal pure returns (uint256) {
        return (baseTerms >> 184) & 0xffffff;
    }

    /// @notice The taker's fee on what it pays the book, in parts per million.
    function takerFee(uint256 baseTerms) internal pure returns (uint256) {
        return (baseTerms >> 208) & 0xffffff;
    }

    /// @notice The maker's part of that fee, in parts per million of the same amount.
    function makerRebate(uint256 baseTerms) internal pure returns (uint256) {
        return baseTerms >> 232;
    }

    /// @notice The smallest order that may rest, in quote units at its own price.
    function minQuote(uint256 quoteTerms) internal pure returns (uint256) {
        return quoteTerms >> 160;
    }

    /// @notice The tier's part of the key: spacing and fees, as `baseTerms >> 168`.
    function tierTerms(uint256 baseTerms) internal pure returns (uint256) {
        return baseTerms >> 168;
    }

    /// @notice Builds a key. Fields wider than their place are the caller's error and revert.
    function pack(address base, address quote, uint8 lotExp, uint256 tier, uint96 smallestOrder)
        internal
        pure
        returns (MarketKey memory)
    {
        require(tier < 1 << 88);
        return MarketKey(
            uint256(uint160(base)) | uint256(lotExp) << 160 | tier << 168,
            uint256(uint160(quote)) | uint256(smallestOrder) << 160
        );
    }
}
