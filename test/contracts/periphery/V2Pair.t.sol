// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {V2Pair} from "weir/periphery/V2Pair.sol";
import {V2PairFactory} from "weir/periphery/V2PairFactory.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice The market in a v2 pair's shape, called as a router does: transfer, then swap, in one transaction.
contract V2PairTest is ActionTest {
    /// @dev By its path: the name alone may mean what was compiled plainly for this test.
    string private constant ARTIFACT = "contracts/out/V2PairFactory.sol/V2PairFactory.json";

    V2PairFactory private factory;
    V2Pair private pair;
    bool private baseFirst;

    function setUp() public override {
        super.setUp();
        address lens = vm.deployCode("Lens.sol:Lens", abi.encode(exchange));
        factory = V2PairFactory(vm.deployCode(ARTIFACT, abi.encode(exchange, lens)));
        pair = V2Pair(factory.deploy(key));
        baseFirst = address(base) < address(quote);
        base.mint(address(this), 1e30);
        quote.mint(address(this), 1e24);
    }

    // ------------------------------------------------------------------ shape

    function test_deploy_putsThePairAtTheAddressSaidBefore() public view {
        assertEq(address(pair), factory.addressOf(id));
        assertEq(pair.MARKET(), id);
        assertEq(abi.encode(pair.key()), abi.encode(key));
    }

    function test_deploy_revertsWith_UnknownMarket() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        factory.deploy(unknown);
    }

    function test_deploy_revertsWith_CoinMarket() public {
        MarketKey memory coin = MarketKeyLib.pack(address(0), address(quote), 15, TIER_MAJOR, 1e6);
        uint256 coinId = exchange.openMarket(coin, 1);
        vm.expectRevert(abi.encodeWithSelector(V2Pair.CoinMarket.selector, coinId));
        factory.deploy(coin);
    }

    function test_reserves_areThePools_inTheOrderOfTheTokens() public {
        (uint112 none0, uint112 none1,) = pair.getReserves();
        assertEq(uint256(none0) + none1, 0);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        assertLt(uint160(pair.token0()), uint160(pair.token1()));
        assertEq(pair.token0(), baseFirst ? address(base) : address(quote));
        (uint112 reserve0, uint112 reserve1, uint32 time) = pair.getReserves();
        assertEq(baseFirst ? reserve0 : reserve1, POOL_BASE);
        assertEq(baseFirst ? reserve1 : reserve0, POOL_QUOTE);
        assertEq(time, uint32(NOW));
    }

    function test_bothOrders_ofTokens_trade() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        // The market turned round has the other order.
        MarketKey memory turned = MarketKeyLib.pack(address(quote), address(base), 6, TIER_MAJOR, 1e15);
        exchange.openMarket(turned, 1);
        key = turned;
        addLiquidity(alice, POOL_QUOTE, POOL_BASE);
        V2Pair other = V2Pair(factory.deploy(turned));
        assertEq(other.token0(), pair.token0());
        (uint112 reserve0, uint112 reserve1,) = other.getReserves();
        assertEq(baseFirst ? reserve0 : reserve1, POOL_BASE);
        assertEq(baseFirst ? reserve1 : reserve0, POOL_QUOTE);
        // Both pools hold the same, and a pool alone knows no base.
        assertEq(other.getAmountOut(1e18, address(base)), pair.getAmountOut(1e18, address(base)));
        assertEq(sell(other, base, 1e18, 1, carol), poolOutput(POOL_BASE, POOL_QUOTE, 1e18));
    }

    // ------------------------------------------------------------------ trading

    function test_swap_paysWhatWasQuoted_throughPoolAndBook() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        bid(bob, 1, TICK_2000 - 30, 1000);
        uint256 quoted = pair.getAmountOut(10e18, address(base));
        assertGt(quoted, poolOutput(POOL_BASE, POOL_QUOTE, 10e18));
        assertEq(sell(pair, base, 10e18, quoted, carol), quoted);
        assertNothingLeft();
        ask(bob, 2, TICK_2000 + 30, 1000);
        quoted = pair.getAmountOut(10_000e6, address(quote));
        assertEq(sell(pair, quote, 10_000e6, quoted, carol), quoted);
        assertNothingLeft();
    }

    function test_swap_revertsWith_OutputTooLow() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 quoted = pair.getAmountOut(1e18, address(base));
        base.transfer(address(pair), 1e18);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, quoted, quoted + 1));
        swapFor(pair, quote, quoted + 1, carol);
    }

    function test_swap_paysAllThatComesOut_whereLessWasAsked() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 quoted = pair.getAmountOut(1e18, address(base));
        assertEq(sell(pair, base, 1e18, 1, carol), quoted);
    }

    function test_swap_returnsDustToTheRecipient() public {
        bid(bob, 1, TICK_2000, 1000);
        uint256 before = base.balanceOf(carol);
        // One lot and a half: half a lot, and what its fee does not use, comes back.
        uint256 got = sell(pair, base, 1.5e15, 1, carol);
        assertEq(got, 2e6);
        assertEq(base.balanceOf(carol) - before, 1.5e15 - 1e15 - 1e15 * 500 / 1e6);
        assertNothingLeft();
    }

    function test_swap_returnsWhatTheMarketCannotTake() public {
        bid(bob, 1, TICK_2000, 1000);
        uint256 before = base.balanceOf(carol);
        assertEq(sell(pair, base, 5e18, 1, carol), 2000e6);
        assertEq(base.balanceOf(carol) - before, 5e18 - 1e18 - 1e18 * 500 / 1e6);
        assertNothingLeft();
    }

    /// @dev Whatever was left before is the next one's who swaps, or anyone's: as with a v2 pair. It stops nobody.
    function test_skim_takesWhatLiesHere() public {
        base.transfer(address(pair), 5);
        quote.transfer(address(pair), 7);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(carol), quote.balanceOf(carol));
        pair.skim(carol);
        assertEq(base.balanceOf(carol) - baseBefore, 5);
        assertEq(quote.balanceOf(carol) - quoteBefore, 7);
    }

    function test_skim_sendsNothing_whereNothingLies() public {
        base.transfer(address(pair), 5);
        // A token that refuses to move nothing.
        vm.mockCallRevert(address(quote), abi.encodeCall(quote.transfer, (carol, 0)), "");
        uint256 before = base.balanceOf(carol);
        pair.skim(carol);
        assertEq(base.balanceOf(carol) - before, 5);
    }

    function test_swap_passesBy_whatWasSentForNothing() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        quote.transfer(address(pair), 1000e6);
        uint256 quoted = pair.getAmountOut(1e18, address(base));
        assertEq(sell(pair, base, 1e18, quoted, carol), quoted);
        assertEq(quote.balanceOf(address(pair)), 1000e6);
    }

    function testFuzz_swap_paysTheQuote_andKeepsNothing(
        uint256 amount,
        uint256 levels,
        bool isSale,
        bool hasPool
    ) public {
        if (hasPool) addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        levels = bound(levels, 1, 5);
        for (uint64 i = 1; i <= levels; ++i) {
            if (isSale) bid(bob, i, TICK_2000 - 20 * i, 500);
            else ask(bob, i, TICK_2000 + 20 * i, 500);
        }
        TestToken tokenIn = isSale ? base : quote;
        amount = isSale ? bound(amount, 2e15, 20e18) : bound(amount, 3e6, 40_000e6);
        uint256 inBefore = tokenIn.balanceOf(address(this)) + tokenIn.balanceOf(carol);
        uint256 held = tokenIn.balanceOf(address(exchange));
        uint256 quoted = pair.getAmountOut(amount, address(tokenIn));
        assertEq(sell(pair, tokenIn, amount, quoted, carol), quoted);
        assertNothingLeft();
        uint256 paid = inBefore - tokenIn.balanceOf(address(this)) - tokenIn.balanceOf(carol);
        assertEq(tokenIn.balanceOf(address(exchange)) - held, paid);
        assertLe(paid, amount);
    }

    // ------------------------------------------------------------------ errors

    function test_swap_revertsWith_FlashNotOffered() public {
        base.transfer(address(pair), 1e18);
        vm.expectRevert(abi.encodeWithSelector(V2Pair.FlashNotOffered.selector, 3));
        pair.swap(1, 0, carol, "abc");
    }

    function test_swap_revertsWith_OneOutputNeeded() public {
        vm.expectRevert(abi.encodeWithSelector(V2Pair.OneOutputNeeded.selector, 0, 0));
        pair.swap(0, 0, carol, "");
        vm.expectRevert(abi.encodeWithSelector(V2Pair.OneOutputNeeded.selector, 1, 2));
        pair.swap(1, 2, carol, "");
    }

    function test_swap_revertsWith_BadRecipient() public {
        base.transfer(address(pair), 1e18);
        address[4] memory wrong = [address(base), address(quote), address(pair), address(exchange)];
        for (uint256 i; i < wrong.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(V2Pair.BadRecipient.selector, wrong[i]));
            pair.swap(1, 0, wrong[i], "");
        }
    }

    function test_swap_revertsWith_NothingSent() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.expectRevert(abi.encodeWithSelector(V2Pair.NothingSent.selector, address(base)));
        swapFor(pair, quote, 1, carol);
    }

    function test_getAmountOut_revertsWith_NotInMarket() public {
        vm.expectRevert(abi.encodeWithSelector(V2Pair.NotInMarket.selector, alice));
        pair.getAmountOut(1, alice);
    }

    function test_swap_revertsWith_MarketPaused() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.prank(guardian);
        exchange.pauseMarket(key, 100);
        base.transfer(address(pair), 1e18);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.MarketPaused.selector, id, NOW + 100));
        swapFor(pair, quote, 1, carol);
    }

    // ------------------------------------------------------------------ as a router

    /// @dev Sends and swaps, as a router does. @return received of the other token by `to`.
    function sell(V2Pair through, TestToken tokenIn, uint256 amount, uint256 least, address to)
        private
        returns (uint256 received)
    {
        TestToken tokenOut = address(tokenIn) == address(base) ? quote : base;
        uint256 before = tokenOut.balanceOf(to);
        tokenIn.transfer(address(through), amount);
        swapFor(through, tokenOut, least, to);
        return tokenOut.balanceOf(to) - before;
    }

    function swapFor(V2Pair through, TestToken tokenOut, uint256 least, address to) private {
        bool isFirst = (address(tokenOut) == address(base)) == baseFirst;
        through.swap(isFirst ? least : 0, isFirst ? 0 : least, to, "");
    }

    function assertNothingLeft() private view {
        assertEq(base.balanceOf(address(pair)), 0);
        assertEq(quote.balanceOf(address(pair)), 0);
    }
}
