// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC6909} from "solady/tokens/ERC6909.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {ProvenPull} from "../libraries/ProvenPull.sol";
import {MarketKey, MarketKeyLib} from "../types/MarketKey.sol";
import {FROM_INSIDE, OrderRef, OrderRefLib, TO_INSIDE} from "../types/Terms.sol";
import {Flow} from "./Book.sol";
import {MarketStorage} from "./MarketStorage.sol";

/// @notice Moves tokens: between wallets and the exchange, and between internal balances (ERC-6909, the id being the
/// token's address). Each token moves once, by its net. Internal balances change first, then tokens are pulled, then
/// paid, so storage is final before the first outside call.
///
/// What a settlement owes lives in the memory of the call that settles it. So debts cannot be confused between a
/// settlement and one nested inside its callback, no inner one can take from an outer one, and nothing needs clearing.
///
/// The zero address stands for the chain's own coin. Each entry that takes it settles once, so its `msg.value` counts
/// once; what it does not need goes back to the caller.
abstract contract Settlement is MarketStorage, ERC6909 {
    /// @dev False on chains whose coin is an ERC-20 too: the same coin would then count twice.
    bool internal immutable TAKES_COIN;

    constructor(bool takesCoin) {
        TAKES_COIN = takesCoin;
    }

    /// @notice Settles a market action of `account`, who is the caller where anything comes from a wallet: pulls or
    /// burns what is owed, pays or credits the rest to `to`.
    function _settleMarket(
        MarketKey calldata key,
        Flow memory flow,
        uint256 mode,
        address account,
        address to
    ) internal {
        address base = MarketKeyLib.tokenOf(key.baseTerms);
        address quote = MarketKeyLib.tokenOf(key.quoteTerms);
        // Each amount is below 2^170.
        unchecked {
            int256 baseDelta = int256(flow.baseOut) - int256(flow.baseIn);
            int256 quoteDelta = int256(flow.quoteOut) - int256(flow.quoteIn);
            if (mode != 0) {
                baseDelta = _settleInside(account, base, baseDelta, mode, to);
                quoteDelta = _settleInside(account, quote, quoteDelta, mode, to);
            }
            bool returnsValue;
            if (msg.value != 0) {
                _requireCoin(base == address(0) || quote == address(0), mode);
                returnsValue = (base == address(0) ? baseDelta : quoteDelta) >= 0;
            }
            if (baseDelta | quoteDelta == 0 && !returnsValue) return;
            _lock();
            if (baseDelta < 0) _pull(base, uint256(-baseDelta));
            if (quoteDelta < 0) _pull(quote, uint256(-quoteDelta));
            if (baseDelta > 0) _push(base, to, uint256(baseDelta));
            if (quoteDelta > 0) _push(quote, to, uint256(quoteDelta));
            if (returnsValue) _push(address(0), msg.sender, msg.value);
            _unlock();
        }
    }

    /// @notice Settles a swap: one token in and one out.
    function _settleSwap(
        address tokenIn,
        uint256 amountIn,
        address tokenOut,
        uint256 amountOut,
        uint256 mode,
        address to
    ) internal {
        if (msg.value != 0 && (tokenIn != address(0) || mode & FROM_INSIDE != 0)) {
            revert IExchangeErrors.ValueNotNeeded(msg.value);
        }
        if (mode & FROM_INSIDE != 0) _debit(msg.sender, tokenIn, amountIn);
        if (mode & TO_INSIDE != 0) _mint(to, uint160(tokenOut), amountOut);
        if (mode == FROM_INSIDE | TO_INSIDE) return;
        _lock();
        if (mode & FROM_INSIDE == 0) _pull(tokenIn, amountIn);
        if (mode & TO_INSIDE == 0) _push(tokenOut, to, amountOut);
        _unlock();
    }

    /// @notice Settles a batch of `account`, who is the caller where anything comes from a wallet: the nets of `count`
    /// tokens.
    function _settleMany(
        address account,
        address[] memory tokens,
        int256[] memory nets,
        uint256 count,
        uint256 mode,
        address to
    ) internal {
        bool needsValue;
        bool meetsCoin;
        for (uint256 i; i < count; ++i) {
            nets[i] = _settleInside(account, tokens[i], nets[i], mode, to);
            if (tokens[i] == address(0)) (meetsCoin, needsValue) = (true, nets[i] < 0);
        }
        if (msg.value != 0) _requireCoin(meetsCoin, mode);
        _lock();
        for (uint256 i; i < count; ++i) {
            if (nets[i] < 0) _pull(tokens[i], uint256(-nets[i]));
        }
        for (uint256 i; i < count; ++i) {
            if (nets[i] > 0) _push(tokens[i], to, uint256(nets[i]));
        }
        if (msg.value != 0 && !needsValue) _push(address(0), msg.sender, msg.value);
        _unlock();
    }

    /// @notice Adds `delta` to a token's net in a list of `count`.
    /// @return the new count.
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

    /// @notice Settles one net of `account` against internal balances as far as `mode` says so.
    /// @param delta what the exchange owes (positive) or is owed.
    /// @return what is left for wallets.
    function _settleInside(address account, address token, int256 delta, uint256 mode, address to)
        internal
        returns (int256)
    {
        // |delta| < 2^171: its negation and casts are exact.
        unchecked {
            if (delta < 0 && mode & FROM_INSIDE != 0) {
                _debit(account, token, uint256(-delta));
                return 0;
            }
            if (delta > 0 && mode & TO_INSIDE != 0) {
                _mint(to, uint160(token), uint256(delta));
                return 0;
            }
            return delta;
        }
    }

    /// @notice Settlement mode of an order reference.
    /// @dev Reverts: UnknownFlags.
    function _modeOf(OrderRef ref) internal pure returns (uint256) {
        uint256 flags = ref.flags();
        if (flags & ~OrderRefLib.ALL_FLAGS != 0) {
            revert IExchangeErrors.UnknownFlags(flags);
        }
        return ref.mode();
    }

    /// @notice Takes from an internal balance, with the figures in the error where it is too small.
    function _debit(address owner, address token, uint256 amount) internal {
        uint256 balance = balanceOf(owner, uint160(token));
        if (balance < amount) revert IExchangeErrors.BalanceTooLow(token, balance, amount);
        _burn(owner, uint160(token), amount);
    }

    /// @notice Pulls exactly `amount` from the caller's wallet, proven by the exchange's own balance.
    function _pull(address token, uint256 amount) internal {
        if (token == address(0)) return _keepValue(amount);
        ProvenPull.pullByEither(token, msg.sender, amount);
    }

    /// @notice Pays a wallet.
    function _push(address token, address to, uint256 amount) internal {
        bool done = token == address(0)
            ? SafeTransferLib.trySafeTransferETH(to, amount, gasleft())
            : SafeERC20.trySafeTransfer(IERC20(token), to, amount);
        if (!done) revert IExchangeErrors.PushFailed(token, to, amount);
    }

    /// @dev Coin comes where none could be needed: no token is the coin, or it is paid from inside. Where a token is the
    /// coin and nothing is needed in the end, it goes back instead: somebody may have filled an order a moment before.
    function _requireCoin(bool meetsCoin, uint256 mode) private view {
        if (!meetsCoin || mode & FROM_INSIDE != 0) revert IExchangeErrors.ValueNotNeeded(msg.value);
    }

    /// @dev Keeps `amount` of the coin that came with the call and returns the rest.
    function _keepValue(uint256 amount) private {
        if (!TAKES_COIN) revert IExchangeErrors.UnsupportedToken(address(0));
        if (msg.value < amount) revert IExchangeErrors.ValueTooLow(msg.value, amount);
        if (msg.value != amount) _push(address(0), msg.sender, msg.value - amount);
    }

    // ERC-6909's metadata: the exchange itself answers; the contracts that run as its code have no balances to name.

    /// @inheritdoc ERC6909
    function name(uint256) public view virtual override returns (string memory) {
        revert IExchangeErrors.OnlyDelegated();
    }

    /// @inheritdoc ERC6909
    function symbol(uint256) public view virtual override returns (string memory) {
        revert IExchangeErrors.OnlyDelegated();
    }

    /// @inheritdoc ERC6909
    function tokenURI(uint256) public view virtual override returns (string memory) {
        revert IExchangeErrors.OnlyDelegated();
    }
}
