// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {FloorExchange} from "./FloorExchange.sol";
import {LeanV4Router} from "./LeanV4Router.sol";
import {MeasuredToken} from "./MeasuredToken.sol";
import {OneSlotGuard} from "./OneSlotGuard.sol";

/// @notice What `GasTest.measured` deploys is the optimized code; plain code would make every row dearer.
/// @dev This contract is compiled with the optimizer, and so is all that it imports: it is what has them compiled.
contract MeasuredTest is Test {
    function test_measured_isOptimized() public view {
        assertMeasured("FloorExchange", type(FloorExchange).creationCode);
        assertMeasured("LeanV4Router", type(LeanV4Router).creationCode);
        assertMeasured("MeasuredToken", type(MeasuredToken).creationCode);
        assertMeasured("OneSlotGuard", type(OneSlotGuard).creationCode);
    }

    function assertMeasured(string memory contractName, bytes memory code) private view {
        string memory artifact = string.concat(contractName, ".sol:", contractName);
        assertEq(keccak256(vm.getCode(artifact)), keccak256(code), contractName);
    }
}
