// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "../interfaces/IExchangeCore.sol";
import {AccountViews} from "./lens/AccountViews.sol";
import {ExchangeReader} from "./lens/ExchangeReader.sol";
import {MarketViews} from "./lens/MarketViews.sol";
import {SwapQuotes} from "./lens/SwapQuotes.sol";

/// @title Lens
/// @notice Reads whole views of the exchange in one call, for pages, bots and other contracts' simulations. ILens is the
/// manual. It reads raw storage and runs the exchange's own code on it (MarketReader, Walk), so a quote equals what the
/// swap then does in the same state. It holds nothing and can change nothing.
contract Lens is MarketViews, AccountViews, SwapQuotes {
    constructor(IExchangeCore exchange) ExchangeReader(exchange) {}
}
