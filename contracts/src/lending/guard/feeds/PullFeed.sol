// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IPriceFeed} from "../../interfaces/IPriceFeed.sol";
import {IPyth} from "../../interfaces/IPyth.sol";
import {BoundedCall} from "../BoundedCall.sol";
import {FeedRatio} from "./FeedRatio.sol";

/// @notice What never changes about a PullFeed.
/// @param pyth the contract that prices are brought to.
/// @param over id of the collateral's price in some unit (mostly USD), or in the loan token; 0 for 1.
/// @param under id of the loan token's price in the same unit, or in the collateral; 0 for 1.
/// @param age how old a price may be, in seconds.
/// @param maxConfidence the most that half the width of its confidence interval may be, in parts of 10^4 of the price.
struct PullFeedTerms {
    address collateral;
    address loan;
    address pyth;
    bytes32 over;
    bytes32 under;
    uint32 age;
    uint16 maxConfidence;
}

/// @title PullFeed
/// @notice A price by one or two ids of a pull feed in Pyth's shape. Nobody has any rights over it.
///
/// No price: one that is zero or negative, too uncertain, from the future, or none at all. The clocks of publishers and of
/// blocks differ, and anyone may bring a price: one from up to a minute ahead counts as of now, or bringing it would switch
/// the feed off. The price is rounded down, once.
///
/// Trust: the publishers, and that anyone chooses when a price is brought: of all published within `age` that are newer
/// than the last one brought, whoever sends the transaction picks, and may bring two, acting at the first and again at
/// the second. What that gains is bounded by how far the price moved within `age` (so that should be short), and by the
/// guard: new debt is at the lowest of sources within 3 % of each other, and liquidation never at this feed's word alone.
contract PullFeed is IPriceFeed {
    /// @notice At least one id is needed.
    error NoPriceId();

    /// @notice A price from this many seconds ahead is taken for one of now.
    uint256 private constant CLOCK_MARGIN = 60;

    address private immutable PYTH;
    bytes32 private immutable OVER;
    bytes32 private immutable UNDER;
    uint256 private immutable AGE;
    uint256 private immutable MAX_CONFIDENCE;
    int256 private immutable EXPONENT;
    address private immutable COLLATERAL;
    address private immutable LOAN;

    /// @dev Reverts: NoPriceId, DecimalsOutOfRange, and as the tokens' `decimals` do.
    constructor(PullFeedTerms memory terms_) {
        if (terms_.over == 0 && terms_.under == 0) revert NoPriceId();
        (PYTH, OVER, UNDER) = (terms_.pyth, terms_.over, terms_.under);
        (AGE, MAX_CONFIDENCE) = (terms_.age, terms_.maxConfidence);
        (COLLATERAL, LOAN) = (terms_.collateral, terms_.loan);
        EXPONENT = FeedRatio.tokenExponent(terms_.collateral, terms_.loan);
    }

    /// @inheritdoc IPriceFeed
    function read() external view returns (uint256 price, uint256 until) {
        (uint256 over, int256 overExponent, uint256 overUntil) = _answer(OVER);
        (uint256 under, int256 underExponent, uint256 underUntil) = _answer(UNDER);
        if (over == 0 || under == 0) return (0, 0);
        // Each exponent fits 32 bits.
        price = FeedRatio.price(over, under, EXPONENT + overExponent - underExponent);
        until = FixedPointMathLib.min(overUntil, underUntil);
    }

    /// @notice What the adapter was deployed with.
    function terms() external view returns (PullFeedTerms memory) {
        // Age and confidence were 32 and 16 bits wide.
        return PullFeedTerms(COLLATERAL, LOAN, PYTH, OVER, UNDER, uint32(AGE), uint16(MAX_CONFIDENCE));
    }

    /// @dev 1 for ever where there is no id; 0 where it has no price.
    function _answer(bytes32 id) private view returns (uint256, int256, uint256) {
        if (id == 0) return (1, 0, type(uint256).max);
        (bool answered, bytes memory words,) =
            BoundedCall.read(PYTH, abi.encodeCall(IPyth.getPriceUnsafe, (id)), 128, gasleft());
        if (!answered) return (0, 0, 0);
        (int256 price, uint256 confidence, int256 exponent, uint256 publishTime) =
            abi.decode(words, (int256, uint256, int256, uint256));
        // Outside of their types' ranges the words are no answer.
        if (price <= 0 || price > type(int64).max || confidence > type(uint64).max) return (0, 0, 0);
        if (exponent != int32(exponent) || publishTime > block.timestamp + CLOCK_MARGIN) return (0, 0, 0);
        // Positive, and below 2^63.
        uint256 value = uint256(price);
        if (confidence * 1e4 > value * MAX_CONFIDENCE) return (0, 0, 0);
        return (value, exponent, FixedPointMathLib.min(publishTime, block.timestamp) + AGE);
    }
}
