// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "./IExchangeComposer.sol";
import {IExchangeCore} from "./IExchangeCore.sol";
import {IExchangeExtension} from "./IExchangeExtension.sol";

/// @title Weir's exchange: constant-product pools and a limit order book in one contract, matched in one swap.
/// @notice All that can be called at the exchange's address, beside ERC-6909 for internal balances (id: the token's
/// address) and pool shares (id: the market's).
interface IExchange is IExchangeCore, IExchangeComposer, IExchangeExtension {}
