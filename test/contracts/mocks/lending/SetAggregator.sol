// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAggregatorV3} from "weir/lending/interfaces/IAggregatorV3.sol";

/// @notice An aggregator, or a sequencer's uptime feed, that says what the test wants.
contract SetAggregator is IAggregatorV3 {
    uint8 public immutable decimals;
    uint80 private round = 7;
    int256 private answer;
    uint256 private startedAt;
    uint256 private updatedAt;
    uint80 private answeredInRound = 7;

    constructor(uint8 decimals_, int256 answer_, uint256 time) {
        decimals = decimals_;
        set(answer_, time);
    }

    function set(int256 answer_, uint256 time) public {
        (answer, startedAt, updatedAt) = (answer_, time, time);
    }

    function setRounds(uint80 round_, uint80 answeredInRound_) external {
        (round, answeredInRound) = (round_, answeredInRound_);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return (round, answer, startedAt, updatedAt, answeredInRound);
    }
}
