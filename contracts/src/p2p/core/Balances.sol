// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
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
            _pull(token, account, missing);
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

    /// @dev Measured by this contract's own balance, so that a token that takes a fee is refused.
    function _pull(address token, address from, uint256 amount) internal {
        if (token.code.length == 0) revert PullFailed(token, from, amount);
        uint256 before = _held(token);
        if (!SafeERC20.trySafeTransferFrom(IERC20(token), from, address(this), amount)) {
            revert PullFailed(token, from, amount);
        }
        uint256 afterwards = _held(token);
        // A token whose balance falls lies about itself only: `received` shows what it claimed.
        unchecked {
            if (afterwards - before != amount) revert PullMismatch(token, amount, afterwards - before);
        }
    }

    function _held(address token) private view returns (uint256) {
        return IERC20(token).balanceOf(address(this));
    }
}
