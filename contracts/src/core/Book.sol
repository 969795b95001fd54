// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {Amounts} from "../libraries/Amounts.sol";
import {CancelTree} from "../libraries/CancelTree.sol";
import {Layout} from "../libraries/Layout.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {Level, LevelLib} from "../types/Level.sol";
import {MarketKeyLib} from "../types/MarketKey.sol";
import {Order, OrderLib} from "../types/Order.sol";
import {PoolSlot} from "../types/PoolSlot.sol";
import {OrderRef, OrderRefLib} from "../types/Terms.sol";
import {LevelIndex} from "./LevelIndex.sol";

/// @notice What an action moves between the caller and the exchange, in units of the market's two tokens.
struct Flow {
    uint256 baseIn;
    uint256 baseOut;
    uint256 quoteIn;
    uint256 quoteOut;
}

/// @notice The makers' side of the book: orders that rest, their claims and cancellations. Takers (Walk) touch levels
/// only. An order's fill is worked out when its owner comes for it.
abstract contract Book is LevelIndex {
    /// @notice Queues `lots` at `tick`. The caller has checked the tick, the size and that nothing crosses, and charges
    /// the lock.
    /// @return the market's word with the best price this order may have set.
    function _rest(
        uint256 id,
        PoolSlot slot,
        uint256 orderSlot,
        uint256 lots,
        uint256 tick,
        bool isAsk,
        uint256 expiryAndBounty,
        address owner,
        uint64 handle
    ) internal returns (PoolSlot) {
        uint256 side = isAsk ? ASK : BID;
        uint256 levelSlot = Layout.level(id, side, tick);
        Level level = Level.wrap(_load(levelSlot));
        uint256 index = level.nextIndex();
        uint256 placed = level.placed();
        if (level.generation() == LevelLib.MAX_GENERATION) revert IExchangeErrors.LevelRetired(tick);
        // Two values below 2^56.
        unchecked {
            if (placed + lots > LevelLib.MAX_LOTS || index == LevelLib.MAX_INDEX) {
                revert IExchangeErrors.LevelFull(tick, placed, index, lots);
            }
        }
        if (level.live() == 0) slot = _addLevel(id, slot, side, tick);
        else if (index != 0) _growTree(levelSlot, level, index);

        Order order = Order.wrap(
            OrderLib.pack(placed, lots, tick, isAsk, index, level.generation()) | expiryAndBounty << 192
        );
        // placed + lots and index + 1 stay inside their fields, as checked above.
        unchecked {
            _store(levelSlot, Level.unwrap(level) + lots + (1 << 168));
        }
        _store(orderSlot, Order.unwrap(order));
        emit IExchangeEvents.OrderPlaced(id, owner, handle, order);
        return slot;
    }

    /// @notice Claims and then takes lots off an order: `lots` of them (0: all), at most what is unfilled.
    /// @param leastLeft what a reduction may leave, in quote units at the order's price; 0 where it leaves nothing.
    /// @return taken lots taken off; 0 where the order is closed or wholly filled.
    function _takeOff(
        uint256 id,
        uint256 baseTerms,
        address owner,
        OrderRef ref,
        uint256 lots,
        uint256 leastLeft,
        Flow memory flow
    ) internal returns (uint256 taken) {
        (uint256 orderSlot, Order order) = _orderOf(id, owner, ref);
        if (order.size() == 0) return 0;
        Level level = _levelOf(id, order);
        (order,) = _collect(id, baseTerms, owner, ref.handle(), order, level, flow);
        uint256 unfilled = order.size();
        if (unfilled != 0) {
            taken = lots == 0 || lots > unfilled ? unfilled : lots;
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(order.tick());
            if (taken != unfilled) {
                // taken < unfilled.
                unchecked {
                    uint256 left = Amounts.quoteUp(unfilled - taken, numerator, denominator);
                    if (left < leastLeft) revert IExchangeErrors.ReducedTooSmall(left, leastLeft);
                }
            }
            // Flows add at most a few amounts below 2^170.
            unchecked {
                if (order.isAsk()) flow.baseOut += taken * MarketKeyLib.lotSize(baseTerms);
                else flow.quoteOut += Amounts.quoteDown(taken, numerator, denominator);
            }
            order = _shorten(id, owner, ref.handle(), order, level, taken);
        }
        _store(orderSlot, Order.unwrap(order));
    }

    /// @notice Collects what was filled of an order.
    function _claim(uint256 id, uint256 baseTerms, address owner, OrderRef ref, Flow memory flow)
        internal
        returns (uint256 lots)
    {
        (uint256 orderSlot, Order order) = _orderOf(id, owner, ref);
        if (order.size() == 0) return 0;
        (order, lots) = _collect(id, baseTerms, owner, ref.handle(), order, _levelOf(id, order), flow);
        if (lots != 0) _store(orderSlot, Order.unwrap(order));
    }

    /// @notice Makes a handle ready for a new order: claims a wholly filled one, refuses a live one.
    function _freeHandle(
        uint256 id,
        uint256 baseTerms,
        address owner,
        uint64 handle,
        uint256 orderSlot,
        Flow memory flow
    ) internal {
        Order order = Order.wrap(_load(orderSlot));
        if (order.size() == 0) return;
        (order,) = _collect(id, baseTerms, owner, handle, order, _levelOf(id, order), flow);
        if (order.size() != 0) revert IExchangeErrors.HandleInUse(handle, order.size());
        // Stored here, because the new order may not rest and so not replace it.
        _store(orderSlot, Order.unwrap(order));
    }

    /// @notice The order that `ref` means. Reverts where the handle was never used or its order is another one.
    function _orderOf(uint256 id, address owner, OrderRef ref)
        internal
        view
        returns (uint256 slot, Order order)
    {
        slot = Layout.order(id, owner, ref.handle());
        order = Order.wrap(_load(slot));
        if (Order.unwrap(order) == 0) revert IExchangeErrors.UnknownOrder(owner, ref.handle());
        if (ref.flags() & OrderRefLib.CHECK != 0) {
            if (order.generation() != ref.generation() || order.index() != ref.index()) {
                revert IExchangeErrors.OrderChanged(ref.handle(), order.generation(), order.index());
            }
        }
    }

    /// @dev Pays an order's fills into the flow: proceeds and rebate, both rounded down. The word is not stored.
    function _collect(
        uint256 id,
        uint256 baseTerms,
        address owner,
        uint64 handle,
        Order order,
        Level level,
        Flow memory flow
    ) private returns (Order, uint256 lots) {
        lots = _filledLots(id, order, level);
        if (lots == 0) return (order, 0);
        order = order.claim(lots);
        uint256 proceeds;
        uint256 rebate;
        // Lots below 2^56, prices and lot sizes as bounded by the order's own size check.
        unchecked {
            if (order.isAsk()) {
                (uint256 numerator, uint256 denominator) = TickPrice.ofLot(order.tick());
                proceeds = Amounts.quoteDown(lots, numerator, denominator);
                rebate = Amounts.partDown(proceeds, MarketKeyLib.makerRebate(baseTerms));
                flow.quoteOut += proceeds + rebate;
            } else {
                proceeds = lots * MarketKeyLib.lotSize(baseTerms);
                rebate = Amounts.partDown(proceeds, MarketKeyLib.makerRebate(baseTerms));
                flow.baseOut += proceeds + rebate;
            }
        }
        emit IExchangeEvents.OrderClaimed(id, owner, handle, order, lots, proceeds << 128 | rebate);
        return (order, lots);
    }

    /// @dev Takes `lots` unfilled lots off the order's end: the last of the queue lowers the level's placed lots, any
    /// other counts as cancelled at its index, which moves those behind it up exactly.
    function _shorten(uint256 id, address owner, uint64 handle, Order order, Level level, uint256 lots)
        private
        returns (Order)
    {
        uint256 side = order.isAsk() ? ASK : BID;
        uint256 levelSlot = Layout.level(id, side, order.tick());
        bool inQueue;
        // lots <= size <= live, and end <= placed: the counters stay inside their fields.
        unchecked {
            inQueue = order.start() + order.size() != level.placed();
            level = Level.wrap(inQueue ? Level.unwrap(level) + (lots << 112) : Level.unwrap(level) - lots);
        }
        order = order.reduce(lots);
        PoolSlot slot = PoolSlot.wrap(_load(id));
        if (level.live() == 0) {
            level = level.nextGeneration();
            PoolSlot updated = _removeLevel(id, slot, side, order.tick());
            if (PoolSlot.unwrap(updated) != PoolSlot.unwrap(slot)) _store(id, PoolSlot.unwrap(updated));
            slot = updated;
        } else if (inQueue) {
            _addCancelled(levelSlot, level, order.index(), lots);
        }
        _store(levelSlot, Level.unwrap(level));
        emit IExchangeEvents.OrderReduced(id, owner, handle, order, level, slot, lots, inQueue);
        return order;
    }

    /// @dev Adds cancelled lots to every tree word above an index.
    function _addCancelled(uint256 levelSlot, Level level, uint256 index, uint256 lots) private {
        uint256 base = Layout.tree(levelSlot);
        uint256 height = CancelTree.heightFor(level.nextIndex());
        for (uint256 h; h < height; ++h) {
            uint256 digit = index & 15;
            index >>= 4;
            uint256 slot = CancelTree.wordSlot(base, h, index, digit);
            _store(slot, CancelTree.withAdded(_load(slot), level.generation(), digit, lots));
        }
    }

    /// @dev Where the index first reaches 16^h, h >= 1, the tree gets a node on top: it takes over what was cancelled
    /// so far as its first sum.
    function _growTree(uint256 levelSlot, Level level, uint256 index) private {
        if (index & 15 != 0 || level.cancelled() == 0) return;
        uint256 height = 1;
        while (index & 15 == 0) {
            index >>= 4;
            ++height;
        }
        // index was 16^(height - 1) exactly where 1 is left.
        if (index != 1) return;
        uint256 slot = CancelTree.wordSlot(Layout.tree(levelSlot), height - 1, 0, 0);
        _store(slot, CancelTree.withAdded(0, level.generation(), 0, level.cancelled()));
    }

    function _levelOf(uint256 id, Order order) private view returns (Level) {
        return Level.wrap(_load(Layout.level(id, order.isAsk() ? ASK : BID, order.tick())));
    }
}
