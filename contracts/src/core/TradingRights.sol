// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {Layout} from "../libraries/Layout.sol";
import {MarketStorage} from "./MarketStorage.sol";

/// @notice What a delegate may do for an owner, market by market: a word of actions (8 bits) and the last second (64).
/// Every action settles with the owner's internal balance: a delegate cannot take from it, only trade badly with it,
/// against itself or for the bounties of expired orders included.
abstract contract TradingRights is MarketStorage {
    uint256 internal constant MAY_PLACE = 1;
    uint256 internal constant MAY_REDUCE = 2;
    uint256 internal constant MAY_CANCEL = 4;
    uint256 internal constant MAY_CLAIM = 8;
    uint256 internal constant MAY_SWAP = 16;
    uint256 internal constant ALL_ACTIONS = 31;

    /// @notice Reverts unless the caller is `owner` or may do `action` for them in this market now.
    function _requireRight(address owner, uint256 id, uint256 action) internal view {
        if (owner == msg.sender) return;
        uint256 word = _load(Layout.permission(id, owner, msg.sender));
        if (word & action == 0 || block.timestamp > word >> 8) {
            revert IExchangeErrors.NotPermitted(owner, msg.sender, id, action);
        }
    }
}
