// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Book, Flow} from "weir/core/Book.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {Level} from "weir/types/Level.sol";
import {Order} from "weir/types/Order.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderRefLib} from "weir/types/Terms.sol";

/// @notice One level of asks on its own: lots of one base unit, 10,000 quote units each, no fees. Every order has its
/// number as its handle.
contract BookHarness is Book {
    uint256 private constant MARKET = uint256(keccak256("market"));
    uint256 private constant TICK = 450_000;
    uint256 public constant PRICE = 10_000;
    address private constant OWNER = address(0xbeef);

    PoolSlot private slot = PoolSlotLib.pack(0, 0, PoolSlotLib.NO_BID, PoolSlotLib.NO_ASK, 0);

    function place(uint64 handle, uint256 lots) external {
        uint256 orderSlot = Layout.order(MARKET, OWNER, handle);
        slot = _rest(MARKET, slot, orderSlot, lots, TICK, true, 0, OWNER, handle);
        _store(MARKET, PoolSlot.unwrap(slot));
    }

    /// @notice A taker takes `lots`, at most what rests.
    function take(uint256 lots) external {
        uint256 levelSlot = Layout.level(MARKET, ASK, TICK);
        Level after_ = level().fill(lots);
        _store(levelSlot, Level.unwrap(after_));
        if (after_.live() == 0) {
            slot = slot.withBest(true, PoolSlotLib.NO_ASK);
            _store(MARKET, PoolSlot.unwrap(slot));
        }
    }

    /// @return taken lots taken off. @return claimed filled lots collected on the way.
    function takeOff(uint64 handle, uint256 lots) external returns (uint256 taken, uint256 claimed) {
        Flow memory flow;
        taken = _takeOff(MARKET, 0, OWNER, OrderRefLib.pack(handle, 0, 0), lots, 0, flow);
        slot = PoolSlot.wrap(_load(MARKET));
        require(flow.baseOut == taken && flow.baseIn == 0 && flow.quoteIn == 0, "refund");
        claimed = flow.quoteOut / PRICE;
    }

    function claim(uint64 handle) external returns (uint256 lots) {
        Flow memory flow;
        lots = _claim(MARKET, 0, OWNER, OrderRefLib.pack(handle, 0, 0), flow);
        require(flow.quoteOut == lots * PRICE && flow.baseOut == 0, "proceeds");
    }

    function level() public view returns (Level) {
        return Level.wrap(_load(Layout.level(MARKET, ASK, TICK)));
    }

    function order(uint64 handle) external view returns (Order) {
        return Order.wrap(_load(Layout.order(MARKET, OWNER, handle)));
    }

    function bestAsk() external view returns (uint256) {
        return slot.bestAsk();
    }
}

contract BookTest is Test {
    BookHarness private book;
    /// @dev The naive queue: each order's lots still resting and lots filled but not claimed, in order of placement.
    uint256[] private resting;
    uint256[] private filled;

    function setUp() public {
        book = new BookHarness();
    }

    /// @dev The 17th order gives the cancel tree a second height, the 257th a third, which take over what was cancelled.
    function test_cancelTree_growsWithTheQueue() public {
        growAcross(16);
        growAcross(256);
    }

    /// @dev `size` orders of 10 lots; the first but one is cancelled; more come behind; takes still fall in order.
    function growAcross(uint64 size) private {
        book = new BookHarness();
        for (uint64 i; i < size; i++) {
            book.place(i, 10);
        }
        book.takeOff(1, 0);
        book.place(size, 10);
        book.takeOff(3, 4);
        book.place(size + 1, 10);
        // 10 of each order but 1 (0) and 3 (6).
        book.take(10 * (uint256(size) - 1) - 4 + 7);
        assertEq(book.claim(0), 10);
        assertEq(book.claim(2), 10);
        assertEq(book.claim(3), 6);
        assertEq(book.claim(size - 1), 10);
        assertEq(book.claim(size), 7, "the first beyond the old tree");
        assertEq(book.claim(size + 1), 0);
    }

    /// @dev Words of the tree are used again by the next generation, which must not see the last one's sums.
    function test_cancelTree_startsAgainWithEachGeneration() public {
        for (uint64 round; round < 3; round++) {
            book.place(1, 10);
            book.place(2, 10);
            book.place(3, 10);
            book.takeOff(1, 0);
            book.take(5);
            assertEq(book.claim(2), 5);
            book.takeOff(2, 0);
            book.take(10);
            assertEq(book.claim(3), 10);
            assertEq(book.level().generation(), round + 1);
        }
    }

    /// @dev Lot for lot the naive queue, through any mix of placing, taking, reducing, cancelling and claiming, across
    /// the tree's first growth.
    function testFuzz_fills_equalANaiveQueue(uint256 seed) public {
        for (uint256 step; step < 64; step++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 action = (seed >> 8) % 8;
            if (action < 3 || resting.length == 0) {
                place(1 + (seed >> 16) % 9);
            } else if (action == 3) {
                take((seed >> 16) % (live() + 1));
            } else {
                uint256 pick = (seed >> 16) % resting.length;
                if (action == 4) assertClaim(pick);
                else if (action == 5) assertTakeOff(pick, 0);
                else assertTakeOff(pick, 1 + (seed >> 40) % 9);
            }
            assertEq(book.level().live(), live());
            assertEq(book.bestAsk(), live() == 0 ? PoolSlotLib.NO_ASK : 450_000);
        }
        for (uint256 i; i < resting.length; i++) {
            assertClaim(i);
        }
    }

    function place(uint256 lots) private {
        book.place(uint64(resting.length), lots);
        resting.push(lots);
        filled.push(0);
    }

    function take(uint256 lots) private {
        if (lots == 0) return;
        book.take(lots);
        for (uint256 i; lots != 0; i++) {
            uint256 part = resting[i] < lots ? resting[i] : lots;
            resting[i] -= part;
            filled[i] += part;
            lots -= part;
        }
    }

    function assertClaim(uint256 pick) private {
        assertEq(book.claim(uint64(pick)), filled[pick]);
        filled[pick] = 0;
        assertEq(book.order(uint64(pick)).size(), resting[pick]);
    }

    /// @param lots 0 for all.
    function assertTakeOff(uint256 pick, uint256 lots) private {
        uint256 expected = lots == 0 || lots > resting[pick] ? resting[pick] : lots;
        (uint256 taken, uint256 claimed) = book.takeOff(uint64(pick), lots);
        assertEq(taken, expected);
        assertEq(claimed, filled[pick]);
        resting[pick] -= taken;
        filled[pick] = 0;
    }

    function live() private view returns (uint256 sum) {
        for (uint256 i; i < resting.length; i++) {
            sum += resting[i];
        }
    }
}
