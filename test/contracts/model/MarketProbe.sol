// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {MarketReader} from "weir/core/MarketReader.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {Level} from "weir/types/Level.sol";
import {Order} from "weir/types/Order.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";

/// @notice Looks at one market's storage from outside, so that tests can compare all of it with the model.
contract MarketProbe is MarketReader {
    IExchange private immutable EXCHANGE;
    uint256 private immutable ID;

    constructor(IExchange exchange, uint256 id) {
        EXCHANGE = exchange;
        ID = id;
    }

    function slot() public view returns (PoolSlot) {
        return PoolSlot.wrap(_load(ID));
    }

    function level(bool isAsk, uint256 tick) public view returns (Level) {
        return Level.wrap(_load(Layout.level(ID, isAsk ? ASK : BID, tick)));
    }

    function orderOf(address owner, uint64 handle) public view returns (Order) {
        return Order.wrap(_load(Layout.order(ID, owner, handle)));
    }

    /// @notice Lots of an order that its owner could claim now.
    function filledLots(address owner, uint64 handle) external view returns (uint256) {
        Order order = orderOf(owner, handle);
        return _filledLots(ID, order, level(order.isAsk(), order.tick()));
    }

    function totalShares() external view returns (uint256) {
        return _load(ID + Layout.SHARES) & ((1 << 104) - 1);
    }

    /// @notice The protocol's part of the pool's income, in parts per million.
    function incomePart() public view returns (uint256) {
        return (_load(ID + Layout.SHARES) >> 104) & 0xffffff;
    }

    /// @notice Shares that the protocol will get for the pool's growth since shares changed last.
    function pendingShares() external view returns (uint256) {
        uint256 word = _load(ID + Layout.SHARES);
        (uint256 total, uint256 part, uint256 last) = (word & ((1 << 104) - 1), incomePart(), word >> 128);
        uint256 root = FixedPointMathLib.sqrt(slot().baseReserve() * slot().quoteReserve());
        if (part == 0 || root <= last) return 0;
        return total * (root - last) * part / (root * (1e6 - part) + last * part);
    }

    /// @notice Owed to the protocol.
    function owed() external view returns (uint256 base, uint256 quote) {
        uint256 word = _load(ID + Layout.OWED);
        return (word & type(uint128).max, word >> 128);
    }

    /// @notice The levels of a side as the bitmap links them, from the cached best on; at most `most`.
    function levels(bool isAsk, uint256 most) external view returns (uint256[] memory ticks) {
        uint256 side = isAsk ? ASK : BID;
        ticks = new uint256[](most);
        uint256 count;
        uint256 rank = _mirror(side, slot().best(isAsk));
        while (rank != NO_RANK && count < most) {
            ticks[count++] = _mirror(side, rank);
            (rank,) = _nextRank(ID, side, rank);
        }
        // memory-safe: shortens the array to what was found.
        assembly ("memory-safe") {
            mstore(ticks, count)
        }
    }

    /// @notice How many mid words of a side's bitmap are not zero, and whether each of them has its root bit
    /// (LevelIndex, rules 3 and 4).
    function midWords(bool isAsk) external view returns (uint256 used, bool rooted) {
        uint256 side = isAsk ? ASK : BID;
        uint256 root = _load(Layout.root(ID, side));
        uint256[] memory slots = new uint256[](128);
        for (uint256 i; i < 128; ++i) {
            slots[i] = Layout.mid(ID, side, i << 16);
        }
        uint256[] memory words = EXCHANGE.extsload(slots);
        rooted = true;
        for (uint256 i; i < 128; ++i) {
            if (words[i] == 0) continue;
            ++used;
            if (root >> i & 1 == 0) rooted = false;
        }
    }

    function _load(uint256 word) internal view override returns (uint256) {
        return EXCHANGE.extsload(word);
    }
}
