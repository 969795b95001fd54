// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Flow} from "weir/core/Book.sol";
import {Trading} from "weir/core/Trading.sol";
import {WalkState} from "weir/core/Walk.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderTerms, SwapTerms} from "weir/types/Terms.sol";

/// @notice The exchange's trading without its tokens: markets are set up by writing their words.
contract WalkHarness is Trading {
    /// @notice Makes a market with a pool and one side of the book.
    /// @param ticks best first. @param lots of each.
    /// @param bestFirst the order in which the levels enter the bitmap.
    function open(
        uint256 id,
        uint256 base,
        uint256 quote,
        bool asks,
        uint256[] calldata ticks,
        uint256[] calldata lots,
        bool bestFirst
    ) external {
        PoolSlot slot = PoolSlotLib.pack(base, quote, PoolSlotLib.NO_BID, PoolSlotLib.NO_ASK, 0);
        uint256 side = asks ? ASK : BID;
        for (uint256 n; n < ticks.length; ++n) {
            uint256 i = bestFirst ? n : ticks.length - 1 - n;
            slot = _addLevel(id, slot, side, ticks[i]);
            _store(Layout.level(id, side, ticks[i]), lots[i]);
        }
        _store(id, PoolSlot.unwrap(slot));
    }

    /// @notice What the walk plans, without the swap's or the order's own checks.
    /// @return w the walk. @return x the input reserve after. @return y the output reserve after. @return owed to the
    /// protocol.
    function walk(
        uint256 id,
        uint256 baseTerms,
        bool baseIn,
        bool exactOut,
        bool asOrder,
        uint256 amount,
        uint256 limitTick,
        uint256 maxLevels
    ) external view returns (WalkState memory w, uint256 x, uint256 y, uint256 owed) {
        _startWalk(w, id, baseTerms, PoolSlot.wrap(_load(id)), baseIn);
        w.exactOut = exactOut;
        w.asOrder = asOrder;
        w.amount = amount;
        w.limitTick = limitTick;
        w.maxLevels = maxLevels;
        _walk(w);
        (x, y, owed) = _reservesAfter(w, baseTerms >> 232);
    }

    /// @notice IExchange.swap up to the settlement.
    function swap(uint256 id, uint256 baseTerms, uint256 amount, uint256 bound, SwapTerms terms)
        external
        returns (uint256 amountIn, uint256 amountOut, uint256 slot, uint256 owed)
    {
        (amountIn, amountOut) = _swap(id, baseTerms, amount, bound, terms, msg.sender);
        (slot, owed) = (_load(id), _load(id + Layout.OWED));
    }

    /// @notice IExchange.place up to the settlement. @return locked what the rest locks, in quote for a bid.
    function place(uint256 id, uint256 baseTerms, uint256 minQuote, OrderTerms terms, bool sell)
        external
        returns (
            uint256 resting,
            uint256 amountIn,
            uint256 amountOut,
            uint256 locked,
            uint256 slot,
            uint256 owed
        )
    {
        Flow memory flow;
        (resting, amountIn, amountOut) = _place(id, baseTerms, minQuote, terms, msg.sender, flow);
        locked = (sell ? flow.baseIn : flow.quoteIn) - amountIn;
        (slot, owed) = (_load(id), _load(id + Layout.OWED));
    }
}
