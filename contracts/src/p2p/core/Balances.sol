// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ProvenPull} from "../../libraries/ProvenPull.sol";
import {EscrowStorage} from "./EscrowStorage.sol";

/// @notice What accounts have here, and drawing from it.
///
/// Everything that changes anything runs under one lock, so a token or an arbitrator that calls back finds every door shut but
/// the reading ones. Balances are written before tokens leave.
abstract contract Balances is EscrowStorage, ReentrancyGuardTransient {
    /// @dev Takes `amount` out of an account's balance, after pulling what is missing out of its wallet.
    function _draw(address account, address token, uint256 amount) internal {
        if (amount == 0) return;
        uint256 balance = _balances[account][token];
        if (balance < amount) {
            uint256 missing = amount - balance;
            ProvenPull.pull(token, account, missing);
            balance = amount;
            emit Deposited(account, token, account, missing);
        }
        _balances[account][token] = balance - amount;
        emit Drawn(account, token, amount);
    }

    /// @dev Adds to an account's balance what an offer or trade no longer holds.
    function _credit(address account, address token, uint256 amount) internal {
        if (amount == 0) return;
        _balances[account][token] += amount;
        emit Credited(account, token, amount);
    }
}
