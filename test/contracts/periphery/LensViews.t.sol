// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {ILens} from "weir/periphery/interfaces/ILens.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {PathFixture} from "./PathFixture.sol";

/// @notice Markets and accounts as the lens shows them.
contract LensViewsTest is PathFixture {
    // ------------------------------------------------------------------ markets

    function test_markets_pages_inTheOrderOfOpening() public view {
        // The fixture's own market was opened first.
        assertEq(lens.marketCount(), 1 + MARKETS);
        ILens.MarketView[] memory page = lens.markets(1, 2, 1);
        assertEq(page.length, 2);
        assertEq(page[0].id, ids[0]);
        assertEq(page[1].id, ids[1]);
        assertEq(lens.markets(3, 10, 1).length, 2);
        assertEq(lens.markets(5, 10, 1).length, 0);
        assertEq(lens.markets(0, type(uint256).max, 0).length, 1 + MARKETS);
        assertEq(lens.marketIds(type(uint256).max, type(uint256).max).length, 0);
    }

    function test_market_showsTheWholeState() public {
        fill(3, 1000, 10, true);
        ILens.MarketView memory v = lens.market(ids[0], 2);
        assertEq(~uint256(keccak256(abi.encode(v.key))), ids[0]);
        assertEq(v.slot.baseReserve(), 1000e18);
        assertEq(v.slot.quoteReserve(), 2_000_000e6);
        // The root of 10^21 * 2 * 10^12.
        assertEq(v.totalShares, 44_721_359_549_995_793);
        assertEq(v.lastRoot, 0, "nobody asks for it while the protocol has no part");
        assertEq(v.incomePart, 0);
        assertEq(v.pausedUntil, 0);
        assertEq(v.observations.size(), 0);
        assertEq(v.asks.length, 0);
        assertEq(v.bids.length, 2);
        assertEq(v.bids[0].tick, TICK_2000 - 10);
        assertEq(v.bids[1].tick, TICK_2000 - 20);
        assertEq(v.bids[1].lots, 1000);
        assertEq(v.bids[1].word.placed(), 1000);
    }

    function test_market_keepsShares_partAndRootApart() public {
        fill(0, 0, 0, true);
        vm.prank(owner);
        exchange.setIncomePart(path[0], 123_456);
        vm.prank(carol);
        exchange.swap(path[0], 100e18, 0, sale(0, 0, 0));
        ILens.MarketView memory v = lens.market(ids[0], 0);
        assertEq(v.totalShares, 44_721_359_549_995_793);
        assertEq(v.incomePart, 123_456);
        assertEq(v.lastRoot, 44_721_359_549_995_793);
        // The protocol's part is minted with the next change: shares and root grow.
        vm.prank(alice);
        exchange.addLiquidity(path[0], 1e18, 1e12, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        ILens.MarketView memory after_ = lens.market(ids[0], 0);
        uint256[] memory one = new uint256[](1);
        one[0] = ids[0];
        uint256 held = 1000;
        held += lens.account(alice, new address[](0), one, new uint64[][](1)).shares[0];
        held += lens.account(address(exchange), new address[](0), one, new uint64[][](1)).shares[0];
        assertEq(after_.totalShares, held);
        assertGt(after_.lastRoot, v.lastRoot);
    }

    function test_market_showsPauses() public {
        vm.startPrank(guardian);
        exchange.pauseMarket(path[0], 1 hours);
        exchange.pauseDeposits(2 hours);
        vm.stopPrank();
        assertEq(lens.market(ids[0], 0).pausedUntil, block.timestamp + 1 hours);
        assertEq(lens.market(ids[1], 0).pausedUntil, 0);
        assertEq(lens.depositsPausedUntil(), block.timestamp + 2 hours);
        vm.startPrank(owner);
        exchange.unpauseMarket(path[0]);
        exchange.unpauseDeposits();
        vm.stopPrank();
        assertEq(lens.market(ids[0], 0).pausedUntil, 0);
        assertEq(lens.depositsPausedUntil(), 0);
    }

    function test_market_showsTheStateOfObservations() public {
        fill(0, 0, 0, true);
        exchange.growObservations(path[0], 16);
        skip(20);
        exchange.pokeObservations(path[0]);
        ILens.MarketView memory v = lens.market(ids[0], 0);
        assertEq(v.observations.size(), 16);
        assertEq(v.observations.index(), 1);
        assertEq(v.observations.time(), block.timestamp);
    }

    function test_market_showsWhatIsOwedToTheProtocol() public {
        fill(1, 1000, 10, false);
        vm.prank(carol);
        exchange.swap(path[0], 1e18, 0, sale(0, 0, 0));
        ILens.MarketView memory v = lens.market(ids[0], 0);
        // 999 lots of 10^15: 0.05 % of them less the maker's 0.02 %.
        assertEq(v.owedBase, 0.999e18 * 3 / 10_000);
        assertEq(v.owedQuote, 0);
    }

    function test_market_revertsWith_UnknownMarket() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnknownMarket.selector, 7));
        lens.market(7, 1);
    }

    function test_tierTerms() public view {
        assertEq(lens.tierTerms(1), TIER_MAJOR);
        assertEq(lens.tierTerms(4), 0);
        assertEq(address(lens.EXCHANGE()), address(exchange));
    }

    // ------------------------------------------------------------------ accounts

    function test_account_showsBalancesSharesAndOrders() public {
        fill(2, 1000, 10, true);
        vm.startPrank(bob);
        exchange.deposit(address(tokens[0]), 123, bob);
        exchange.deposit(address(tokens[1]), 456, bob);
        exchange.addLiquidity(path[0], 1e18, 2000e6, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        vm.stopPrank();
        vm.prank(carol);
        exchange.swap(path[0], 1.5e18, 0, sale(0, TICK_2000 - 20, 0));

        address[] memory asked = new address[](3);
        (asked[0], asked[1], asked[2]) = (address(tokens[1]), address(0), address(tokens[0]));
        uint256[] memory markets = new uint256[](2);
        (markets[0], markets[1]) = (ids[1], ids[0]);
        uint64[][] memory handles = new uint64[][](2);
        handles[1] = new uint64[](2);
        // The first market's two orders have the handles 1 and 2.
        (handles[1][0], handles[1][1]) = (1, 99);
        ILens.AccountView memory v = lens.account(bob, asked, markets, handles);

        assertEq(v.balances.length, 3);
        assertEq(v.balances[0], 456);
        assertEq(v.balances[1], 0);
        assertEq(v.balances[2], 123);
        assertEq(v.shares[0], 0);
        assertEq(v.shares[1], 44_721_359_549_995);
        assertEq(v.orders[0].length, 0);
        ILens.OrderView memory order = v.orders[1][0];
        assertEq(order.handle, 1);
        assertGt(order.claimable, 0);
        assertEq(order.claimable + order.unfilled, 1000);
        assertEq(order.proceeds, order.claimable * 1e15);
        assertEq(order.rebate, order.proceeds * 200 / 1e6);
        assertEq(abi.encode(lens.orders(ids[0], bob, handles[1])), abi.encode(v.orders[1]));
        // A handle that was never used is empty.
        assertEq(keccak256(abi.encode(v.orders[1][1].order)), keccak256(abi.encode(0)));
    }

    function test_account_revertsWith_LengthsDiffer() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LengthsDiffer.selector, 0, 1));
        lens.account(bob, new address[](0), new uint256[](0), new uint64[][](1));
    }

    function test_orders_ofAnAsk_areWorthQuote_andPayThatWhenClaimed() public {
        fill(2, 1000, 10, true);
        // The second market is bought from: its orders are asks, with the handles 3 and 4.
        vm.prank(carol);
        exchange.swap(path[1], 1000e6, 0, SwapTermsLib.pack(carol, 0, 0, 0, 0));
        uint64[] memory handles = new uint64[](1);
        handles[0] = 3;
        ILens.OrderView memory order = lens.orders(ids[1], bob, handles)[0];
        assertGt(order.claimable, 0);
        assertGt(order.unfilled, 0);
        uint256 before = tokens[1].balanceOf(bob);
        vm.prank(bob);
        uint256 lots = exchange.claim(path[1], OrderRefLib.pack(3, 0, 0));
        assertEq(lots, order.claimable);
        assertEq(tokens[1].balanceOf(bob) - before, order.proceeds + order.rebate);
        assertEq(lens.orders(ids[1], bob, handles)[0].claimable, 0);
    }
}
