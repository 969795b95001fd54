// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Layout} from "../../libraries/Layout.sol";
import {Level} from "../../types/Level.sol";
import {MarketKey} from "../../types/MarketKey.sol";
import {ObservationState} from "../../types/ObservationState.sol";
import {PoolSlot, PoolSlotLib} from "../../types/PoolSlot.sol";
import {ILens} from "../interfaces/ILens.sol";
import {ExchangeReader} from "./ExchangeReader.sol";

/// @notice Markets as they stand: which there are, and each one's whole state with the best levels of its book.
abstract contract MarketViews is ExchangeReader {
    /// @inheritdoc ILens
    function marketCount() external view returns (uint256) {
        return _load(Layout.REGISTRY);
    }

    /// @inheritdoc ILens
    function marketIds(uint256 first, uint256 count) external view returns (uint256[] memory ids) {
        return _marketIds(first, count);
    }

    /// @inheritdoc ILens
    function markets(uint256 first, uint256 count, uint256 levels)
        external
        view
        returns (MarketView[] memory views)
    {
        uint256[] memory ids = _marketIds(first, count);
        views = new MarketView[](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            views[i] = _market(ids[i], levels);
        }
    }

    /// @inheritdoc ILens
    function market(uint256 id, uint256 levels) external view returns (MarketView memory) {
        return _market(id, levels);
    }

    /// @inheritdoc ILens
    function tierTerms(uint256 tier) external view returns (uint256) {
        return tier < _load(Layout.TIER_COUNT) ? _load(Layout.TIERS + tier) : 0;
    }

    /// @inheritdoc ILens
    function depositsPausedUntil() external view returns (uint256) {
        return uint64(_load(Layout.DEPOSIT_PAUSE));
    }

    function _marketIds(uint256 first, uint256 count) private view returns (uint256[] memory ids) {
        uint256 total = _load(Layout.REGISTRY);
        uint256 end = count > total || first > total - count ? total : first + count;
        if (first >= end) return new uint256[](0);
        ids = new uint256[](end - first);
        for (uint256 i; i < ids.length; ++i) {
            ids[i] = _load(Layout.MARKETS + first + i);
        }
    }

    function _market(uint256 id, uint256 levels) private view returns (MarketView memory v) {
        v.id = id;
        v.slot = _openSlot(id);
        v.key = MarketKey(_load(id + Layout.KEY), _load(id + Layout.KEY + 1));
        // The casts keep the fields that Layout names.
        uint256 shares = _load(id + Layout.SHARES);
        (v.totalShares, v.incomePart, v.lastRoot) = (uint104(shares), uint24(shares >> 104), shares >> 128);
        uint256 owed = _load(id + Layout.OWED);
        (v.owedBase, v.owedQuote) = (uint128(owed), owed >> 128);
        if (v.slot.flags() & PoolSlotLib.PAUSED != 0) v.pausedUntil = uint64(_load(id + Layout.PAUSE));
        v.observations = ObservationState.wrap(_load(id + Layout.OBSERVATIONS));
        v.bids = _side(id, BID, v.slot.bestBid(), levels);
        v.asks = _side(id, ASK, v.slot.bestAsk(), levels);
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
}
