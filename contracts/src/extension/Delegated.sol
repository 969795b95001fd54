// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";

/// @notice Functions that run as the exchange's own code, by delegatecall, and refuse to run as anything else.
abstract contract Delegated is IExchangeErrors {
    address private immutable SELF = address(this);

    /// @notice Reverts with OnlyDelegated unless it runs as other code.
    modifier delegated() {
        _requireDelegated();
        _;
    }

    function _requireDelegated() private view {
        if (address(this) == SELF) revert OnlyDelegated();
    }
}
