// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LibBit} from "solady/utils/LibBit.sol";
import {Layout} from "../libraries/Layout.sol";
import {PoolSlot} from "../types/PoolSlot.sol";
import {MarketStorage} from "./MarketStorage.sol";

/// @notice Which levels hold orders: per side a bitmap of three heights (leaf, mid, root) of 256 bits a word, and the
/// best price of each side cached beside the pool's reserves.
///
/// Rules, kept by every write:
/// 1. Bits of ranks better than the cached best are void at every height. An exhausting take just moves the best.
/// 2. A leaf word counts only where its mid bit is set; one whose last level goes keeps its bit and loses the mid bit.
/// 3. A mid word that is not zero has its root bit set. Leaving one clears it (see Walk._nextBest).
/// 4. On a side without levels every bit is void; at most the last best's mid word is not zero.
abstract contract LevelIndex is MarketStorage {
    /// @notice A level got its first order.
    /// @return the market's word, with the new best where it is one.
    function _addLevel(uint256 id, PoolSlot slot, uint256 side, uint256 tick) internal returns (PoolSlot) {
        uint256 rank = _mirror(side, tick);
        uint256 best = _mirror(side, slot.best(side == ASK));
        if (rank > best) {
            _addWorse(id, side, rank, best);
            return slot;
        }
        if (best == NO_RANK) _addFirst(id, side, rank);
        else _addBetter(id, side, rank, best);
        return slot.withBest(side == ASK, tick);
    }

    /// @notice A level lost its last order by a cancel.
    /// @return the market's word, with the next best where it was the best.
    function _removeLevel(uint256 id, PoolSlot slot, uint256 side, uint256 tick) internal returns (PoolSlot) {
        uint256 rank = _mirror(side, tick);
        uint256 best = _mirror(side, slot.best(side == ASK));
        if (rank != best) {
            _removeWorse(id, side, rank);
            return slot;
        }
        (uint256 next, bool leftMid) = _nextRank(id, side, rank);
        if (leftMid) {
            _store(Layout.mid(id, side, rank), 0);
            uint256 rootSlot = Layout.root(id, side);
            _store(rootSlot, _load(rootSlot) >> (next >> 16) << (next >> 16));
        }
        return slot.withBest(side == ASK, _mirror(side, next));
    }

    /// @dev The side was empty: every word is overwritten, a leftover mid word elsewhere is cleared (rule 4).
    function _addFirst(uint256 id, uint256 side, uint256 rank) private {
        uint256 rootSlot = Layout.root(id, side);
        uint256 rootWord = _load(rootSlot);
        uint256 rootBit = 1 << (rank >> 16);
        if (rootWord != rootBit) {
            if (rootWord != 0) _store(Layout.mid(id, side, LibBit.ffs(rootWord) << 16), 0);
            _store(rootSlot, rootBit);
        }
        _set(Layout.mid(id, side, rank), 1 << ((rank >> 8) & 0xff));
        _set(Layout.leaf(id, side, rank), 1 << (rank & 0xff));
    }

    /// @dev The new level is the best: what lay better than the old best is void and goes, at each height where the two
    /// share a word; where they do not, the old best's word is trimmed and the new one starts fresh.
    function _addBetter(uint256 id, uint256 side, uint256 rank, uint256 best) private {
        uint256 leafSlot = Layout.leaf(id, side, rank);
        uint256 leafBit = 1 << (rank & 0xff);
        if (rank >> 8 == best >> 8) {
            _store(leafSlot, _from(_load(leafSlot), best & 0xff) | leafBit);
            return;
        }
        _trim(Layout.leaf(id, side, best), best & 0xff);
        _set(leafSlot, leafBit);

        uint256 midSlot = Layout.mid(id, side, rank);
        uint256 midBit = 1 << ((rank >> 8) & 0xff);
        uint256 bestLeaf = (best >> 8) & 0xff;
        if (rank >> 16 == best >> 16) {
            _store(midSlot, _from(_load(midSlot), bestLeaf) | midBit);
            return;
        }
        _trim(Layout.mid(id, side, best), bestLeaf);
        _set(midSlot, midBit);
        uint256 rootSlot = Layout.root(id, side);
        _store(rootSlot, _load(rootSlot) | 1 << (rank >> 16));
    }

    /// @dev The new level is worse than the best.
    function _addWorse(uint256 id, uint256 side, uint256 rank, uint256 best) private {
        uint256 leafSlot = Layout.leaf(id, side, rank);
        uint256 leafBit = 1 << (rank & 0xff);
        // The best's own leaf word is valid: no need to look at its mid bit.
        if (rank >> 8 == best >> 8) {
            _store(leafSlot, _load(leafSlot) | leafBit);
            return;
        }
        uint256 midSlot = Layout.mid(id, side, rank);
        uint256 midWord = _load(midSlot);
        uint256 midBit = 1 << ((rank >> 8) & 0xff);
        if (midWord & midBit != 0) {
            _store(leafSlot, _load(leafSlot) | leafBit);
            return;
        }
        _set(leafSlot, leafBit);
        _store(midSlot, midWord | midBit);
        if (midWord == 0) {
            uint256 rootSlot = Layout.root(id, side);
            _store(rootSlot, _load(rootSlot) | 1 << (rank >> 16));
        }
    }

    /// @dev A level worse than the best goes. Words that hold the best never become empty.
    function _removeWorse(uint256 id, uint256 side, uint256 rank) private {
        uint256 leafSlot = Layout.leaf(id, side, rank);
        uint256 leafWord = _load(leafSlot) & ~(1 << (rank & 0xff));
        if (leafWord != 0) {
            _store(leafSlot, leafWord);
            return;
        }
        // Rule 2: the leaf word stays as it is, void, and cheap to use again.
        uint256 midSlot = Layout.mid(id, side, rank);
        uint256 midWord = _load(midSlot) & ~(1 << ((rank >> 8) & 0xff));
        _store(midSlot, midWord);
        if (midWord == 0) {
            uint256 rootSlot = Layout.root(id, side);
            _store(rootSlot, _load(rootSlot) & ~(1 << (rank >> 16)));
        }
    }

    /// @dev Clears the bits below `bit`, where there are any.
    function _trim(uint256 slot, uint256 bit) private {
        uint256 word = _load(slot);
        uint256 trimmed = _from(word, bit);
        if (trimmed != word) _store(slot, trimmed);
    }

    /// @dev Stores `word` where it is not there already.
    function _set(uint256 slot, uint256 word) private {
        if (_load(slot) != word) _store(slot, word);
    }

    /// @dev The bits of `word` from `bit` up.
    function _from(uint256 word, uint256 bit) private pure returns (uint256) {
        return word >> bit << bit;
    }
}
