// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../interfaces/IExchange.sol";
import {ILens} from "./interfaces/ILens.sol";
import {MarketFactory} from "./MarketFactory.sol";
import {V2Pair} from "./V2Pair.sol";

/// @title V2PairFactory
/// @notice Deploys each market's V2Pair. A pair of tokens may have many markets, so pairs are found by the market's id
/// (`addressOf`), not by their tokens.
contract V2PairFactory is MarketFactory {
    /// @notice What the pairs quote with.
    ILens public immutable LENS;

    constructor(IExchange exchange, ILens lens) MarketFactory(exchange) {
        LENS = lens;
    }

    function _initCode(uint256 market) internal view override returns (bytes memory) {
        return abi.encodePacked(type(V2Pair).creationCode, abi.encode(EXCHANGE, LENS, market));
    }
}
