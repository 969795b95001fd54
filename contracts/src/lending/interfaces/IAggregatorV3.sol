// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What is used of a price or uptime feed in Chainlink's shape (AggregatorV3Interface of its documentation).
interface IAggregatorV3 {
    /// @notice Decimals of the answer.
    function decimals() external view returns (uint8);

    /// @return roundId number of the round.
    /// @return answer the price; of an uptime feed 0 for up and 1 for down.
    /// @return startedAt when the round, or the status, began.
    /// @return updatedAt when the answer was given.
    /// @return answeredInRound the round that the answer is of.
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}
