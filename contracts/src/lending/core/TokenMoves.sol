// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ProvenPull} from "../../libraries/ProvenPull.sol";
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
        ProvenPull.pullByEither(token, msg.sender, amount);
    }

    /// @notice Pays a wallet.
    function _push(address token, address to, uint256 amount) internal {
        if (!SafeERC20.trySafeTransfer(IERC20(token), to, amount)) revert PushFailed(token, to, amount);
    }
}
