// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeGovernance} from "./IExchangeGovernance.sol";
import {IExchangeMarkets} from "./IExchangeMarkets.sol";
import {IExchangeObservations} from "./IExchangeObservations.sol";
import {IExchangePermits} from "./IExchangePermits.sol";

/// @title The rarer part of Weir's exchange. Called at the exchange's own address, like everything else: the exchange
/// runs it there by delegatecall.
interface IExchangeExtension is
    IExchangeMarkets,
    IExchangePermits,
    IExchangeObservations,
    IExchangeGovernance
{}
