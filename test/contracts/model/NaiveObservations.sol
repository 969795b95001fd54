// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {RootFloat} from "weir/libraries/RootFloat.sol";

/// @notice A market's record kept in the plainest way: every (time, price, root) for ever, in lists. What the exchange
/// answers is worked out from it by going through all of it; only which checkpoints the ring still holds is kept apart.
contract NaiveObservations {
    struct Record {
        uint256 time;
        int256 tick; // held from the record before until this one
        uint256 root;
    }

    struct Answer {
        bool known;
        uint256 from; // where the record begins
        int256 meanTick; // as the exchange is to give it
        int256 trueMean; // without interpolation
        int256 slack; // how far the two may lie apart
        uint256 leastRoot;
    }

    Record[] private records;
    /// @dev Which records are in the ring, oldest first.
    uint256[] private kept;
    uint256 private size;

    function isOn() public view returns (bool) {
        return size != 0;
    }

    function lastWrite() external view returns (uint256) {
        return last().time;
    }

    /// @notice Grows the ring; the first time the record begins.
    function grow(uint256 size_, uint256 root) external {
        if (size == 0) {
            records.push(Record(block.timestamp, 0, root));
            kept.push(0);
        }
        size = size_;
    }

    /// @notice The pool's price and root before the first action of a timestamp. @return whether it was the first.
    function write(int256 tick, uint256 root) external returns (bool) {
        if (last().time == block.timestamp) return false;
        bool isCheckpoint = records.length == 1 || block.timestamp - records[kept[kept.length - 1]].time >= 15;
        records.push(Record(block.timestamp, cut(tick), root));
        if (!isCheckpoint) return true;
        kept.push(records.length - 1);
        if (kept.length > size) {
            for (uint256 i = 1; i < kept.length; ++i) {
                kept[i - 1] = kept[i];
            }
            kept.pop();
        }
        return true;
    }

    /// @notice What the exchange is to answer now, the pool's price and root being given.
    function observe(uint256 window, int256 tick, uint256 root) external view returns (Answer memory a) {
        a.leastRoot = leastRoot(root);
        a.from = records[kept[0]].time;
        uint256 target = block.timestamp - window;
        int256 sumNow = sumAt(block.timestamp, tick);
        a.trueMean = floorDiv(sumNow - sumAt(target, tick), int256(window));
        if (target >= last().time) {
            (a.known, a.meanTick) = (true, a.trueMean);
            return a;
        }
        if (target < a.from) return a;
        a.known = true;
        (Record memory older, Record memory newer) = around(target);
        int256 sum = sumAt(older.time, tick);
        int256 between =
            (sumAt(newer.time, tick) - sum) * int256(target - older.time) / int256(newer.time - older.time);
        a.meanTick = floorDiv(sumNow - sum - between, int256(window));
        // The true sum and the straight line start and end alike: they part by at most the spread of prices between,
        // for the time to the nearer end. Two roundings on top, where it is not exact.
        uint256 nearer = target - older.time < newer.time - target ? target - older.time : newer.time - target;
        if (nearer != 0) a.slack = spread(older.time, newer.time) * int256(nearer) / int256(window) + 2;
    }

    function last() private view returns (Record storage) {
        return records[records.length - 1];
    }

    /// @dev The price as it is recorded now: at most 4 ticks a second away from the last one, save for the first.
    function cut(int256 tick) private view returns (int256) {
        if (records.length == 1) return tick;
        int256 most = 4 * int256(block.timestamp - last().time);
        if (tick - last().tick > most) return last().tick + most;
        if (last().tick - tick > most) return last().tick - most;
        return tick;
    }

    /// @dev Price times seconds from the record's begin until `time`; after the last write the price of now holds.
    function sumAt(uint256 time, int256 tick) private view returns (int256 sum) {
        for (uint256 i = 1; i < records.length && records[i - 1].time < time; ++i) {
            uint256 end = records[i].time < time ? records[i].time : time;
            sum += records[i].tick * int256(end - records[i - 1].time);
        }
        if (time > last().time) sum += cut(tick) * int256(time - last().time);
    }

    /// @dev The checkpoints at or before and after `target`, the last write being one too.
    function around(uint256 target) private view returns (Record memory older, Record memory newer) {
        newer = last();
        for (uint256 i = kept.length; i != 0; --i) {
            older = records[kept[i - 1]];
            if (older.time <= target) break;
            newer = older;
        }
    }

    /// @dev Between the dearest and the cheapest price that held from `from` to `to`.
    function spread(uint256 from, uint256 to) private view returns (int256) {
        (int256 least, int256 most) = (type(int256).max, type(int256).min);
        for (uint256 i = 1; i < records.length; ++i) {
            if (records[i].time <= from || records[i - 1].time >= to) continue;
            if (records[i].tick < least) least = records[i].tick;
            if (records[i].tick > most) most = records[i].tick;
        }
        return most - least;
    }

    /// @dev Seen in this half hour of the clock and the one before, now included.
    function leastRoot(uint256 root) private view returns (uint256 least) {
        least = root;
        for (uint256 i; i < records.length; ++i) {
            if (records[i].time / 1800 + 1 < block.timestamp / 1800) continue;
            if (records[i].root < least) least = records[i].root;
        }
        return RootFloat.decode(RootFloat.encode(least));
    }

    function floorDiv(int256 sum, int256 by) private pure returns (int256) {
        return (sum - (sum % by + by) % by) / by;
    }
}
