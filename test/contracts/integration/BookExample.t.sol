// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Level} from "weir/types/Level.sol";
import {Order} from "weir/types/Order.sol";
import {CancelTree} from "weir/libraries/CancelTree.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice The worked example of contracts/docs/book.md, figure by figure.
contract BookExampleTest is ActionTest {
    address private dave = makeAddr("dave");
    address private erin = makeAddr("erin");

    function test_book_worksAsItsPageSays() public {
        fund(dave);
        fund(erin);
        ask(alice, 1, TICK_2000, 10);
        ask(bob, 1, TICK_2000, 20);
        ask(carol, 1, TICK_2000, 30);
        expectLevel(60, 0, 0, 3, 0);

        assertEq(buy(25), 50_000_000 + 25_000, "price and fee");
        expectLevel(60, 25, 0, 3, 0);
        uint256 held = quote.balanceOf(alice);
        assertEq(claim(alice, 1), 10);
        assertEq(quote.balanceOf(alice) - held, 20_000_000 + 4000, "proceeds and rebate");
        assertEq(claim(carol, 1), 0);

        held = quote.balanceOf(bob);
        uint256 heldBase = base.balanceOf(bob);
        assertEq(cancel(bob, 1), 5);
        assertEq(quote.balanceOf(bob) - held, 30_000_000 + 6000, "15 lots claimed first");
        assertEq(base.balanceOf(bob) - heldBase, 5 * LOT, "refund");
        expectLevel(60, 25, 5, 3, 0);
        assertEq(cancelledAt(1), 5, "the tree, at Bob's index");

        buy(12);
        expectLevel(60, 37, 5, 3, 0);
        assertEq(claim(carol, 1), 12);

        buy(18);
        expectLevel(0, 0, 0, 0, 1);

        ask(erin, 1, TICK_2000, 7);
        Order order = Order.wrap(exchange.extsload(Layout.order(id, erin, 1)));
        assertEq(order.index(), 0);
        assertEq(order.start(), 0);
        assertEq(order.generation(), 1);
        held = quote.balanceOf(carol);
        assertEq(claim(carol, 1), 18);
        assertEq(quote.balanceOf(carol) - held, 36_000_000 + 7200, "the other 18 lots");
    }

    function buy(uint256 lots) private returns (uint256 paid) {
        (paid,) = swap(dave, lots * LOT, BUY_EXACT_OUT);
    }

    /// @dev Sum number `index` of the leaf node of the level's tree.
    function cancelledAt(uint256 index) private view returns (uint256) {
        uint256 tree = Layout.tree(Layout.level(id, 1, TICK_2000));
        uint256 word = exchange.extsload(CancelTree.wordSlot(tree, 0, 0, index));
        return (word >> (56 * (index & 3))) & ((1 << 56) - 1);
    }

    function expectLevel(
        uint256 placed,
        uint256 filled,
        uint256 cancelled,
        uint256 nextIndex,
        uint256 generation
    ) private view {
        Level level = levelAt(true, TICK_2000);
        assertEq(level.placed(), placed, "placed");
        assertEq(level.filled(), filled, "filled");
        assertEq(level.cancelled(), cancelled, "cancelled");
        assertEq(level.nextIndex(), nextIndex, "next index");
        assertEq(level.generation(), generation, "generation");
    }
}
