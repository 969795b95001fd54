// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../../../interfaces/IExchange.sol";
import {ILending} from "../../interfaces/ILending.sol";

/// @notice What Liquidator and Leverage have in common.
interface IPathSwaps {
    /// @notice The path ends in another token than the one that is needed.
    error PathEndsElsewhere(address token, address needed);
    /// @notice Callbacks come from the contract that was called, and from nobody else.
    error NotCalledBack(address caller);

    /// @notice Where tokens are swapped.
    function EXCHANGE() external view returns (IExchange);

    /// @notice Where positions are.
    function LENDING() external view returns (ILending);
}
