// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @notice A token that returns false, and moves nothing, where others revert: on too low a balance or allowance, and
/// on everything while `refuses` is set.
contract FalseToken is PlainToken {
    bool public refuses;

    constructor() PlainToken("False", "FALSE", 18) {}

    function setRefuses(bool refuses_) external {
        refuses = refuses_;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        if (refuses || balanceOf[msg.sender] < amount) return false;
        return super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (refuses || balanceOf[from] < amount || allowance[from][msg.sender] < amount) return false;
        return super.transferFrom(from, to, amount);
    }
}
