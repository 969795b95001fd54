// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketReader} from "../core/MarketReader.sol";
import {Stop, Walk, WalkState} from "../core/Walk.sol";
import {IExchangeCore} from "../interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {Amounts} from "../libraries/Amounts.sol";
import {Layout} from "../libraries/Layout.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {Level} from "../types/Level.sol";
import {MarketKey, MarketKeyLib} from "../types/MarketKey.sol";
import {Order} from "../types/Order.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {SwapTerms, SwapTermsLib} from "../types/Terms.sol";

/// @title Lens
/// @notice Reads whole views of the exchange in one call, for pages, bots and other contracts' simulations. It reads
/// raw storage and runs the exchange's own code on it (MarketReader, Walk), so a quote equals what the swap then does
/// in the same state. It holds nothing and can change nothing.
/// @dev Every function reverts with Locked while the exchange calls a token.
contract Lens is Walk {
    /// @notice What rests at one tick: `lots` live lots; `word` is the level's storage word (see Level).
    struct LevelView {
        uint24 tick;
        uint56 lots;
        Level word;
    }

    /// @notice A market's whole state. Levels are best first.
    struct MarketView {
        uint256 id;
        MarketKey key;
        PoolSlot slot;
        uint256 totalShares;
        uint256 owedBase;
        uint256 owedQuote;
        LevelView[] bids;
        LevelView[] asks;
    }

    /// @notice One order as it stands: `order` is its word (0 where the handle was never used), `claimable` lots were
    /// filled and not collected, worth `proceeds` and `rebate` (base units for a bid, quote units for an ask);
    /// `unfilled` lots still rest.
    struct OrderView {
        uint64 handle;
        Order order;
        uint256 claimable;
        uint256 unfilled;
        uint256 proceeds;
        uint256 rebate;
    }

    /// @notice What a swap would do now.
    struct Quote {
        uint256 amountIn;
        uint256 amountOut;
        uint256 poolIn;
        uint256 poolOut;
        uint256 levels;
        Stop stop;
    }

    /// @notice The exchange that is read.
    IExchangeCore public immutable EXCHANGE;

    constructor(IExchangeCore exchange) {
        EXCHANGE = exchange;
    }

    /// @notice How many markets were opened.
    function marketCount() external view returns (uint256) {
        return _load(Layout.REGISTRY);
    }

    /// @notice Ids of markets in the order of their opening, from `first`, at most `count`.
    function marketIds(uint256 first, uint256 count) external view returns (uint256[] memory ids) {
        uint256 total = _load(Layout.REGISTRY);
        uint256 end = count > total || first > total - count ? total : first + count;
        if (first >= end) return new uint256[](0);
        ids = new uint256[](end - first);
        for (uint256 i; i < ids.length; ++i) {
            ids[i] = _load(Layout.MARKETS + first + i);
        }
    }

    /// @notice A tier's terms, as in a market key above bit 168: spacing (16 bits), pool fee, taker fee, rebate (24
    /// each). 0 where there is no such tier.
    function tierTerms(uint256 tier) external view returns (uint256) {
        return tier < _load(Layout.TIER_COUNT) ? _load(Layout.TIERS + tier) : 0;
    }

    /// @notice A market with the best `levels` levels of each side. Reverts with UnknownMarket.
    function market(uint256 id, uint256 levels) external view returns (MarketView memory v) {
        v.id = id;
        v.slot = _slot(id);
        v.key = MarketKey(_load(id + Layout.KEY), _load(id + Layout.KEY + 1));
        // The lowest 104 bits; the protocol's part and the last root are above them.
        v.totalShares = _load(id + Layout.SHARES) & ((1 << 104) - 1);
        uint256 owed = _load(id + Layout.OWED);
        (v.owedBase, v.owedQuote) = (uint128(owed), owed >> 128);
        v.bids = _side(id, BID, v.slot.bestBid(), levels);
        v.asks = _side(id, ASK, v.slot.bestAsk(), levels);
    }

    /// @notice Orders of one owner in one market, by handle. Handles come from the caller or from the logs.
    function orders(uint256 id, address owner, uint64[] calldata handles)
        external
        view
        returns (OrderView[] memory views)
    {
        uint256 baseTerms = _load(id + Layout.KEY);
        views = new OrderView[](handles.length);
        for (uint256 i; i < handles.length; ++i) {
            views[i] =
                _order(id, baseTerms, handles[i], Order.wrap(_load(Layout.order(id, owner, handles[i]))));
        }
    }

    /// @notice What `exchange.swap` with the same key, amount and terms would do now, without its bound, deadline and
    /// recipient. Reverts as it would: UnknownMarket, ZeroAmount, AmountTooLarge, LimitOutOfRange.
    function quoteSwap(MarketKey calldata key, uint256 amount, SwapTerms terms)
        external
        view
        returns (Quote memory quote)
    {
        uint256 id = key.id();
        PoolSlot slot = _slot(id);
        if (amount == 0) revert IExchangeErrors.ZeroAmount();
        if (amount >= 1 << 127) revert IExchangeErrors.AmountTooLarge(amount);
        uint256 limit = terms.limitTick();
        if (limit != 0 && !TickPrice.isOnGrid(limit, 1)) revert IExchangeErrors.LimitOutOfRange(limit);
        WalkState memory w;
        _startWalk(w, id, key.baseTerms, slot, terms.flags() & SwapTermsLib.BASE_IN != 0);
        w.exactOut = terms.flags() & SwapTermsLib.EXACT_OUT != 0;
        w.amount = amount;
        w.limitTick = limit;
        w.maxLevels = terms.maxLevels();
        _walk(w);
        return
            Quote(
                w.poolIn + w.bookIn + w.bookFee, w.poolOut + w.bookOut, w.poolIn, w.poolOut, w.levels, w.stop
            );
    }

    /// @inheritdoc MarketReader
    function _load(uint256 slot) internal view override returns (uint256) {
        return EXCHANGE.extsload(slot);
    }

    function _slot(uint256 id) private view returns (PoolSlot slot) {
        slot = PoolSlot.wrap(_load(id));
        if (PoolSlot.unwrap(slot) == 0) revert IExchangeErrors.UnknownMarket(id);
    }

    function _side(uint256 id, uint256 side, uint256 best, uint256 most)
        private
        view
        returns (LevelView[] memory levels)
    {
        uint256 none = side == ASK ? PoolSlotLib.NO_ASK : PoolSlotLib.NO_BID;
        uint256 count;
        for (uint256 tick = best; tick != none && count < most; tick = _worse(id, side, tick)) {
            ++count;
        }
        levels = new LevelView[](count);
        uint256 here = best;
        for (uint256 i; i < count; ++i) {
            Level word = Level.wrap(_load(Layout.level(id, side, here)));
            // A tick is below 2^23, live lots below 2^56.
            levels[i] = LevelView(uint24(here), uint56(word.live()), word);
            here = _worse(id, side, here);
        }
    }

    function _worse(uint256 id, uint256 side, uint256 tick) private view returns (uint256) {
        (uint256 rank,) = _nextRank(id, side, _mirror(side, tick));
        return _mirror(side, rank);
    }

    function _order(uint256 id, uint256 baseTerms, uint64 handle, Order order)
        private
        view
        returns (OrderView memory v)
    {
        v.handle = handle;
        v.order = order;
        if (order.size() == 0) return v;
        Level level = Level.wrap(_load(Layout.level(id, order.isAsk() ? ASK : BID, order.tick())));
        v.claimable = _filledLots(id, order, level);
        v.unfilled = order.size() - v.claimable;
        if (order.isAsk()) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(order.tick());
            v.proceeds = Amounts.quoteDown(v.claimable, numerator, denominator);
        } else {
            v.proceeds = v.claimable * MarketKeyLib.lotSize(baseTerms);
        }
        v.rebate = Amounts.partDown(v.proceeds, MarketKeyLib.makerRebate(baseTerms));
    }
}
