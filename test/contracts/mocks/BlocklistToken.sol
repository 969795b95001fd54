// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @notice A token that refuses transfers from and to the accounts on its list, as USDC does.
contract BlocklistToken is PlainToken {
    error Blocked(address account);

    mapping(address account => bool) public isBlocked;

    constructor() PlainToken("Blocklist", "BLOCK", 6) {}

    function setBlocked(address account, bool blocked) external {
        isBlocked[account] = blocked;
    }

    function _move(address from, address to, uint256 amount) internal override {
        if (isBlocked[from]) revert Blocked(from);
        if (isBlocked[to]) revert Blocked(to);
        super._move(from, to, amount);
    }
}
