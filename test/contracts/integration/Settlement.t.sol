// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {FlashActor} from "../mocks/FlashActor.sol";
import {FlashTest} from "./FlashTest.sol";

/// @notice One settlement of many actions: each token by its net, over markets that share tokens, whichever way it is
/// paid. Three markets in a triangle: base/quote, base/coral, quote/coral; bob makes each.
contract SettlementOfManyTest is FlashTest {
    TestToken private coral = new TestToken("Coral", "CORAL", 18);
    MarketKey[3] private markets;
    address[3] private tokens;

    function setUp() public override {
        super.setUp();
        tokens = [address(base), address(quote), address(coral)];
        coral.mint(alice, 1e30);
        coral.mint(bob, 1e30);
        vm.prank(alice);
        coral.approve(address(exchange), type(uint256).max);
        vm.prank(bob);
        coral.approve(address(exchange), type(uint256).max);
        markets[0] = key;
        markets[1] = MarketKeyLib.pack(address(base), address(coral), 15, TIER_MAJOR, 1);
        markets[2] = MarketKeyLib.pack(address(quote), address(coral), 6, TIER_MAJOR, 1);
        exchange.openMarket(markets[1], 1);
        exchange.openMarket(markets[2], 1);
        // Base is worth 2000 quote and 2000 coral.
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        vm.startPrank(bob);
        exchange.addLiquidity(markets[1], 1000e18, 2_000_000e18, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        exchange.addLiquidity(markets[2], 2_000_000e6, 2_000_000e18, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        vm.stopPrank();
        vm.startPrank(alice);
        exchange.deposit(address(base), 1e24, alice);
        exchange.deposit(address(quote), 1e18, alice);
        exchange.deposit(address(coral), 1e24, alice);
        vm.stopPrank();
    }

    /// @dev Whatever the actions: a batch leaves its account with exactly what its actions one by one leave it with, in
    /// wallet and internal balance together; and from the sources that were named.
    function testFuzz_batch_leavesWhatItsActionsLeave(uint256 seed, uint256 flags) public {
        flags = (flags & 3) << 2;
        calls = randomCalls(seed);
        uint256 snapshot = vm.snapshotState();
        uint256[3] memory total = wealth();
        vm.startPrank(alice);
        for (uint256 i; i < calls.length; i++) {
            (bool done,) = address(exchange).call(withRecipient(calls[i]));
            assertTrue(done);
        }
        vm.stopPrank();
        uint256[3] memory single = wealth();
        vm.revertToState(snapshot);

        uint256[3] memory wallets = walletsOf(alice);
        vm.prank(alice);
        exchange.batch(calls, alice, flags);
        uint256[3] memory together = wealth();
        uint256[3] memory walletsAfter = walletsOf(alice);
        for (uint256 i; i < 3; i++) {
            assertEq(together[i], single[i]);
            // A cost comes from one place, a gain goes to one.
            uint256 net = together[i] > total[i] ? flags & 8 : flags & 4;
            int256 moved = int256(walletsAfter[i]) - int256(wallets[i]);
            assertEq(moved, net != 0 ? int256(0) : int256(together[i]) - int256(total[i]));
        }
    }

    /// @dev The same nets, around a callback that does nothing.
    function testFuzz_flash_leavesWhatItsActionsLeave(uint256 seed) public {
        coral.mint(address(actor), 1e24);
        base.mint(address(actor), 1e24);
        quote.mint(address(actor), 1e18);
        actorRuns(address(coral), abi.encodeCall(coral.approve, (address(exchange), type(uint256).max)));
        calls = randomCalls(seed);
        uint256 snapshot = vm.snapshotState();
        for (uint256 i; i < calls.length; i++) {
            actorRuns(address(exchange), withRecipientOf(calls[i], address(actor)));
        }
        uint256[3] memory single = walletsOf(address(actor));
        vm.revertToState(snapshot);
        flash(0);
        uint256[3] memory together = walletsOf(address(actor));
        for (uint256 i; i < 3; i++) {
            assertEq(together[i], single[i]);
        }
    }

    /// @dev One token in all three markets moves once.
    function test_batch_movesATokenOfManyMarketsOnce() public {
        calls.push(ofMarket(0, abi.encode(1e18, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1))));
        calls.push(ofMarket(1, abi.encode(1e18, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1))));
        calls.push(ofMarket(2, abi.encode(500e6, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1))));
        vm.expectCall(address(base), abi.encodeCall(base.transferFrom, (alice, address(exchange), 2e18)), 1);
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transfer.selector), 1);
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transferFrom.selector), 0);
        vm.expectCall(address(coral), abi.encodeWithSelector(quote.transfer.selector), 1);
        vm.expectCall(address(coral), abi.encodeWithSelector(quote.transferFrom.selector), 0);
        vm.prank(alice);
        exchange.batch(calls, alice, 0);
    }

    /// @dev What nets to zero calls no token at all.
    function test_batch_nettingToZero_callsNoToken() public {
        for (uint64 i = 1; i < 4; i++) {
            calls.push(placeOf(0, i, uint24(TICK_2000 - 100 * i)));
            calls.push(abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(i, 0, 0))));
        }
        vm.expectCall(address(quote), "", 0);
        vm.expectCall(address(base), "", 0);
        vm.prank(alice);
        exchange.batch(calls, alice, 0);
    }

    /// @dev A token paid and a token gained, each by the other way.
    function test_batch_paysInsideAndReceivesOutside() public {
        calls.push(ofMarket(0, abi.encode(1e18, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1))));
        uint256 sold = poolOutput(POOL_BASE, POOL_QUOTE, 1e18);
        uint256 before = quote.balanceOf(carol);
        vm.prank(alice);
        exchange.batch(calls, carol, 4);
        assertEq(internalBalance(alice, address(base)), 1e24 - 1e18);
        assertEq(quote.balanceOf(carol) - before, sold);
    }

    /// @dev Batches, flashes and plain entries inside one another: each settles its own, none pays for another.
    function test_nestedSettlements_eachSettleTheirOwn() public {
        base.mint(address(actor), 3e18);
        // Inside: a batch that sells 1 base for quote, to carol; a flash that sells another, to itself.
        bytes[] memory sale = new bytes[](1);
        sale[0] = swapCall(1e18, 1, address(0));
        calls = sale;
        bytes memory inner = flashCall(0);
        calls = sale;
        lend(address(quote), 7e6);
        step(abi.encodeCall(exchange.batch, (sale, carol, 0)));
        step(inner);
        uint256 carolBefore = quote.balanceOf(carol);
        flash(0);
        assertEq(base.balanceOf(address(actor)), 0, "three sales, each paid once");
        uint256 first = poolOutput(POOL_BASE, POOL_QUOTE, 1e18);
        uint256 second = poolOutput(POOL_BASE + 1e18, POOL_QUOTE - first, 1e18);
        uint256 third = poolOutput(POOL_BASE + 2e18, POOL_QUOTE - first - second, 1e18);
        assertEq(quote.balanceOf(carol) - carolBefore, second);
        assertEq(quote.balanceOf(address(actor)), first + third);
        FlashActor.Told memory told = actor.toldAt(0);
        for (uint256 i; i < 2; i++) {
            assertEq(told.owed[i], told.tokens[i] == address(base) ? 1e18 : 7e6);
        }
    }

    // ------------------------------------------------------------------ shorthands

    /// @dev Up to eight actions: swaps both ways in any market, orders placed and cancelled.
    function randomCalls(uint256 seed) private view returns (bytes[] memory list) {
        list = new bytes[](1 + seed % 8);
        for (uint256 i; i < list.length; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 market = seed % 3;
            uint256 kind = (seed >> 8) % 4;
            uint256 amount = 1 + (seed >> 16) % 1e18;
            if (kind < 2) {
                // In whole coins of the input: enough to give something.
                bool quoteIn = market == 0 ? kind == 0 : market == 2 && kind == 1;
                amount = quoteIn ? 1e6 + amount / 1e9 : 1e15 + amount;
                list[i] = ofMarket(
                    market, abi.encode(amount, 0, SwapTermsLib.pack(address(0), 0, 0, 0, uint8(kind)))
                );
            } else if (kind == 2) {
                list[i] = placeOf(0, uint64(i + 1), uint24(TICK_2000 - 1000 - amount % 100));
            } else {
                list[i] = placeOf(1, uint64(i + 1), 1_000_000);
            }
        }
    }

    function ofMarket(uint256 market, bytes memory rest) private view returns (bytes memory) {
        return bytes.concat(
            IExchangeCore.swap.selector,
            abi.encode(markets[market].baseTerms, markets[market].quoteTerms),
            rest
        );
    }

    function placeOf(uint256 market, uint64 handle, uint24 tick) private view returns (bytes memory) {
        return
            abi.encodeCall(
                IExchangeCore.place, (markets[market], OrderTermsLib.pack(handle, 10, tick, 0, 0, 0))
            );
    }

    /// @dev The call as it stands alone: a swap names who gets its output.
    function withRecipient(bytes memory data) private view returns (bytes memory) {
        return withRecipientOf(data, alice);
    }

    function withRecipientOf(bytes memory data, address to) private pure returns (bytes memory) {
        if (bytes4(data) != IExchangeCore.swap.selector) return data;
        bytes memory named = bytes.concat(data);
        // The last word's lower 160 bits.
        for (uint256 i; i < 20; i++) {
            named[data.length - 20 + i] = bytes20(to)[i];
        }
        return named;
    }

    function walletsOf(address who) private view returns (uint256[3] memory amounts_) {
        for (uint256 i; i < 3; i++) {
            amounts_[i] = TestToken(tokens[i]).balanceOf(who);
        }
    }

    function wealth() private view returns (uint256[3] memory amounts_) {
        amounts_ = walletsOf(alice);
        for (uint256 i; i < 3; i++) {
            amounts_[i] += internalBalance(alice, tokens[i]);
        }
    }
}
