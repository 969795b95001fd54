// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "../mocks/PlainToken.sol";
import {GasTest} from "./GasTest.sol";

/// @notice What no exchange can go below: it pulls one token and pays another, and does nothing else.
contract FloorExchange {
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

/// @notice Checks the measuring itself: this floor was 54,581 where the targets were set. More than 1 % away from it,
/// no row can be compared with its target.
contract FloorGasTest is GasTest {
    FloorExchange private floor;

    function setUp() public {
        (PlainToken input, PlainToken output) = newPair();
        floor = new FloorExchange(input, output);
        approveAll(input, address(floor));
        input.mint(address(floor), 1e18);
        output.mint(address(floor), WEALTH);
    }

    function test_floor_isWhatTheTargetsAssume() public {
        floor.trade(1e18, 1e18);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("floor", gas);
        assertApproxEqRel(gas, 54_581, 0.01e18);
    }
}
