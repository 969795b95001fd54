// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ProvenPull} from "../../libraries/ProvenPull.sol";
import {IClaims} from "../interfaces/IClaims.sol";

/// @notice What an arbitrator owes, pulled by whom it is owed: so no receiver, and no token that refuses one, holds up anybody
/// else.
///
/// Every action has written all of its storage before it calls a token, so what a token does from inside meets the state
/// after the action. A pull measures this contract's balance around the whole of its call: a payment made meanwhile can
/// only lower what seems to have arrived, and then it reverts. A token that lies harms what is owed in it, and nothing else.
abstract contract Claims is IClaims {
    /// @inheritdoc IClaims
    mapping(address token => mapping(address who => uint256)) public owed;

    /// @inheritdoc IClaims
    function claim(address token, address to) external returns (uint256 amount) {
        amount = owed[token][msg.sender];
        if (amount == 0) revert NothingOwed(token, msg.sender);
        owed[token][msg.sender] = 0;
        emit Claimed(token, msg.sender, to, amount);
        _push(token, to, amount);
    }

    /// @dev Whoever takes a payment in bounds it so that no sum comes near 2^256.
    function _owe(address token, address who, uint256 amount) internal {
        if (amount != 0) owed[token][who] += amount;
    }

    function _pull(address token, uint256 amount) internal {
        ProvenPull.pull(token, msg.sender, amount);
    }

    function _push(address token, address to, uint256 amount) internal {
        if (to == address(0)) revert ZeroRecipient();
        if (!SafeERC20.trySafeTransfer(IERC20(token), to, amount)) revert PushFailed(token, to, amount);
    }
}
