// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IPermit2, PERMIT2} from "../../interfaces/IPermit2.sol";
import {ILendingErrors} from "../interfaces/ILendingErrors.sol";

/// @notice Moves tokens between wallets and lending.
///
/// Every action has written all of its storage before it comes here, so a token's hook or a callback meets the state after
/// the action, and whatever it does is an action of its own. An action whose payment does not arrive in full reverts, and
/// with it all that was done from inside: a pull measures this contract's balance around the whole of its token call, so
/// that what another pull or payment moves meanwhile cannot stand in for it. A token that lies about balances harms the
/// markets that use it, and no others. So no lock is needed, and none is paid for.
abstract contract TokenMoves is ILendingErrors {
    /// @notice Pulls exactly `amount` from the caller's wallet, proven by this contract's own balance, by the allowance in
    /// the token or, where that does not do, in Permit2.
    function _pull(address token, uint256 amount) internal {
        uint256 before = SafeTransferLib.balanceOf(token, address(this));
        if (
            !SafeERC20.trySafeTransferFrom(IERC20(token), msg.sender, address(this), amount)
                && !_pullByPermit2(token, amount)
        ) {
            revert PullFailed(token, msg.sender, amount);
        }
        uint256 afterwards = SafeTransferLib.balanceOf(token, address(this));
        // A token whose balance falls or jumps lies about itself only: `received` shows what it claimed.
        unchecked {
            if (afterwards - before != amount) revert PullMismatch(token, amount, afterwards - before);
        }
    }

    /// @notice Pays a wallet.
    function _push(address token, address to, uint256 amount) internal {
        if (!SafeERC20.trySafeTransfer(IERC20(token), to, amount)) revert PushFailed(token, to, amount);
    }

    /// @dev Where the token itself refused: what the caller allowed to this contract in Permit2.
    function _pullByPermit2(address token, uint256 amount) private returns (bool done) {
        if (PERMIT2.code.length == 0 || amount > type(uint160).max) return false;
        (done,) = PERMIT2.call(
            // The cast keeps all: looked at above.
            abi.encodeCall(IPermit2.transferFrom, (msg.sender, address(this), uint160(amount), token))
        );
    }
}
