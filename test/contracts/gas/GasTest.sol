// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {PlainToken} from "../mocks/PlainToken.sol";

/// @notice What every gas benchmark shares. The test contract is the account that acts.
///
/// A row is the whole transaction: 21000 + calldata + execution - refunds. That needs `forge test --isolate`, where
/// each call of a test is a transaction of its own and so starts cold; `vm.snapshotGasLastCall` then records it. Each
/// row stands in a contract of its own or has its state built before its call, with infinite approvals and balances
/// that are not zero, in slots used before.
/// The tests themselves cost nothing that is recorded, and are compiled plainly. What they measure is deployed from the
/// artifacts of the optimized build: the contracts, and tokens, guards and routers of the folder `measured`.
/// @dev `npx pnpm bench:gas` runs these; the default profile does not compile them.
abstract contract GasTest is Test {
    uint256 internal constant WEALTH = 1e30;

    /// @notice Records the gas of the call just made under `row`.
    function record(string memory row) internal {
        vm.snapshotGasLastCall("rows", row);
    }

    /// @notice Deploys a contract of the folder `measured`, of which only the optimized artifact is there.
    function measured(string memory contractName, bytes memory arguments) internal returns (address) {
        return vm.deployCode(string.concat(contractName, ".sol:", contractName), arguments);
    }

    /// @notice A token of which the test contract holds plenty.
    function newToken(string memory symbol) internal returns (PlainToken token) {
        token = PlainToken(measured("MeasuredToken", abi.encode(symbol)));
        token.mint(address(this), WEALTH);
    }

    /// @notice Lets `spender` take all of `token`.
    function approveAll(PlainToken token, address spender) internal {
        token.approve(spender, type(uint256).max);
    }

    /// @notice Two new tokens, the one of the lower address first.
    function newPair() internal returns (PlainToken lower, PlainToken upper) {
        (lower, upper) = (newToken("A"), newToken("B"));
        if (address(lower) > address(upper)) (lower, upper) = (upper, lower);
    }

    /// @notice Twelve seconds later. The compiler takes `block.timestamp` to be one value in a call; the cheatcode does not.
    function skip12() internal {
        vm.warp(vm.getBlockTimestamp() + 12);
    }
}
