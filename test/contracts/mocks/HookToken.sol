// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PlainToken} from "./PlainToken.sol";

/// @notice A token that makes one call of the test's choice in the middle of every transfer, as ERC-777's hooks let
/// an account do: for tests of reentrancy. The call may fail; `lastSuccess` and `lastReturn` keep its outcome.
/// The token itself makes the call; `Relay` makes it from another account.
contract HookToken is PlainToken {
    address public target;
    bytes public data;
    bool public lastSuccess;
    bytes public lastReturn;
    /// @notice Transfers that made the call.
    uint256 public calls;

    bool private inCall;

    constructor() PlainToken("Hook", "HOOK", 18) {}

    /// @notice From now on every transfer calls `target_` with `data_`; address 0 for none.
    function setCall(address target_, bytes calldata data_) external {
        target = target_;
        data = data_;
    }

    function _move(address from, address to, uint256 amount) internal override {
        super._move(from, to, amount);
        // A transfer that the call itself makes is a plain one, or the hook would never end.
        if (target == address(0) || inCall) return;
        inCall = true;
        calls++;
        (lastSuccess, lastReturn) = target.call(data);
        inCall = false;
    }
}

/// @notice An account that passes calls on: lets a hook act as somebody who holds balances and orders of his own.
contract Relay {
    /// @notice Calls `target` with `data` and returns or reverts as it does.
    function run(address target, bytes calldata data) external returns (bytes memory) {
        (bool success, bytes memory result) = target.call(data);
        if (success) return result;
        // memory-safe: reverts with the returned bytes as they stand.
        assembly ("memory-safe") {
            revert(add(result, 0x20), mload(result))
        }
    }
}
