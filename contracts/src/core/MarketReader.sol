// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LibBit} from "solady/utils/LibBit.sol";
import {CancelTree} from "../libraries/CancelTree.sol";
import {Layout} from "../libraries/Layout.sol";
import {Level} from "../types/Level.sol";
import {Order} from "../types/Order.sol";

/// @notice What can be said of a market from its storage words alone. The exchange reads them directly, the lens
/// through the exchange's `extsload`: the same code answers in both, so a quote equals what a swap then does.
abstract contract MarketReader {
    /// @notice A side's number in the layout; `isAsk ? ASK : BID`.
    uint256 internal constant BID = 0;
    uint256 internal constant ASK = 1;
    /// @notice A level's rank is its distance in ticks from the best imaginable one, so both sides are searched alike:
    /// an ask's tick itself, 2^23 - 1 - tick for a bid. This rank stands for "no level" (NO_ASK, and NO_BID mirrored).
    uint256 internal constant NO_RANK = (1 << 23) - 1;

    /// @notice The storage word at `slot` of the exchange.
    function _load(uint256 slot) internal view virtual returns (uint256 word);

    /// @notice A level's tick from its rank and back: the map is its own inverse. The same as NO_RANK - tick for a bid.
    function _mirror(uint256 side, uint256 tickOrRank) internal pure returns (uint256) {
        return tickOrRank ^ _mirrorMask(side);
    }

    /// @notice What `_mirror` exclusive-ors with.
    function _mirrorMask(uint256 side) internal pure returns (uint256) {
        return side == ASK ? 0 : NO_RANK;
    }

    /// @notice The best level worse than `rank`, which is the best one now; NO_RANK where there is none.
    /// @return rank The next level's rank.
    /// @return leftMid Whether the search left the bitmap's mid word of `rank`; the taker then clears that word and,
    /// in the root, every bit better than the new best.
    function _nextRank(uint256 id, uint256 side, uint256 from)
        internal
        view
        returns (uint256 rank, bool leftMid)
    {
        // Shifts by at most 255 of a value that drops its own bit first; ranks and word numbers are below 2^23.
        unchecked {
            uint256 word = _above(_load(Layout.leaf(id, side, from)), from & 0xff);
            if (word != 0) return ((from & ~uint256(0xff)) | LibBit.ffs(word), false);

            uint256 leafNumber = from >> 8;
            word = _above(_load(Layout.mid(id, side, from)), leafNumber & 0xff);
            if (word != 0) {
                leafNumber = (leafNumber & ~uint256(0xff)) | LibBit.ffs(word);
            } else {
                uint256 midNumber = from >> 16;
                word = _above(_load(Layout.root(id, side)), midNumber);
                if (word == 0) return (NO_RANK, false);
                leftMid = true;
                midNumber = LibBit.ffs(word);
                leafNumber = midNumber << 8 | LibBit.ffs(_load(Layout.mid(id, side, midNumber << 16)));
            }
            rank = leafNumber << 8 | LibBit.ffs(_load(Layout.leaf(id, side, leafNumber << 8)));
        }
    }

    /// @notice Lots of `order` that were filled and not yet claimed, `level` being the word of its level.
    function _filledLots(uint256 id, Order order, Level level) internal view returns (uint256) {
        uint256 size = order.size();
        // A passed generation was emptied: what was not cancelled was filled.
        if (size == 0 || level.generation() != order.generation()) return size;
        // start, size, filled and cancelled are each below 2^56; cancelledBefore <= start, because cancelled lots of
        // earlier orders lie before this one.
        unchecked {
            uint256 start = order.start();
            uint256 filled = level.filled();
            if (filled >= start + size) return size;
            if (filled + level.cancelled() <= start) return 0;
            uint256 ahead = start - _cancelledBefore(id, order, level);
            if (filled <= ahead) return 0;
            return filled - ahead < size ? filled - ahead : size;
        }
    }

    /// @notice Lots cancelled at smaller indices than the order's, from the level's cancel tree.
    function _cancelledBefore(uint256 id, Order order, Level level) private view returns (uint256 sum) {
        uint256 base = Layout.tree(Layout.level(id, order.isAsk() ? ASK : BID, order.tick()));
        uint256 height = CancelTree.heightFor(level.nextIndex());
        uint256 position = order.index();
        uint256 generation = level.generation();
        // Sums of lots of one level stay below 2^56.
        unchecked {
            for (uint256 h; h < height; ++h) {
                uint256 digit = position & 15;
                position >>= 4;
                for (uint256 first; first < digit; first += 4) {
                    uint256 word = _load(CancelTree.wordSlot(base, h, position, first));
                    sum += CancelTree.sumBelow(word, generation, digit - first);
                }
            }
        }
    }

    /// @dev The bits of `word` above `bit`, bit < 256.
    function _above(uint256 word, uint256 bit) internal pure returns (uint256) {
        unchecked {
            // 2 << 255 is 0, whose predecessor masks everything: right, nothing is above bit 255.
            return word & ~((uint256(2) << bit) - 1);
        }
    }
}
