// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC6909} from "solady/tokens/ERC6909.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {Flow} from "./Book.sol";
import {MarketStorage} from "./MarketStorage.sol";

/// @notice Moves tokens: between wallets and the exchange, and between internal balances (ERC-6909, the id being the
/// token's address). Each token moves once, by its net. Internal balances change first, then tokens are pulled, then
/// paid, so storage is final before the first outside call.
abstract contract Settlement is MarketStorage, ERC6909 {
    /// @notice Where an action's tokens come from and go to.
    uint256 internal constant FROM_INTERNAL = 1;
    uint256 internal constant TO_INTERNAL = 2;

    /// @notice Settles a market action with its caller: pulls or burns what is owed, pays or credits the rest to `to`.
    function _settle(address base, address quote, Flow memory flow, uint256 mode, address to) internal {
        // Each amount is below 2^170.
        unchecked {
            int256 baseDelta = int256(flow.baseOut) - int256(flow.baseIn);
            int256 quoteDelta = int256(flow.quoteOut) - int256(flow.quoteIn);
            if (mode != 0) {
                baseDelta = _settleInside(base, baseDelta, mode, to);
                quoteDelta = _settleInside(quote, quoteDelta, mode, to);
            }
            if (baseDelta | quoteDelta == 0) return;
            _lock();
            if (baseDelta < 0) _pull(base, uint256(-baseDelta));
            if (quoteDelta < 0) _pull(quote, uint256(-quoteDelta));
            if (baseDelta > 0) _push(base, to, uint256(baseDelta));
            if (quoteDelta > 0) _push(quote, to, uint256(quoteDelta));
            _unlock();
        }
    }

    /// @notice Settles a swap: two tokens that differ, one in and one out.
    function _settleSwap(
        address tokenIn,
        uint256 amountIn,
        address tokenOut,
        uint256 amountOut,
        uint256 mode,
        address to
    ) internal {
        if (mode & FROM_INTERNAL != 0) _debit(msg.sender, tokenIn, amountIn);
        if (mode & TO_INTERNAL != 0) _mint(to, uint160(tokenOut), amountOut);
        if (mode == FROM_INTERNAL | TO_INTERNAL) return;
        _lock();
        if (mode & FROM_INTERNAL == 0) _pull(tokenIn, amountIn);
        if (mode & TO_INTERNAL == 0) _push(tokenOut, to, amountOut);
        _unlock();
    }

    /// @notice Settles a batch: the nets of `count` tokens.
    function _settleMany(
        address[] memory tokens,
        int256[] memory nets,
        uint256 count,
        uint256 mode,
        address to
    ) internal {
        for (uint256 i; i < count; ++i) {
            nets[i] = _settleInside(tokens[i], nets[i], mode, to);
        }
        _lock();
        for (uint256 i; i < count; ++i) {
            if (nets[i] < 0) _pull(tokens[i], uint256(-nets[i]));
        }
        for (uint256 i; i < count; ++i) {
            if (nets[i] > 0) _push(tokens[i], to, uint256(nets[i]));
        }
        _unlock();
    }

    /// @notice Adds `delta` to a token's net in a list of `count`. @return the new count.
    function _net(address[] memory tokens, int256[] memory nets, uint256 count, address token, int256 delta)
        internal
        pure
        returns (uint256)
    {
        if (delta == 0) return count;
        for (uint256 i; i < count; ++i) {
            if (tokens[i] == token) {
                nets[i] += delta;
                return count;
            }
        }
        tokens[count] = token;
        nets[count] = delta;
        return count + 1;
    }

    /// @notice Settles one net against internal balances as far as `mode` says so.
    /// @param delta what the exchange owes (positive) or is owed. @return what is left for wallets.
    function _settleInside(address token, int256 delta, uint256 mode, address to) internal returns (int256) {
        // |delta| < 2^171: its negation and casts are exact.
        unchecked {
            if (delta < 0 && mode & FROM_INTERNAL != 0) {
                _debit(msg.sender, token, uint256(-delta));
                return 0;
            }
            if (delta > 0 && mode & TO_INTERNAL != 0) {
                _mint(to, uint160(token), uint256(delta));
                return 0;
            }
            return delta;
        }
    }

    /// @notice Takes from an internal balance, with the figures in the error where it is too small.
    function _debit(address owner, address token, uint256 amount) internal {
        uint256 balance = balanceOf(owner, uint160(token));
        if (balance < amount) revert IExchangeErrors.BalanceTooLow(token, balance, amount);
        _burn(owner, uint160(token), amount);
    }

    /// @notice Pulls exactly `amount` from the caller's wallet, proven by the exchange's own balance.
    function _pull(address token, uint256 amount) internal {
        uint256 before = SafeTransferLib.balanceOf(token, address(this));
        if (!SafeERC20.trySafeTransferFrom(IERC20(token), msg.sender, address(this), amount)) {
            revert IExchangeErrors.PullFailed(token, msg.sender, amount);
        }
        uint256 afterwards = SafeTransferLib.balanceOf(token, address(this));
        // A token whose balance falls or jumps lies about itself only: `received` shows what it claimed.
        unchecked {
            if (afterwards - before != amount) {
                revert IExchangeErrors.PullMismatch(token, amount, afterwards - before);
            }
        }
    }

    /// @notice Pays a wallet.
    function _push(address token, address to, uint256 amount) internal {
        if (!SafeERC20.trySafeTransfer(IERC20(token), to, amount)) {
            revert IExchangeErrors.PushFailed(token, to, amount);
        }
    }
}
