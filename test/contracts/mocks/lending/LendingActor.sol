// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IFlashLoanCallback, ILiquidationCallback} from "weir/lending/interfaces/ILendingCallbacks.sol";
import {Account} from "weir/lending/types/Account.sol";

/// @notice A contract with a wallet that does what the test tells it, in lending's callbacks above all: their data are
/// calls. It keeps what each callback was told.
contract LendingActor is IFlashLoanCallback, ILiquidationCallback {
    struct Call {
        address target;
        bytes data;
    }

    address private immutable LENDING;
    /// @notice keccak256 of the arguments of the last callback, and the sender.
    bytes32 public told;
    address public teller;
    uint256 public callbacks;

    constructor(address lending) {
        LENDING = lending;
    }

    /// @notice Calls lending, and returns or reverts as it does.
    function run(bytes calldata data) external returns (bytes memory) {
        return _run(LENDING, data);
    }

    function runOn(address target, bytes calldata data) external returns (bytes memory) {
        return _run(target, data);
    }

    function onFlashLoan(address token, uint256 amount, bytes calldata data) external {
        _note(keccak256(abi.encode(token, amount)), data);
    }

    function onLiquidation(
        uint256 market,
        Account account,
        uint256 repaid,
        uint256[] calldata seized,
        bytes calldata data
    ) external {
        _note(keccak256(abi.encode(market, account, repaid, seized)), data);
    }

    function _note(bytes32 what, bytes calldata data) private {
        (told, teller) = (what, msg.sender);
        ++callbacks;
        Call[] memory calls = abi.decode(data, (Call[]));
        for (uint256 i; i < calls.length; ++i) {
            _run(calls[i].target, calls[i].data);
        }
    }

    function _run(address target, bytes memory data) private returns (bytes memory) {
        (bool done, bytes memory answer) = target.call(data);
        if (done) return answer;
        // memory-safe: reverts with the answer as it came.
        assembly ("memory-safe") {
            revert(add(answer, 0x20), mload(answer))
        }
    }
}
