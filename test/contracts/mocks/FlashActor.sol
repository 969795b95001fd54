// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IFlashCallback} from "weir/interfaces/IFlashCallback.sol";

/// @notice A contract with a wallet that does what the test tells it, in a flash's callback above all: the callback's
/// data are steps. It keeps what each callback was told.
contract FlashActor is IFlashCallback {
    /// @notice One call of a callback. Where it may fail, `outcomes` says whether it did.
    struct Step {
        address target;
        uint256 value;
        bytes data;
        bool mayFail;
    }

    /// @notice What a callback was told.
    struct Told {
        address caller;
        address[] tokens;
        uint256[] owed;
    }

    IExchangeComposer private immutable EXCHANGE;
    Told[] private told;
    /// @notice Of each step that might fail, in order: whether it succeeded.
    bool[] public outcomes;

    constructor(address exchange) {
        EXCHANGE = IExchangeComposer(exchange);
    }

    receive() external payable {}

    /// @notice Opens a flash whose callback runs `steps`.
    function start(
        bytes[] calldata calls,
        address[] calldata tokens,
        uint256[] calldata amounts,
        uint256 flags,
        Step[] calldata steps
    ) external {
        EXCHANGE.flash(calls, tokens, amounts, flags, abi.encode(steps));
    }

    /// @notice Calls `target` and returns or reverts as it does.
    function run(address target, uint256 value, bytes calldata data) external returns (bytes memory) {
        return _run(target, value, data);
    }

    function onFlash(address[] calldata tokens, uint256[] calldata owed, bytes calldata data) external {
        told.push(Told(msg.sender, tokens, owed));
        Step[] memory steps = abi.decode(data, (Step[]));
        for (uint256 i; i < steps.length; ++i) {
            Step memory step = steps[i];
            if (!step.mayFail) {
                _run(step.target, step.value, step.data);
            } else {
                (bool done,) = step.target.call{value: step.value}(step.data);
                outcomes.push(done);
            }
        }
    }

    /// @notice How many callbacks came so far.
    function callbacks() external view returns (uint256) {
        return told.length;
    }

    /// @notice What the i-th one was told.
    function toldAt(uint256 i) external view returns (Told memory) {
        return told[i];
    }

    function _run(address target, uint256 value, bytes memory data) private returns (bytes memory) {
        (bool done, bytes memory answer) = target.call{value: value}(data);
        if (done) return answer;
        // memory-safe: reverts with the answer as it came.
        assembly ("memory-safe") {
            revert(add(answer, 0x20), mload(answer))
        }
    }
}
