// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceFeed} from "../lending/interfaces/IPriceFeed.sol";

/// @title A price from outside for local chains and test networks: anyone may set it, so that a crash can be tried out, or a
/// feed that falls silent. Lending against it is a gift to whoever comes first.
contract LocalFeed is IPriceFeed {
    /// @notice What it stands for, as "WETH/USDC, one".
    string public label;
    uint256 private _price;
    uint256 private _until;

    /// @notice The price from now on, fresh until the second `until`.
    event LocalPriceSet(uint256 price, uint256 until);

    /// @param price as IPriceFeed's; it stays fresh.
    constructor(string memory label_, uint256 price) {
        label = label_;
        set(price, type(uint256).max);
    }

    /// @notice Says another price.
    /// @param price as IPriceFeed's, 0 for none.
    /// @param until the last second at which it is fresh: 0 for a feed that fell silent, max uint256 for one
    ///        that never does.
    function set(uint256 price, uint256 until) public {
        (_price, _until) = (price, until);
        emit LocalPriceSet(price, until);
    }

    /// @inheritdoc IPriceFeed
    function read() external view returns (uint256 price, uint256 until) {
        return (_price, _until);
    }
}
