// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LendingActor} from "../mocks/lending/LendingActor.sol";
import {LendingFixture} from "./LendingFixture.sol";

/// @notice The fixture with a contract that borrows, liquidates and takes flash loans.
abstract contract CallbackFixture is LendingFixture {
    LendingActor internal actor;

    function setUp() public virtual override {
        super.setUp();
        actor = new LendingActor(address(lending));
        fund(address(actor));
    }

    function calls(address target, bytes memory data) internal pure returns (bytes memory) {
        LendingActor.Call[] memory list = new LendingActor.Call[](1);
        list[0] = LendingActor.Call(target, data);
        return abi.encode(list);
    }

    function noCalls() internal pure returns (bytes memory) {
        return abi.encode(new LendingActor.Call[](0));
    }
}
