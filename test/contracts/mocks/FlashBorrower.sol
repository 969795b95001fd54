// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "weir/interfaces/IExchange.sol";
import {IFlashCallback} from "weir/interfaces/IFlashCallback.sol";
import {TestToken} from "weir/local/TestToken.sol";

/// @notice Borrows two tokens and passes them through its internal balance before they go back.
contract FlashBorrower is IFlashCallback {
    IExchange private immutable EXCHANGE;

    constructor(IExchange exchange) {
        EXCHANGE = exchange;
    }

    function borrow(TestToken base, TestToken quote, uint256 bases, uint256 quotes) external {
        (address[] memory tokens, uint256[] memory amounts) = (new address[](2), new uint256[](2));
        (tokens[0], tokens[1], amounts[0], amounts[1]) = (address(base), address(quote), bases, quotes);
        EXCHANGE.flash(new bytes[](0), tokens, amounts, 0, "");
    }

    function onFlash(address[] calldata tokens, uint256[] calldata owed, bytes calldata) external {
        for (uint256 i; i < tokens.length; ++i) {
            TestToken(tokens[i]).approve(address(EXCHANGE), type(uint256).max);
            EXCHANGE.deposit(tokens[i], owed[i], address(this));
            EXCHANGE.withdraw(tokens[i], owed[i], address(this));
        }
    }
}
