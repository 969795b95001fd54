// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "../../mocks/PlainToken.sol";

/// @notice The token of every row: `PlainToken`, optimized whatever the tests that know it are compiled by.
contract MeasuredToken is PlainToken {
    constructor(string memory symbol_) PlainToken(symbol_, symbol_, 18) {}
}
