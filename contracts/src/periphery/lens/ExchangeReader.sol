// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketReader} from "../../core/MarketReader.sol";
import {IExchangeCore} from "../../interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "../../interfaces/IExchangeErrors.sol";
import {PoolSlot} from "../../types/PoolSlot.sol";
import {ILens} from "../interfaces/ILens.sol";

/// @notice Reads an exchange's storage from outside, word by word, so that the exchange's own code can run on it.
abstract contract ExchangeReader is ILens, MarketReader {
    /// @inheritdoc ILens
    IExchangeCore public immutable override EXCHANGE;

    constructor(IExchangeCore exchange) {
        EXCHANGE = exchange;
    }

    /// @inheritdoc MarketReader
    function _load(uint256 slot) internal view override returns (uint256) {
        return EXCHANGE.extsload(slot);
    }

    /// @notice The market's word; reverts where the market is not open.
    function _openSlot(uint256 id) internal view returns (PoolSlot slot) {
        slot = PoolSlot.wrap(_load(id));
        if (PoolSlot.unwrap(slot) == 0) revert IExchangeErrors.UnknownMarket(id);
    }
}
