// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IPermit2, PERMIT2} from "../interfaces/IPermit2.sol";

/// @notice Pulls exactly an amount out of a wallet into this contract, proven by this contract's own balance.
///
/// The balance is measured around the whole of the token's call. So a token that takes a fee is refused, and what a hook
/// moves in or out meanwhile cannot stand in for what was asked. Where nothing has code, nothing moves: it fails. A token
/// whose balance cannot be read counts as none of it.
///
/// HashTimeLock's code, which is known by its hash, has `pull` in it: whoever changes that changes the hash, and
/// `contracts/ts/generate.ts --check` says so.
library ProvenPull {
    /// @notice The token did not move: too little balance or allowance, its own rule, or there is no token. Each contract's
    /// interface declares it too, and PullMismatch, so that its list of errors is whole.
    error PullFailed(address token, address from, uint256 amount);
    /// @notice Another amount than was asked for came in.
    error PullMismatch(address token, uint256 amount, uint256 received);

    /// @notice Pulls by the token's allowance.
    /// @param amount in the token's units.
    /// @dev Reverts: PullFailed, PullMismatch.
    function pull(address token, address from, uint256 amount) internal {
        uint256 before = SafeTransferLib.balanceOf(token, address(this));
        if (!SafeERC20.trySafeTransferFrom(IERC20(token), from, address(this), amount)) {
            revert PullFailed(token, from, amount);
        }
        _prove(token, before, amount);
    }

    /// @notice Pulls by the token's allowance or, where that does not do, by what `from` allowed in Permit2.
    /// @param amount in the token's units.
    /// @dev Reverts: PullFailed, PullMismatch.
    function pullByEither(address token, address from, uint256 amount) internal {
        uint256 before = SafeTransferLib.balanceOf(token, address(this));
        if (
            !SafeERC20.trySafeTransferFrom(IERC20(token), from, address(this), amount)
                && !_pullByPermit2(token, from, amount)
        ) {
            revert PullFailed(token, from, amount);
        }
        _prove(token, before, amount);
    }

    function _pullByPermit2(address token, address from, uint256 amount) private returns (bool done) {
        if (PERMIT2.code.length == 0) return false;
        (done,) = PERMIT2.call(
            // Where the cast loses bits, another amount moves, which the proof refuses.
            abi.encodeCall(IPermit2.transferFrom, (from, address(this), uint160(amount), token))
        );
    }

    function _prove(address token, uint256 before, uint256 amount) private view {
        uint256 afterwards = SafeTransferLib.balanceOf(token, address(this));
        // A token whose balance falls or jumps lies about itself only: `received` shows what it claimed.
        unchecked {
            if (afterwards - before != amount) revert PullMismatch(token, amount, afterwards - before);
        }
    }
}
