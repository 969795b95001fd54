// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchange} from "../../interfaces/IExchange.sol";
import {IExchangeErrors} from "../../interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "../../types/MarketKey.sol";
import {SwapTermsLib} from "../../types/Terms.sol";
import {TokenMoves} from "../core/TokenMoves.sol";
import {ILending} from "../interfaces/ILending.sol";
import {IPathSwaps} from "./interfaces/IPathSwaps.sol";

/// @notice Swaps with this contract's own tokens, on the way between lending and the exchange.
///
/// Between calls such a contract holds nothing, so whatever it finds in its hands when a call ends is the caller's: what
/// somebody sent here by mistake included. One call at a time: a token that calls back in the middle of somebody's call
/// finds it closed, and cannot take what is on its way.
///
/// Its allowances are unlimited and go to the exchange and to lending alone, which take tokens of their own caller only: so
/// what may be taken from here is decided here.
abstract contract PathSwaps is IPathSwaps, TokenMoves, ReentrancyGuardTransient {
    /// @inheritdoc IPathSwaps
    IExchange public immutable override EXCHANGE;
    /// @inheritdoc IPathSwaps
    ILending public immutable override LENDING;

    constructor(IExchange exchange, ILending lending) {
        (EXCHANGE, LENDING) = (exchange, lending);
    }

    /// @notice Swaps `amount` of `tokenIn` over `path` into `tokenOut`, all or nothing. What is below one lot of a market
    /// stays with this contract: of `tokenIn` where it came from, of the tokens between inside the exchange.
    /// @param mode SwapTermsLib.FROM_INTERNAL, TO_INTERNAL: from and to this contract's internal balance, not its wallet.
    /// @dev Reverts: PathBroken, PathEndsElsewhere, and as IExchangeCore.swapPath does.
    function _swap(
        MarketKey[] memory path,
        address tokenIn,
        uint256 amount,
        address tokenOut,
        uint256 leastOut,
        uint256 mode
    ) internal returns (uint256 amountOut) {
        address[] memory tokens = _follow(path, tokenIn);
        if (tokens[path.length] != tokenOut) revert PathEndsElsewhere(tokens[path.length], tokenOut);
        if (mode & SwapTermsLib.FROM_INTERNAL == 0) _allow(tokenIn, address(EXCHANGE), amount);
        uint256 flags = mode;
        if (path.length != 0 && MarketKeyLib.tokenOf(path[0].baseTerms) == tokenIn) {
            flags |= SwapTermsLib.BASE_IN;
        }
        // Flags are 8 bits wide, and these are three of them.
        (, amountOut) = EXCHANGE.swapPath(
            path, amount, leastOut, SwapTermsLib.pack(address(this), 0, 0, 0, uint8(flags))
        );
    }

    /// @notice Gives what a swap over `path` left of the tokens between to `to`'s internal balance, as if `to` had swapped.
    /// There nothing can refuse it.
    function _giveDust(MarketKey[] memory path, address tokenIn, address to) internal {
        if (path.length < 2) return;
        address[] memory tokens = _follow(path, tokenIn);
        for (uint256 i = 1; i < path.length; ++i) {
            _giveInside(tokens[i], to);
        }
    }

    /// @notice Gives all that this contract has of a token inside the exchange to `to`'s internal balance.
    function _giveInside(address token, address to) internal {
        uint256 amount = _insideOf(token);
        // It returns true or reverts.
        if (amount != 0) ERC6909(payable(address(EXCHANGE))).transfer(to, uint160(token), amount);
    }

    /// @notice Takes all that this contract has of a token inside the exchange into its wallet.
    function _takeOut(address token) internal {
        uint256 amount = _insideOf(token);
        if (amount != 0) EXCHANGE.withdraw(token, amount, address(this));
    }

    /// @notice Pays all that this contract has of a token in its wallet to `to`.
    function _payAll(address token, address to) internal {
        uint256 amount = _held(token);
        if (amount != 0) _push(token, to, amount);
    }

    /// @notice What this contract has of a token in its wallet.
    function _held(address token) internal view returns (uint256) {
        return IERC20(token).balanceOf(address(this));
    }

    /// @notice Lets `spender`, which is the exchange or lending, take at least `amount`.
    function _allow(address token, address spender, uint256 amount) internal {
        if (IERC20(token).allowance(address(this), spender) >= amount) return;
        SafeERC20.forceApprove(IERC20(token), spender, type(uint256).max);
    }

    function _insideOf(address token) private view returns (uint256) {
        return ERC6909(payable(address(EXCHANGE))).balanceOf(address(this), uint160(token));
    }

    /// @dev The tokens of a path, one more than its markets.
    function _follow(MarketKey[] memory path, address token) private pure returns (address[] memory tokens) {
        tokens = new address[](path.length + 1);
        tokens[0] = token;
        for (uint256 i; i < path.length; ++i) {
            address base = MarketKeyLib.tokenOf(path[i].baseTerms);
            address quote = MarketKeyLib.tokenOf(path[i].quoteTerms);
            if (token != base && token != quote) revert IExchangeErrors.PathBroken(i, token);
            token = token == base ? quote : base;
            tokens[i + 1] = token;
        }
    }
}
