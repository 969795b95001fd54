// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ProvenPull} from "../../libraries/ProvenPull.sol";
import {IEscrowTrades} from "../interfaces/IEscrowTrades.sol";
import {Balances} from "./Balances.sol";

/// @notice Money in and out.
abstract contract Wallets is IEscrowTrades, Balances {
    /// @inheritdoc IEscrowTrades
    function deposit(address token, uint256 amount, address account) external nonReentrant {
        if (amount == 0) revert ZeroAmount();
        if (account == address(0)) revert ZeroRecipient();
        ProvenPull.pull(token, msg.sender, amount);
        _balances[account][token] += amount;
        emit Deposited(account, token, msg.sender, amount);
    }

    /// @inheritdoc IEscrowTrades
    function withdraw(address token, uint256 amount, address to)
        external
        nonReentrant
        returns (uint256 paid)
    {
        address actor = _actor();
        uint256 balance = _balances[actor][token];
        paid = amount == type(uint256).max ? balance : amount;
        if (paid == 0) revert ZeroAmount();
        if (to == address(0)) revert ZeroRecipient();
        if (paid > balance) revert BalanceTooLow(actor, token, balance, paid);
        _balances[actor][token] = balance - paid;
        emit Withdrawn(actor, token, to, paid);
        // What came back to this contract would be nobody's.
        if (to == address(this) || !SafeERC20.trySafeTransfer(IERC20(token), to, paid)) {
            revert PushFailed(token, to, paid);
        }
    }

    /// @inheritdoc IEscrowTrades
    function permit(
        address token,
        address from,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant {
        // What it returns decides nothing: the allowance that a later draw meets does.
        try IERC20Permit(token).permit(from, address(this), amount, deadline, v, r, s) {} catch {}
    }
}
