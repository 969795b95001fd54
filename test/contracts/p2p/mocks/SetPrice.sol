// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceAdapter} from "weir/p2p/interfaces/IPriceAdapter.sol";

/// @notice A price adapter that says what the test sets, or reverts.
contract SetPrice is IPriceAdapter {
    error Down();

    uint256 private said;
    uint256 private time;
    bool private isDown;

    function set(uint256 price_, uint256 time_) external {
        (said, time) = (price_, time_);
    }

    function setDown(bool isDown_) external {
        isDown = isDown_;
    }

    /// @inheritdoc IPriceAdapter
    function price(address, bytes3) external view returns (uint256, uint256) {
        if (isDown) revert Down();
        return (said, time);
    }
}
