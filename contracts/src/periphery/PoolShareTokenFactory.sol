// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../interfaces/IExchange.sol";
import {MarketFactory} from "./MarketFactory.sol";
import {PoolShareToken} from "./PoolShareToken.sol";

/// @title PoolShareTokenFactory
/// @notice Deploys each market's PoolShareToken, one and the same for everybody.
contract PoolShareTokenFactory is MarketFactory {
    constructor(IExchange exchange) MarketFactory(exchange) {}

    function _initCode(uint256 market) internal view override returns (bytes memory) {
        return abi.encodePacked(type(PoolShareToken).creationCode, abi.encode(EXCHANGE, market));
    }
}
