// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PoolKey} from "@uniswap/v4-core/src/types/PoolKey.sol";

// How the rows call what stands in this folder. forge compiles a file as those need it that import it: a row that imported
// the contract itself would have it compiled a second time, plainly, under the same name.

interface IFloorExchange {
    function trade(uint256 amountIn, uint256 amountOut) external;
}

interface IOneSlotGuard {
    function setPrice(uint256 price) external;
}

/// @notice One pool on the way, and the direction through it.
struct Hop {
    PoolKey key;
    bool zeroForOne;
}

interface ILeanV4Router {
    function swap(uint256 amountIn, uint256 leastOut, Hop[] calldata hops) external;
}
