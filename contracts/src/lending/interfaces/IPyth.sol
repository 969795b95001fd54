// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What is used of a pull feed in Pyth's shape (IPyth and PythStructs of its documentation).
interface IPyth {
    /// @param price and `conf` the price and half the width of its confidence interval, times 10^-expo.
    /// @param publishTime when it was published, in seconds.
    struct Price {
        int64 price;
        uint64 conf;
        int32 expo;
        uint256 publishTime;
    }

    /// @notice The newest price that anybody brought, of whatever age.
    function getPriceUnsafe(bytes32 id) external view returns (Price memory);
}
