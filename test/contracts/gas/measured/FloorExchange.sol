// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "../../mocks/PlainToken.sol";
import {IFloorExchange} from "./IMeasured.sol";

/// @notice What no exchange can go below: it pulls one token and pays another, and does nothing else.
contract FloorExchange is IFloorExchange {
    PlainToken private immutable input;
    PlainToken private immutable output;

    constructor(PlainToken input_, PlainToken output_) {
        (input, output) = (input_, output_);
    }

    function trade(uint256 amountIn, uint256 amountOut) external {
        input.transferFrom(msg.sender, address(this), amountIn);
        output.transfer(msg.sender, amountOut);
    }
}
