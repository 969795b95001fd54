// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice An order as the model keeps it, in lots. `filled` is what its owner has not claimed yet.
struct NaiveOrder {
    address owner;
    uint64 handle;
    uint256 open;
    uint256 filled;
}

/// @notice Where the latest order of a handle lies.
struct NaivePlace {
    bool used;
    bool isAsk;
    uint256 tick;
    uint256 position;
}

/// @notice A handle that was used at least once.
struct NaiveHandle {
    address owner;
    uint64 handle;
}

/// @notice One level as the model keeps it: its orders in the order of their placement, how many of them at the front
/// have nothing open, and the lots open in the rest.
struct NaiveQueue {
    NaiveOrder[] orders;
    uint256 front;
    uint256 open;
}

/// @notice The order book as one would explain it: an array of orders for each level, taken from the front, each fill
/// written to its order at once. The exchange must agree with it to the lot.
/// @dev `front` and `open` spare the scan over thousands of orders; levels are found by scanning.
contract NaiveBook {
    mapping(bool isAsk => mapping(uint256 tick => NaiveQueue)) private queues;
    mapping(bool isAsk => uint256[]) private ticks;
    mapping(address owner => mapping(uint64 handle => NaivePlace)) private places;
    NaiveHandle[] private handles;

    function place(address owner, uint64 handle, bool isAsk, uint256 tick, uint256 lots) external {
        NaiveQueue storage queue = queues[isAsk][tick];
        if (queue.orders.length == 0) ticks[isAsk].push(tick);
        if (!places[owner][handle].used) handles.push(NaiveHandle(owner, handle));
        places[owner][handle] = NaivePlace(true, isAsk, tick, queue.orders.length);
        queue.orders.push(NaiveOrder(owner, handle, lots, 0));
        queue.open += lots;
    }

    /// @notice Fills `lots` of a level, first come first served. More than rest there is an error of the caller.
    function take(bool isAsk, uint256 tick, uint256 lots) public {
        NaiveQueue storage queue = queues[isAsk][tick];
        queue.open -= lots;
        while (lots != 0) {
            NaiveOrder storage first = queue.orders[queue.front];
            uint256 part = first.open < lots ? first.open : lots;
            first.open -= part;
            first.filled += part;
            lots -= part;
            if (first.open == 0) ++queue.front;
        }
    }

    /// @notice Fills `lots` of a side, best level first.
    function takeBest(bool isAsk, uint256 lots) external {
        while (lots != 0) {
            (, uint256 tick) = best(isAsk);
            uint256 rests = live(isAsk, tick);
            uint256 part = rests < lots ? rests : lots;
            take(isAsk, tick, part);
            lots -= part;
        }
    }

    function claim(address owner, uint64 handle) public returns (uint256 lots) {
        NaiveOrder storage order = _latest(owner, handle);
        lots = order.filled;
        order.filled = 0;
    }

    /// @notice Claims, then takes off up to `lots` open lots (0: all).
    function reduce(address owner, uint64 handle, uint256 lots)
        external
        returns (uint256 taken, uint256 claimed)
    {
        NaiveOrder storage order = _latest(owner, handle);
        claimed = claim(owner, handle);
        taken = lots == 0 || lots > order.open ? order.open : lots;
        order.open -= taken;
        NaivePlace storage found = places[owner][handle];
        queues[found.isAsk][found.tick].open -= taken;
    }

    function handleCount() external view returns (uint256) {
        return handles.length;
    }

    function handleAt(uint256 i) external view returns (address owner, uint64 handle) {
        return (handles[i].owner, handles[i].handle);
    }

    /// @notice The latest order of a handle; zeros where it was never used.
    function orderOf(address owner, uint64 handle)
        external
        view
        returns (bool isAsk, uint256 tick, uint256 open, uint256 filled)
    {
        NaivePlace memory found = places[owner][handle];
        if (!found.used) return (false, 0, 0, 0);
        NaiveOrder storage order = queues[found.isAsk][found.tick].orders[found.position];
        return (found.isAsk, found.tick, order.open, order.filled);
    }

    /// @notice Lots that rest at a level.
    function live(bool isAsk, uint256 tick) public view returns (uint256) {
        return queues[isAsk][tick].open;
    }

    /// @notice The best level of a side by a scan of all that ever held an order.
    function best(bool isAsk) public view returns (bool found, uint256 tick) {
        uint256[] storage all = ticks[isAsk];
        for (uint256 i; i < all.length; ++i) {
            if (live(isAsk, all[i]) == 0) continue;
            if (!found || (isAsk ? all[i] < tick : all[i] > tick)) (found, tick) = (true, all[i]);
        }
    }

    /// @notice All levels of a side that hold orders, best first, with their lots.
    function levels(bool isAsk) external view returns (uint256[] memory sorted, uint256[] memory lots) {
        uint256[] storage all = ticks[isAsk];
        sorted = new uint256[](all.length);
        lots = new uint256[](all.length);
        uint256 count;
        for (uint256 i; i < all.length; ++i) {
            uint256 rests = live(isAsk, all[i]);
            if (rests == 0) continue;
            uint256 rank = count++;
            for (; rank != 0 && (isAsk ? sorted[rank - 1] > all[i] : sorted[rank - 1] < all[i]); --rank) {
                (sorted[rank], lots[rank]) = (sorted[rank - 1], lots[rank - 1]);
            }
            (sorted[rank], lots[rank]) = (all[i], rests);
        }
        // memory-safe: shortens both arrays to what was found.
        assembly ("memory-safe") {
            mstore(sorted, count)
            mstore(lots, count)
        }
    }

    function _latest(address owner, uint64 handle) private view returns (NaiveOrder storage) {
        NaivePlace memory found = places[owner][handle];
        require(found.used, "the model knows no such handle");
        return queues[found.isAsk][found.tick].orders[found.position];
    }
}
