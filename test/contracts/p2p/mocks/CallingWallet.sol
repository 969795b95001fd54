// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A wallet that says it signed everything (ERC-1271), after a call of the test's choice, which must go.
contract CallingWallet {
    error CallFailed();

    address private target;
    bytes private data;

    function setCall(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    /// @dev Not a view, as ERC-1271 has it: the escrow's static call has to see to that.
    function isValidSignature(bytes32, bytes calldata) external returns (bytes4) {
        (bool went,) = target.call(data);
        if (!went) revert CallFailed();
        return this.isValidSignature.selector;
    }
}
