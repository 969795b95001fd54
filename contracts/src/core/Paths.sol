// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {MarketKey, MarketKeyLib} from "../types/MarketKey.sol";
import {SwapTerms, SwapTermsLib} from "../types/Terms.sol";
import {Settlement} from "./Settlement.sol";
import {Trading} from "./Trading.sol";

/// @notice Swaps over up to four markets, all or nothing: each market's output is the next one's input. What a later
/// market leaves below one of its lots (exact input), or an earlier one gives beyond what the next one needs (exact
/// output), is credited to the caller's internal balance.
abstract contract Paths is Trading, Settlement {
    uint256 private constant MOST_MARKETS = 4;

    /// @notice Runs a path for the caller, without settling its two ends.
    function _swapPath(MarketKey[] calldata keys, uint256 amount, uint256 bound, SwapTerms terms)
        internal
        returns (address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut)
    {
        if (terms.limitTick() != 0) revert IExchangeErrors.PathHasLimit(terms.limitTick());
        uint256 directions;
        (directions, tokenIn, tokenOut) = _follow(keys, terms.flags() & SwapTermsLib.BASE_IN != 0);
        if (terms.flags() & SwapTermsLib.EXACT_OUT == 0) {
            (amountIn, amountOut) = _forwards(keys, directions, amount, terms);
            if (amountOut < bound) revert IExchangeErrors.OutputTooLow(amountOut, bound);
        } else {
            (amountIn, amountOut) = _backwards(keys, directions, amount, terms);
            if (amountIn > bound) revert IExchangeErrors.InputTooHigh(amountIn, bound);
        }
    }

    /// @dev Follows the tokens from the first market's input on.
    /// @return directions bit i set where the i-th market's input is its base.
    function _follow(MarketKey[] calldata keys, bool baseIn)
        private
        pure
        returns (uint256 directions, address tokenIn, address tokenOut)
    {
        if (keys.length == 0 || keys.length > MOST_MARKETS) {
            revert IExchangeErrors.PathLength(keys.length);
        }
        for (uint256 i; i < keys.length; ++i) {
            address base = MarketKeyLib.tokenOf(keys[i].baseTerms);
            address quote = MarketKeyLib.tokenOf(keys[i].quoteTerms);
            if (i == 0) {
                tokenIn = baseIn ? base : quote;
            } else {
                baseIn = base == tokenOut;
                if (!baseIn && quote != tokenOut) revert IExchangeErrors.PathBroken(i, tokenOut);
            }
            if (baseIn) directions |= 1 << i;
            tokenOut = baseIn ? quote : base;
        }
    }

    function _forwards(MarketKey[] calldata keys, uint256 directions, uint256 amount, SwapTerms terms)
        private
        returns (uint256 amountIn, uint256 amountOut)
    {
        amountOut = amount;
        for (uint256 i; i < keys.length; ++i) {
            uint256 given = amountOut;
            uint256 used;
            (used, amountOut) = _hop(keys[i], directions >> i, given, 0, terms);
            if (i == 0) amountIn = used;
            else _creditDust(keys[i], directions >> i, given - used);
        }
    }

    function _backwards(MarketKey[] calldata keys, uint256 directions, uint256 amount, SwapTerms terms)
        private
        returns (uint256 amountIn, uint256 amountOut)
    {
        amountIn = amount;
        for (uint256 i = keys.length; i != 0; --i) {
            uint256 needed = amountIn;
            uint256 got;
            (amountIn, got) = _hop(keys[i - 1], directions >> (i - 1), needed, type(uint256).max, terms);
            if (i == keys.length) amountOut = got;
            else _creditDust(keys[i - 1], ~(directions >> (i - 1)), got - needed);
        }
    }

    function _hop(MarketKey calldata key, uint256 direction, uint256 amount, uint256 bound, SwapTerms terms)
        private
        returns (uint256 amountIn, uint256 amountOut)
    {
        uint256 flags = SwapTermsLib.ALL_OR_NOTHING << SwapTermsLib.FLAGS_SHIFT;
        uint256 word = SwapTerms.unwrap(terms) & ~(SwapTermsLib.BASE_IN << SwapTermsLib.FLAGS_SHIFT) | flags;
        word |= (direction & 1) << SwapTermsLib.FLAGS_SHIFT;
        return _swap(key.id(), key.baseTerms, amount, bound, SwapTerms.wrap(word), msg.sender);
    }

    /// @dev Credits dust of the market's base (`isBase` odd) or quote token.
    function _creditDust(MarketKey calldata key, uint256 isBase, uint256 dust) private {
        if (dust == 0) return;
        address token = MarketKeyLib.tokenOf(isBase & 1 != 0 ? key.baseTerms : key.quoteTerms);
        _mint(msg.sender, uint160(token), dust);
        emit IExchangeEvents.PathDust(msg.sender, token, dust);
    }
}
