// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "weir/types/MarketKey.sol";

/// @notice PoolShareTokenFactory as tests call its artifact.
interface IShareTokens {
    function deploy(MarketKey calldata key) external returns (address);
    function addressOf(uint256 market) external view returns (address);
}
