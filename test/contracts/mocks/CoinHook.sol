// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice An account whose code makes one call of the test's choice when coin comes to it, and acts for the test
/// otherwise. The call may fail; `lastSuccess` and `lastReturn` keep its outcome.
contract CoinHook {
    address public target;
    bytes public data;
    uint256 public value;
    bool public lastSuccess;
    bytes public lastReturn;
    /// @notice Times that coin came and the call was made.
    uint256 public calls;

    receive() external payable {
        if (target == address(0)) return;
        calls++;
        (lastSuccess, lastReturn) = target.call{value: value}(data);
    }

    /// @notice From now on coin that comes calls `target_` with `data_` and `value_`; address 0 for none.
    function setCall(address target_, uint256 value_, bytes calldata data_) external {
        target = target_;
        value = value_;
        data = data_;
    }

    /// @notice Calls `target_` and returns or reverts as it does.
    function run(address target_, uint256 value_, bytes calldata data_) external returns (bytes memory) {
        (bool done, bytes memory answer) = target_.call{value: value_}(data_);
        if (done) return answer;
        // memory-safe: reverts with the answer as it came.
        assembly ("memory-safe") {
            revert(add(answer, 0x20), mload(answer))
        }
    }
}
