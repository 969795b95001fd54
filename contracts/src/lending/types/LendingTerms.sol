// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {RateModel} from "./RateModel.sol";

/// @notice Everything that never changes about a lending market.
/// @param loan low to high: loan token (160 bits), dust bound in its units (96): no debt and no pledged collateral is
///        worth less, about 50 times the gas of a liquidation.
/// @param rates what borrowers pay.
/// @param collaterals one is an isolated market, two to eight are cross margin.
struct LendingTerms {
    uint256 loan;
    RateModel rates;
    Collateral[] collaterals;
}

/// @notice The same with the collaterals' hash in their place: all that lenders and repayment need.
/// The market's id is its hash.
/// @param collaterals keccak256 of the collaterals' words, one after the other.
struct LendingKey {
    uint256 loan;
    RateModel rates;
    bytes32 collaterals;
}

/// @notice What may be pledged and how it is judged, in two words.
/// @param tokenTerms low to high: token (160 bits), borrow LTV (16), liquidation LTV (16), largest incentive (16), the
///        three in parts of 10^4; the rest 0, or no market opens with it.
/// @param guardTerms low to high: price guard (160 bits), cap in the token's units (96): the most that may be pledged
///        for debts, all accounts together.
struct Collateral {
    uint256 tokenTerms;
    uint256 guardTerms;
}

using LendingTermsLib for LendingTerms global;
using LendingKeyLib for LendingKey global;
using CollateralLib for Collateral global;

/// @notice Reads `LendingKey`.
/// @dev Casts to `address` keep the low 160 bits, which are the field.
library LendingKeyLib {
    /// @notice The market's id: keccak256 of the key's 96 bytes.
    function id(LendingKey memory key) internal pure returns (uint256 marketId) {
        // memory-safe: reads the struct, whose three words lie one after the other.
        assembly ("memory-safe") {
            marketId := keccak256(key, 0x60)
        }
    }

    /// @notice The loan token.
    function token(uint256 loan) internal pure returns (address) {
        return address(uint160(loan));
    }

    /// @notice In the loan token's units.
    function dust(uint256 loan) internal pure returns (uint256) {
        return loan >> 160;
    }

    /// @notice The loan's word; `dust_` in the token's units.
    function pack(address token_, uint96 dust_) internal pure returns (uint256 loan) {
        return uint256(uint160(token_)) | uint256(dust_) << 160;
    }
}

/// @notice Reads `LendingTerms`.
library LendingTermsLib {
    /// @notice The terms with the collaterals' hash in their place.
    function key(LendingTerms calldata terms) internal pure returns (LendingKey memory) {
        return LendingKey(terms.loan, terms.rates, hash(terms.collaterals));
    }

    /// @notice The market's id: that of the key, which it does not build.
    function id(LendingTerms calldata terms) internal pure returns (uint256 marketId) {
        bytes32 collaterals = hash(terms.collaterals);
        // memory-safe: writes only above the free memory pointer, which it leaves alone. The first two words of the terms
        // are those of the key.
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, terms, 0x40)
            mstore(add(free, 0x40), collaterals)
            marketId := keccak256(free, 0x60)
        }
    }

    /// @notice keccak256 of the collaterals' words, as they stand in calldata.
    function hash(Collateral[] calldata collaterals) internal pure returns (bytes32 result) {
        // memory-safe: writes only above the free memory pointer, which it leaves alone. Each item is two words.
        assembly ("memory-safe") {
            let free := mload(0x40)
            let size := shl(6, collaterals.length)
            calldatacopy(free, collaterals.offset, size)
            result := keccak256(free, size)
        }
    }
}

/// @notice Reads and packs `Collateral`. Fractions and factors are widened to parts of 10^18.
library CollateralLib {
    uint256 private constant POINT = 1e14;
    uint256 private constant FIELD = 0xffff;

    /// @notice The token that may be pledged.
    function token(Collateral calldata collateral) internal pure returns (address) {
        return address(uint160(collateral.tokenTerms));
    }

    /// @notice Its price guard (IPriceGuard).
    function guard(Collateral calldata collateral) internal pure returns (address) {
        return address(uint160(collateral.guardTerms));
    }

    /// @notice In the token's units.
    function cap(Collateral calldata collateral) internal pure returns (uint256) {
        return collateral.guardTerms >> 160;
    }

    /// @notice The most of its worth that new debt may come to, in parts of 10^18.
    function borrowLtv(Collateral calldata collateral) internal pure returns (uint256) {
        return (collateral.tokenTerms >> 160 & FIELD) * POINT;
    }

    /// @notice The part of its worth above which a debt may be liquidated, in parts of 10^18.
    function liquidationLtv(Collateral calldata collateral) internal pure returns (uint256) {
        return (collateral.tokenTerms >> 176 & FIELD) * POINT;
    }

    /// @notice The most collateral that a liquidator gets for what it repays, as a factor: 10^18 is none.
    function maxIncentive(Collateral calldata collateral) internal pure returns (uint256) {
        return (collateral.tokenTerms >> 192 & FIELD) * POINT;
    }

    /// @notice Whether a bit is set that means nothing.
    function hasSpareBits(Collateral calldata collateral) internal pure returns (bool) {
        return collateral.tokenTerms >> 208 != 0;
    }

    /// @param borrowLtv_ and the two after it in parts of 10^4.
    /// @param cap_ in the token's units.
    function pack(
        address token_,
        uint16 borrowLtv_,
        uint16 liquidationLtv_,
        uint16 maxIncentive_,
        address guard_,
        uint96 cap_
    ) internal pure returns (Collateral memory) {
        return Collateral(
            uint256(uint160(token_)) | uint256(borrowLtv_) << 160 | uint256(liquidationLtv_) << 176
                | uint256(maxIncentive_) << 192,
            uint256(uint160(guard_)) | uint256(cap_) << 160
        );
    }
}
