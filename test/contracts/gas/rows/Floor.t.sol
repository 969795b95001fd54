// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "../../mocks/PlainToken.sol";
import {GasTest} from "../GasTest.sol";
import {IFloorExchange} from "../measured/IMeasured.sol";

/// @notice Checks the measuring itself: this floor was 54,581 where the targets were set. More than 1 % away from it,
/// no row can be compared with its target.
contract FloorGasTest is GasTest {
    IFloorExchange private floor;

    function setUp() public {
        (PlainToken input, PlainToken output) = newPair();
        floor = IFloorExchange(measured("FloorExchange", abi.encode(input, output)));
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
