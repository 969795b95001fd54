// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPyth} from "weir/lending/interfaces/IPyth.sol";

/// @notice A pull feed: anyone brings prices, and as with Pyth only one that is newer than the last is kept.
contract SetPyth is IPyth {
    error PriceFeedNotFound();

    mapping(bytes32 id => Price) private prices;

    function bring(bytes32 id, int64 price, uint64 conf, int32 expo, uint256 publishTime) external {
        if (publishTime > prices[id].publishTime) prices[id] = Price(price, conf, expo, publishTime);
    }

    function getPriceUnsafe(bytes32 id) external view returns (Price memory price) {
        price = prices[id];
        if (price.publishTime == 0) revert PriceFeedNotFound();
    }
}
