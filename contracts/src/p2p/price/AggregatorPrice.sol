// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IAggregatorV3} from "../../lending/interfaces/IAggregatorV3.sol";
import {IPriceAdapter} from "../interfaces/IPriceAdapter.sol";

/// @title AggregatorPrice
/// @notice What one token costs in one currency, by one aggregator in Chainlink's shape that says just that (ETH in EUR for WETH in
/// EUR). Nobody has any rights over it. Trust: whoever governs the aggregator, within the offer's bounds.
/// @dev Decimals are read at deployment, and taken to stay.
contract AggregatorPrice is IPriceAdapter {
    /// @notice It prices `token` in `currency` only.
    error OtherPair(address token, bytes3 currency);
    /// @notice The aggregator has no usable answer: not above 0, from an unfinished round, or too large.
    error NoAnswer(int256 answer, uint256 updatedAt);
    /// @notice Decimals are at most 36.
    error BadDecimals(uint256 decimals);

    address public immutable AGGREGATOR;
    address public immutable TOKEN;
    bytes3 public immutable CURRENCY;
    uint256 private immutable TIMES;
    uint256 private immutable OVER;

    /// @dev Reverts: BadDecimals, and as `decimals` of the aggregator and the token do.
    constructor(address aggregator, address token, bytes3 currency) {
        (AGGREGATOR, TOKEN, CURRENCY) = (aggregator, token, currency);
        uint256 answerDecimals = IAggregatorV3(aggregator).decimals();
        uint256 tokenDecimals = IERC20Metadata(token).decimals();
        if (answerDecimals > 36) revert BadDecimals(answerDecimals);
        if (tokenDecimals > 36) revert BadDecimals(tokenDecimals);
        // answer / 10^answerDecimals of the currency for 10^tokenDecimals units: times 10^6 for millionths, and 10^18 for units.
        (TIMES, OVER) = (10 ** 24, 10 ** (answerDecimals + tokenDecimals));
    }

    /// @inheritdoc IPriceAdapter
    /// @dev Rounded down; below 2^128 times 2^80, so no product overflows.
    function price(address token, bytes3 currency) external view returns (uint256, uint256) {
        if (token != TOKEN || currency != CURRENCY) revert OtherPair(token, currency);
        (uint80 round, int256 answer,, uint256 updatedAt, uint80 answeredIn) =
            IAggregatorV3(AGGREGATOR).latestRoundData();
        if (
            answer <= 0 || answer > int256(uint256(type(uint128).max)) || updatedAt == 0 || answeredIn < round
        ) {
            revert NoAnswer(answer, updatedAt);
        }
        // The cast keeps all: above 0.
        return (uint256(answer) * TIMES / OVER, updatedAt);
    }
}
