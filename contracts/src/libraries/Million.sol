// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev Rates, fees and parts are in millionths.
uint256 constant MILLION = 1e6;
