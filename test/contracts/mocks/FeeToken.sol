// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @notice A token that keeps 1 % of every transfer, rounded up, so that less arrives than was sent.
contract FeeToken is PlainToken {
    constructor() PlainToken("Fee", "FEE", 18) {}

    function _move(address from, address to, uint256 amount) internal override {
        uint256 fee = (amount + 99) / 100;
        super._move(from, to, amount - fee);
        super._move(from, address(this), fee);
    }
}
