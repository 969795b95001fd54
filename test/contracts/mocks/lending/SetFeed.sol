// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceFeed} from "weir/lending/interfaces/IPriceFeed.sol";

/// @notice A feed that says what the test wants.
contract SetFeed is IPriceFeed {
    uint256 private price;
    uint256 private until;

    constructor(uint256 price_, uint256 until_) {
        (price, until) = (price_, until_);
    }

    function set(uint256 price_, uint256 until_) external {
        (price, until) = (price_, until_);
    }

    function read() public view virtual returns (uint256, uint256) {
        return (price, until);
    }
}
