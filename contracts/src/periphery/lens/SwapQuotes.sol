// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Stop, Walk, WalkState} from "../../core/Walk.sol";
import {IExchangeErrors} from "../../interfaces/IExchangeErrors.sol";
import {Layout} from "../../libraries/Layout.sol";
import {TickPrice} from "../../libraries/TickPrice.sol";
import {MarketKey, MarketKeyLib} from "../../types/MarketKey.sol";
import {ObservationState} from "../../types/ObservationState.sol";
import {PoolSlot, PoolSlotLib} from "../../types/PoolSlot.sol";
import {SwapTerms, SwapTermsLib} from "../../types/Terms.sol";
import {ILens} from "../interfaces/ILens.sol";
import {ExchangeReader} from "./ExchangeReader.sol";
import {SwapGas} from "./SwapGas.sol";

/// @notice What swaps would do now. The exchange's own walk runs on its storage; around it stand the checks of Trading
/// and Paths in their order, without what they write.
abstract contract SwapQuotes is ExchangeReader, Walk {
    uint256 private constant MOST_MARKETS = 4;
    uint256 private constant AMOUNT_LIMIT = 1 << 127;
    uint256 private constant TOTAL_LIMIT = 1 << 128;

    /// @inheritdoc ILens
    function quoteSwap(MarketKey calldata key, uint256 amount, SwapTerms terms)
        external
        view
        returns (Quote memory quote)
    {
        _checkFlags(terms);
        uint256 id = key.id();
        WalkState memory w;
        (quote.amountIn, quote.amountOut) = _quote(w, id, key.baseTerms, amount, terms);
        (quote.poolIn, quote.poolOut, quote.levels, quote.stop) = (w.poolIn, w.poolOut, w.levels, w.stop);
        quote.gas = SwapGas.TRANSACTION + _gasOf(id, w.levels, false);
    }

    /// @inheritdoc ILens
    function quotePath(MarketKey[] calldata keys, uint256 amount, SwapTerms terms)
        external
        view
        returns (PathQuote memory quote)
    {
        _checkFlags(terms);
        if (terms.limitTick() != 0) revert IExchangeErrors.PathHasLimit(terms.limitTick());
        uint256 directions = _follow(keys, terms.flags() & SwapTermsLib.BASE_IN != 0);
        bool exactOut = terms.flags() & SwapTermsLib.EXACT_OUT != 0;
        quote.hops = new Hop[](keys.length);
        quote.gas = SwapGas.TRANSACTION;
        for (uint256 i; i < keys.length; ++i) {
            // An exact output is followed backwards, from the last market on.
            uint256 index = exactOut ? keys.length - 1 - i : i;
            Hop memory hop = quote.hops[index];
            SwapTerms hopTerms = _hopTerms(terms, directions >> index);
            quote.gas += _quoteHop(hop, keys[index], amount, i == 0, hopTerms);
            quote.levels += hop.levels;
            amount = exactOut ? hop.amountIn : hop.amountOut;
        }
        quote.amountIn = quote.hops[0].amountIn;
        quote.amountOut = quote.hops[keys.length - 1].amountOut;
    }

    /// @dev One market of a path.
    /// @param isFirst whether it is asked for the caller's own amount, whose rest is no dust.
    /// @return gas what it adds to the swap's.
    function _quoteHop(Hop memory hop, MarketKey calldata key, uint256 amount, bool isFirst, SwapTerms terms)
        private
        view
        returns (uint256 gas)
    {
        uint256 id = key.id();
        WalkState memory w;
        (hop.amountIn, hop.amountOut) = _quote(w, id, key.baseTerms, amount, terms);
        (hop.poolIn, hop.poolOut, hop.levels) = (w.poolIn, w.poolOut, w.levels);
        // All or nothing: an exact output gives no less than was asked for; an exact input never takes more.
        if (!isFirst) hop.dust = w.exactOut ? hop.amountOut - amount : amount - hop.amountIn;
        return _gasOf(id, w.levels, hop.dust != 0);
    }

    /// @dev Trading._swap without its writes, bound and deadline.
    function _quote(WalkState memory w, uint256 id, uint256 baseTerms, uint256 amount, SwapTerms terms)
        private
        view
        returns (uint256 amountIn, uint256 amountOut)
    {
        PoolSlot slot = _openSlot(id);
        if (slot.flags() & PoolSlotLib.PAUSED != 0) {
            uint256 until = uint64(_load(id + Layout.PAUSE));
            if (block.timestamp <= until) revert IExchangeErrors.MarketPaused(id, until);
        }
        if (amount == 0) revert IExchangeErrors.ZeroAmount();
        if (amount >= AMOUNT_LIMIT) revert IExchangeErrors.AmountTooLarge(amount);
        uint256 limit = terms.limitTick();
        if (limit != 0 && !TickPrice.isOnGrid(limit, 1)) revert IExchangeErrors.LimitOutOfRange(limit);
        _startWalk(w, id, baseTerms, slot, terms.flags() & SwapTermsLib.BASE_IN != 0);
        w.exactOut = terms.flags() & SwapTermsLib.EXACT_OUT != 0;
        w.amount = amount;
        w.limitTick = limit;
        w.maxLevels = terms.maxLevels();
        _walk(w);
        // Each part is below 2^193 (Walk).
        unchecked {
            amountIn = w.poolIn + w.bookIn + w.bookFee;
            amountOut = w.poolOut + w.bookOut;
        }
        if (amountOut == 0) revert IExchangeErrors.NothingOut(amount);
        _checkTotals(w, MarketKeyLib.makerRebate(baseTerms), amountIn, amountOut);
        bool isAll = terms.flags() & SwapTermsLib.ALL_OR_NOTHING != 0;
        if (w.exactOut) {
            isAll = isAll || (limit == 0 && w.maxLevels == 0);
            if (isAll && amountOut < amount) revert IExchangeErrors.NotFilled(amount, amountOut);
        } else if (isAll && w.stop != Stop.Filled && amountIn != amount) {
            revert IExchangeErrors.NotFilled(amount, amountIn);
        }
    }

    /// @dev Whether the exchange could store what comes of it, as Trading._apply has it.
    function _checkTotals(WalkState memory w, uint256 makerRebate, uint256 amountIn, uint256 amountOut)
        private
        view
    {
        if (amountIn >= TOTAL_LIMIT) revert IExchangeErrors.AmountTooLarge(amountIn);
        if (amountOut >= TOTAL_LIMIT) revert IExchangeErrors.AmountTooLarge(amountOut);
        (uint256 x,, uint256 owed) = _reservesAfter(w, makerRebate);
        if (x > PoolSlotLib.MAX_RESERVE) revert IExchangeErrors.ReserveOverflow(x);
        if (owed == 0) return;
        uint256 word = _load(w.id + Layout.OWED);
        // Two amounts below 2^170. The cast keeps the lower amount.
        unchecked {
            uint256 sum = (w.baseIn ? uint128(word) : word >> 128) + owed;
            if (sum >= TOTAL_LIMIT) revert IExchangeErrors.AmountTooLarge(sum);
        }
    }

    /// @dev Follows the tokens as Paths does.
    /// @return directions bit i set where the i-th market's input is its base.
    function _follow(MarketKey[] calldata keys, bool baseIn) private pure returns (uint256 directions) {
        if (keys.length == 0 || keys.length > MOST_MARKETS) {
            revert IExchangeErrors.PathLength(keys.length);
        }
        address tokenOut;
        for (uint256 i; i < keys.length; ++i) {
            address base = MarketKeyLib.tokenOf(keys[i].baseTerms);
            address quote = MarketKeyLib.tokenOf(keys[i].quoteTerms);
            if (i != 0) {
                baseIn = base == tokenOut;
                if (!baseIn && quote != tokenOut) revert IExchangeErrors.PathBroken(i, tokenOut);
            }
            if (baseIn) directions |= 1 << i;
            tokenOut = baseIn ? quote : base;
            for (uint256 j; j < i; ++j) {
                uint256 id = keys[i].id();
                if (id == keys[j].id()) revert PathRepeats(i, id);
            }
        }
    }

    /// @dev A market's terms in a path: all or nothing but dust, its own direction, the path's bound on levels.
    function _hopTerms(SwapTerms terms, uint256 direction) private pure returns (SwapTerms) {
        uint256 flags = (terms.flags() & SwapTermsLib.EXACT_OUT) | SwapTermsLib.ALL_OR_NOTHING
            | (direction & SwapTermsLib.BASE_IN);
        // Both casts keep what fits: 16 bits of levels, 5 of flags.
        return SwapTermsLib.pack(address(0), 0, uint16(terms.maxLevels()), 0, uint8(flags));
    }

    function _checkFlags(SwapTerms terms) private pure {
        if (terms.flags() > SwapTermsLib.ALL_FLAGS) revert IExchangeErrors.UnknownFlags(terms.flags());
    }

    /// @dev What a market adds to a swap's gas.
    function _gasOf(uint256 id, uint256 levels, bool hasDust) private view returns (uint256) {
        ObservationState state = ObservationState.wrap(_load(id + Layout.OBSERVATIONS));
        return SwapGas.ofMarket(levels, hasDust, state.size() != 0 && state.time() != block.timestamp);
    }
}
