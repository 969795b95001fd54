// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IAggregatorV3} from "../../interfaces/IAggregatorV3.sol";
import {IPriceFeed} from "../../interfaces/IPriceFeed.sol";
import {BoundedCall} from "../BoundedCall.sol";
import {FeedRatio} from "./FeedRatio.sol";

/// @notice What never changes about a ChainlinkFeed: the price is what `over` says divided by what `under` says.
/// @param over aggregator of the collateral in some unit (mostly USD), or of the collateral in the loan token; 0 for 1.
/// @param under aggregator of the loan token in the same unit, or of the loan token in the collateral; 0 for 1.
/// @param overAge how old its answers may be, in seconds: its heartbeat and a margin.
/// @param underAge the same of `under`.
struct ChainlinkTerms {
    address collateral;
    address loan;
    address over;
    address under;
    uint32 overAge;
    uint32 underAge;
}

/// @title ChainlinkFeed
/// @notice A price by one or two aggregators in Chainlink's shape: collateral in USD over loan in USD, one aggregator of
/// the pair, or the inverse of one. Nobody has any rights over it.
///
/// No price: an answer that is zero, negative or above 2^128, one from the future, one of an unfinished round or carried
/// over from an earlier one, and an aggregator that does not answer. The price is rounded down, once.
///
/// Trust: whoever governs the aggregators. Some of them stop at a lowest and a highest answer, and go on saying it while the
/// world's price is elsewhere: that such an answer counts for little is the guard's business, which wants a second source.
/// Their decimals and the tokens' are read at deployment, and taken to stay.
contract ChainlinkFeed is IPriceFeed {
    /// @notice At least one aggregator is needed.
    error NoAggregator();

    address private immutable OVER;
    address private immutable UNDER;
    uint256 private immutable OVER_AGE;
    uint256 private immutable UNDER_AGE;
    int256 private immutable EXPONENT;
    address private immutable COLLATERAL;
    address private immutable LOAN;

    /// @dev Reverts: NoAggregator, DecimalsOutOfRange, and as the `decimals` of tokens and aggregators do.
    constructor(ChainlinkTerms memory terms_) {
        (OVER, UNDER) = (terms_.over, terms_.under);
        (OVER_AGE, UNDER_AGE) = (terms_.overAge, terms_.underAge);
        (COLLATERAL, LOAN) = (terms_.collateral, terms_.loan);
        int256 exponent = FeedRatio.tokenExponent(terms_.collateral, terms_.loan);
        if (terms_.over == address(0) && terms_.under == address(0)) revert NoAggregator();
        if (terms_.over != address(0)) exponent -= FeedRatio.decimalsOf(terms_.over);
        if (terms_.under != address(0)) exponent += FeedRatio.decimalsOf(terms_.under);
        EXPONENT = exponent;
    }

    /// @inheritdoc IPriceFeed
    function read() external view returns (uint256 price, uint256 until) {
        (uint256 over, uint256 overUntil) = _answer(OVER, OVER_AGE);
        (uint256 under, uint256 underUntil) = _answer(UNDER, UNDER_AGE);
        if (over == 0 || under == 0) return (0, 0);
        return (FeedRatio.price(over, under, EXPONENT), FixedPointMathLib.min(overUntil, underUntil));
    }

    /// @notice What the adapter was deployed with.
    function terms() external view returns (ChainlinkTerms memory) {
        // The ages were 32 bits wide.
        return ChainlinkTerms(COLLATERAL, LOAN, OVER, UNDER, uint32(OVER_AGE), uint32(UNDER_AGE));
    }

    /// @dev 1 for ever where there is no aggregator; 0 where it has no price.
    function _answer(address aggregator, uint256 age) private view returns (uint256, uint256) {
        if (aggregator == address(0)) return (1, type(uint256).max);
        (bool answered, bytes memory words,) =
            BoundedCall.read(aggregator, abi.encodeCall(IAggregatorV3.latestRoundData, ()), 160, gasleft());
        if (!answered) return (0, 0);
        (uint256 round, int256 answer,, uint256 updatedAt, uint256 answeredIn) =
            abi.decode(words, (uint256, int256, uint256, uint256, uint256));
        if (answer <= 0 || answer > int256(uint256(type(uint128).max))) return (0, 0);
        if (updatedAt == 0 || updatedAt > block.timestamp || answeredIn < round) return (0, 0);
        // Positive.
        return (uint256(answer), updatedAt + age);
    }
}
