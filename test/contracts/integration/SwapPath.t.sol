// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {Vm} from "forge-std/Vm.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Swaps over one to four markets: quote -> base -> coral -> delta -> ember and back. Bob makes every market:
/// a pool, and two levels on each side so close that a swap walks both. What a path does is compared with the swaps done
/// one after another, each with all or nothing.
contract SwapPathTest is ActionTest {
    uint8 private constant EXACT_OUT = 2;
    uint8 private constant FROM_INTERNAL = 4;
    uint8 private constant TO_INTERNAL = 8;
    uint8 private constant ALL_OR_NOTHING = 16;

    TestToken private coral = new TestToken("Coral", "CORAL", 18);
    TestToken private delta = new TestToken("Delta", "DELTA", 8);
    TestToken private ember = new TestToken("Ember", "EMBER", 6);
    /// @notice The path from quote to ember: bought, sold, bought, sold.
    MarketKey[] private there;
    /// @notice The same backwards: bought, sold, bought, sold again, since each market's other token comes in.
    MarketKey[] private back;
    TestToken[5] private tokens;

    function setUp() public override {
        super.setUp();
        tokens = [quote, base, coral, delta, ember];
        for (uint256 i = 2; i < 5; i++) {
            supply(tokens[i], alice);
            supply(tokens[i], bob);
        }
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        there.push(key);
        makeBook(key, TICK_2000);
        // 1 base is 5 coral; 1 delta is 100 coral; 1 delta is 40 ember.
        open(base, coral, 15, 1_480_000, 1000e18, 5000e18);
        open(delta, coral, 5, 1_620_000, 1000e8, 100_000e18);
        open(delta, ember, 5, 480_000, 1000e8, 40_000e6);
        for (uint256 i = 4; i != 0; i--) {
            back.push(there[i - 1]);
        }
    }

    // ------------------------------------------------------------------ reverts

    function test_swapPath_revertsWhen_lengthIsNotOneToFour() public {
        expectRevertWith(IExchangeErrors.PathLength.selector, 0);
        path(new MarketKey[](0), 1e6, 0, terms(0));
        MarketKey[] memory five = new MarketKey[](5);
        for (uint256 i; i < 5; i++) {
            five[i] = key;
        }
        expectRevertWith(IExchangeErrors.PathLength.selector, 5);
        path(five, 1e6, 0, terms(0));
    }

    function test_swapPath_revertsWhen_aMarketDoesNotTradeWhatComes() public {
        MarketKey[] memory keys = pathOf(there[0], there[2]);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PathBroken.selector, 1, address(base)));
        path(keys, 1e6, 0, terms(0));
        // The wrong end of the first market.
        keys = pathOf(there[0], there[1]);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PathBroken.selector, 1, address(quote)));
        path(keys, 1e18, 0, terms(1));
    }

    function test_swapPath_revertsWhen_itHasALimitTick() public {
        expectRevertWith(IExchangeErrors.PathHasLimit.selector, TICK_2000);
        path(there, 1e6, 0, SwapTermsLib.pack(alice, uint24(TICK_2000), 0, 0, 0));
    }

    function test_swapPath_revertsWhen_flagsAreUnknown() public {
        expectUnknownFlags(32);
        path(there, 1e6, 0, terms(32));
    }

    function test_swapPath_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        path(there, 1e6, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 0));
    }

    function test_swapPath_revertsWhen_deadlineHasPassed() public {
        expectExpiredDeadline();
        path(there, 100e6, 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW - 1), 0));
        path(there, 100e6, 0, SwapTermsLib.pack(alice, 0, 0, uint32(NOW), 0));
    }

    function test_swapPath_revertsWhen_amountIsZeroOrTooLarge() public {
        vm.expectRevert(IExchangeErrors.ZeroAmount.selector);
        path(there, 0, 0, terms(0));
        expectRevertWith(IExchangeErrors.AmountTooLarge.selector, 1 << 127);
        path(there, 1 << 127, 0, terms(0));
    }

    function test_swapPath_revertsWhen_aMarketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        MarketKey[] memory keys = pathOf(there[0], unknown);
        expectUnknownMarket(unknownId);
        path(keys, 100e6, 0, terms(0));
    }

    function test_swapPath_revertsWhen_outputIsBelowTheBound() public {
        uint256 snapshot = vm.snapshotState();
        (, uint256 out) = path(there, 1000e6, 0, terms(0));
        vm.revertToState(snapshot);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, out, out + 1));
        path(there, 1000e6, out + 1, terms(0));
        (, uint256 again) = path(there, 1000e6, out, terms(0));
        assertEq(again, out);
    }

    function test_swapPath_revertsWhen_inputIsAboveTheBound() public {
        uint256 snapshot = vm.snapshotState();
        (uint256 paid,) = path(there, 19e6, type(uint256).max, terms(EXACT_OUT));
        vm.revertToState(snapshot);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.InputTooHigh.selector, paid, paid - 1));
        path(there, 19e6, paid - 1, terms(EXACT_OUT));
        (uint256 again,) = path(there, 19e6, paid, terms(EXACT_OUT));
        assertEq(again, paid);
    }

    /// @dev All or nothing, though nobody asked for it: a market with a book only cannot use all that comes.
    function test_swapPath_revertsWhen_aLaterMarketCannotUseAll() public {
        MarketKey memory thin = bookOnly();
        // 2 lots of base wanted there, 5 come.
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 2, 1_480_000, 0, 0, 0));
        MarketKey[] memory keys = pathOf(there[0], thin);
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(keys, 10e6, 0, terms(0));
    }

    function test_swapPath_revertsWhen_theFirstMarketCannotUseAll() public {
        MarketKey memory thin = bookOnly();
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 2, 1_480_000, 0, 0, 1));
        MarketKey[] memory keys = pathOf(thin, there[0]);
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(keys, 1e18, 0, terms(0));
    }

    function test_swapPath_revertsWhen_aMarketCannotGiveWhatIsNeeded() public {
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(there, 50_000e6, type(uint256).max, terms(EXACT_OUT));
    }

    function test_swapPath_revertsWhen_theBoundOnLevelsIsMet() public {
        path(there, 1000e6, 0, SwapTermsLib.pack(alice, 0, 2, 0, 0));
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(there, 100_000e6, 0, SwapTermsLib.pack(alice, 0, 1, 0, 0));
        vm.expectPartialRevert(IExchangeErrors.NotFilled.selector);
        path(there, 2000e6, type(uint256).max, SwapTermsLib.pack(alice, 0, 1, 0, EXACT_OUT));
    }

    function test_swapPath_revertsWhen_theWalletOrTheBalanceIsTooPoor() public {
        uint256 snapshot = vm.snapshotState();
        (uint256 needed,) = path(there, 100e6, 0, terms(0));
        vm.revertToState(snapshot);
        vm.startPrank(alice);
        exchange.deposit(address(quote), needed - 1, alice);
        quote.approve(address(exchange), needed - 1);
        vm.stopPrank();
        expectBalanceTooLow(address(quote), needed - 1, needed);
        path(there, 100e6, 0, terms(FROM_INTERNAL));
        expectPullFailed(address(quote), alice, needed);
        path(there, 100e6, 0, terms(0));
    }

    // ------------------------------------------------------------------ the same as one after another

    function testFuzz_swapPath_exactInput_equalsItsSwaps(uint256 amount, uint256 markets, bool backwards)
        public
    {
        markets = bound(markets, 1, 4);
        amount = backwards ? bound(amount, 1e6, 5000e6) : bound(amount, 100e6, 50_000e6);
        MarketKey[] memory keys = firstOf(backwards ? back : there, markets);
        uint256[5] memory dust;
        uint256 snapshot = vm.snapshotState();
        (uint256 spent, uint256 given) = (0, amount);
        for (uint256 i; i < markets; i++) {
            (uint256 used, uint256 out) = single(keys[i], given, i % 2, 0);
            if (i == 0) spent = used;
            else dust[tokenAfter(i, backwards)] = given - used;
            given = out;
        }
        uint256[4] memory slots = slotsOf(keys);
        vm.revertToState(snapshot);

        (uint256 amountIn, uint256 amountOut) = path(keys, amount, given, terms(0));
        assertEq(amountIn, spent, "input");
        assertEq(amountOut, given, "output");
        assertSame(keys, slots, dust);
        assertEq(alicePaid(tokenAfter(0, backwards)), int256(amountIn));
        assertEq(alicePaid(tokenAfter(markets, backwards)), -int256(amountOut));
        everybodyLeaves();
    }

    function testFuzz_swapPath_exactOutput_equalsItsSwapsFromTheEnd(
        uint256 amount,
        uint256 markets,
        bool backwards
    ) public {
        markets = bound(markets, 1, 4);
        uint256 unit = 10 ** tokens[tokenAfter(markets, backwards)].decimals();
        amount = bound(amount, unit / 100, 5 * unit);
        MarketKey[] memory keys = firstOf(backwards ? back : there, markets);
        uint256[5] memory dust;
        uint256 snapshot = vm.snapshotState();
        (uint256 needed, uint256 delivered) = (amount, 0);
        for (uint256 i = markets; i != 0; i--) {
            (uint256 used, uint256 out) = single(keys[i - 1], needed, (i - 1) % 2, EXACT_OUT);
            if (i == markets) delivered = out;
            else dust[tokenAfter(i, backwards)] = out - needed;
            needed = used;
        }
        uint256[4] memory slots = slotsOf(keys);
        vm.revertToState(snapshot);

        (uint256 amountIn, uint256 amountOut) = path(keys, amount, needed, terms(EXACT_OUT));
        assertEq(amountIn, needed, "input");
        assertEq(amountOut, delivered, "output");
        assertGe(amountOut, amount);
        assertSame(keys, slots, dust);
        assertEq(alicePaid(tokenAfter(0, backwards)), int256(amountIn));
        assertEq(alicePaid(tokenAfter(markets, backwards)), -int256(amountOut));
        everybodyLeaves();
    }

    /// @dev The same market there and back: the second swap meets what the first one left.
    function test_swapPath_overOneMarketTwice_equalsItsSwaps() public {
        MarketKey[] memory keys = pathOf(key, key);
        uint256 snapshot = vm.snapshotState();
        (, uint256 bought) = single(key, 10_000e6, BUY, 0);
        (uint256 sold, uint256 expected) = single(key, bought, SELL, 0);
        uint256 slot = exchange.extsload(id);
        vm.revertToState(snapshot);
        (uint256 amountIn, uint256 amountOut) = path(keys, 10_000e6, 0, terms(0));
        assertEq(amountIn, 10_000e6);
        assertEq(amountOut, expected);
        assertLt(amountOut, amountIn, "a round trip costs");
        assertEq(exchange.extsload(id), slot);
        assertEq(internalBalance(alice, address(base)), bought - sold);
        assertEq(alicePaid(0), int256(amountIn - amountOut));
        everybodyLeaves();
    }

    /// @dev Quote to base to quote over another market of both, paid from and to the internal balance.
    function test_swapPath_inACircle_settlesBothEnds() public {
        MarketKey memory other = MarketKeyLib.pack(address(base), address(quote), 12, TIER_MAJOR, 1e6);
        exchange.openMarket(other, 1);
        vm.prank(bob);
        exchange.addLiquidity(other, 10e18, 20_000e6, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        vm.prank(alice);
        exchange.deposit(address(quote), 100e6, alice);
        (uint256 amountIn, uint256 amountOut) =
            path(pathOf(key, other), 100e6, 0, terms(FROM_INTERNAL | TO_INTERNAL));
        assertEq(internalBalance(alice, address(quote)), 100e6 - amountIn + amountOut);
        assertLt(amountOut, 100e6);
        // The whole input is needed first, though the output would pay for most of it.
        vm.expectPartialRevert(IExchangeErrors.BalanceTooLow.selector);
        path(pathOf(key, other), 102e6, 0, terms(FROM_INTERNAL | TO_INTERNAL));
        everybodyLeaves();
    }

    // ------------------------------------------------------------------ dust

    /// @dev An exact input: 3 lots come to a market that has a book only, 2 and their fee are used.
    function test_swapPath_creditsWhatALaterMarketDoesNotTake() public {
        MarketKey memory thin = bookOnly();
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 100, 1_480_000, 0, 0, 0));
        uint256 snapshot = vm.snapshotState();
        (, uint256 bought) = single(key, 7e6, BUY, 0);
        vm.revertToState(snapshot);
        uint256 used = withFee(2 * LOT);
        assertEq(bought, 3 * LOT);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.PathDust(alice, address(base), bought - used);
        (, uint256 out) = path(pathOf(key, thin), 7e6, 0, SwapTermsLib.pack(carol, 0, 0, 0, 0));
        assertEq(out, 2 * 5e15);
        assertEq(coral.balanceOf(carol), out, "the output is the recipient's");
        assertEq(internalBalance(alice, address(base)), bought - used, "the dust is the caller's");
        assertEq(internalBalance(carol, address(base)), 0);
        everybodyLeaves();
    }

    /// @dev An exact output: a lot of base and its fee are needed, a market that has a book only gives two.
    function test_swapPath_creditsWhatAnEarlierMarketGivesBeyond() public {
        MarketKey memory thin = MarketKeyLib.pack(address(base), address(ember), 15, TIER_MAJOR, 1);
        exchange.openMarket(thin, 1);
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 100, 480_000, 0, 0, 1));
        uint256 snapshot = vm.snapshotState();
        (uint256 needed,) = single(key, 0.9e6, SELL, EXACT_OUT);
        vm.revertToState(snapshot);
        assertEq(needed, withFee(LOT));
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.PathDust(alice, address(base), 2 * LOT - needed);
        (uint256 amountIn, uint256 amountOut) = path(pathOf(thin, key), 0.9e6, 1e9, terms(EXACT_OUT));
        assertEq(amountIn, withFee(80_000));
        assertEq(amountOut, price(TICK_2000 - 2), "what the lot brings");
        assertEq(internalBalance(alice, address(base)), 2 * LOT - needed);
        everybodyLeaves();
    }

    /// @dev What the first market does not take of an exact input is not taken from the wallet, and is no dust.
    function test_swapPath_leavesWhatTheFirstMarketDoesNotTake() public {
        MarketKey memory thin = bookOnly();
        vm.prank(bob);
        exchange.place(thin, OrderTermsLib.pack(1, 100, 1_480_000, 0, 0, 0));
        (uint256 amountIn, uint256 amountOut) = path(pathOf(thin, there[1]), 255 * LOT / 10, 0, terms(1));
        assertEq(amountIn, withFee(25 * LOT));
        assertEq(alicePaid(1), int256(amountIn - amountOut));
        assertEq(internalBalance(alice, address(base)), 0);
        everybodyLeaves();
    }

    function test_swapPath_withoutDust_saysNothingOfIt() public {
        vm.recordLogs();
        // More than the book of either market: both end in the pool, to the unit.
        path(pathOf(there[0], there[1]), 20_000e6, 0, terms(0));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertGt(logs.length, 1);
        for (uint256 i; i < logs.length; i++) {
            assertTrue(logs[i].topics[0] != IExchangeEvents.PathDust.selector);
        }
    }

    // ------------------------------------------------------------------ settlement

    function test_swapPath_fromAndToInternalBalances_movesNoToken() public {
        vm.prank(alice);
        exchange.deposit(address(quote), 1000e6, alice);
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transferFrom.selector), 0);
        vm.expectCall(address(ember), abi.encodeWithSelector(ember.transfer.selector), 0);
        (uint256 amountIn, uint256 out) = path(
            there, 1000e6, 0, SwapTermsLib.pack(carol, 0, 0, 0, FROM_INTERNAL | TO_INTERNAL | ALL_OR_NOTHING)
        );
        assertEq(internalBalance(alice, address(quote)), 1000e6 - amountIn);
        assertEq(internalBalance(carol, address(ember)), out);
    }

    /// @dev Each token moves once, those in the middle not at all.
    function test_swapPath_movesItsTwoEndsOnly() public {
        for (uint256 i = 1; i < 4; i++) {
            vm.expectCall(address(tokens[i]), abi.encodeWithSelector(quote.transferFrom.selector), 0);
            vm.expectCall(address(tokens[i]), abi.encodeWithSelector(quote.transfer.selector), 0);
        }
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transferFrom.selector), 1);
        vm.expectCall(address(ember), abi.encodeWithSelector(ember.transfer.selector), 1);
        path(there, 1000e6, 0, terms(0));
    }

    // ------------------------------------------------------------------ shorthands

    function terms(uint8 flags) private view returns (SwapTerms) {
        return SwapTermsLib.pack(alice, 0, 0, 0, flags);
    }

    function path(MarketKey[] memory keys, uint256 amount, uint256 limit, SwapTerms how)
        private
        returns (uint256, uint256)
    {
        vm.prank(alice);
        return exchange.swapPath(keys, amount, limit, how);
    }

    function single(MarketKey memory market, uint256 amount, uint256 sell, uint8 flags)
        private
        returns (uint256, uint256)
    {
        uint256 limit = flags & EXACT_OUT == 0 ? 0 : type(uint256).max;
        vm.prank(alice);
        return exchange.swap(market, amount, limit, terms(uint8(sell) | flags | ALL_OR_NOTHING));
    }

    /// @dev The number of the token that a path holds after `hops` markets.
    function tokenAfter(uint256 hops, bool backwards) private pure returns (uint256) {
        return backwards ? 4 - hops : hops;
    }

    function alicePaid(uint256 token) private view returns (int256) {
        uint256 start = token == 0 ? 1e24 : 1e30;
        return int256(start) - int256(tokens[token].balanceOf(alice));
    }

    function slotsOf(MarketKey[] memory keys) private view returns (uint256[4] memory slots) {
        for (uint256 i; i < keys.length; i++) {
            slots[i] = exchange.extsload(idOf(keys[i]));
        }
    }

    function assertSame(MarketKey[] memory keys, uint256[4] memory slots, uint256[5] memory dust)
        private
        view
    {
        for (uint256 i; i < keys.length; i++) {
            assertEq(exchange.extsload(idOf(keys[i])), slots[i], "the market's word");
        }
        for (uint256 i; i < 5; i++) {
            assertEq(internalBalance(alice, address(tokens[i])), dust[i], "dust");
        }
    }

    /// @dev Everybody takes out what is theirs: the exchange can pay it all, and only the locked shares' part and
    /// rounding dust stay.
    function everybodyLeaves() private {
        for (uint256 i; i < 4; i++) {
            MarketKey memory market = there[i];
            vm.startPrank(bob);
            for (uint64 handle = 1; handle < 5; handle++) {
                exchange.cancel(market, OrderRefLib.pack(handle, 0, 0));
            }
            uint256 shares = balances().balanceOf(bob, idOf(market));
            exchange.removeLiquidity(market, shares, 0, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
            vm.stopPrank();
        }
        for (uint256 i; i < 5; i++) {
            uint256 balance = internalBalance(alice, address(tokens[i]));
            vm.prank(alice);
            exchange.withdraw(address(tokens[i]), balance, alice);
        }
    }

    function firstOf(MarketKey[] memory keys, uint256 count) private pure returns (MarketKey[] memory some) {
        some = new MarketKey[](count);
        for (uint256 i; i < count; i++) {
            some[i] = keys[i];
        }
    }

    function pathOf(MarketKey memory first, MarketKey memory second)
        private
        pure
        returns (MarketKey[] memory keys)
    {
        keys = new MarketKey[](2);
        (keys[0], keys[1]) = (first, second);
    }

    function idOf(MarketKey memory market) private pure returns (uint256) {
        return ~uint256(keccak256(abi.encode(market)));
    }

    /// @dev A market of base and coral without a pool.
    function bookOnly() private returns (MarketKey memory market) {
        market = MarketKeyLib.pack(address(base), address(coral), 15, TIER_MAJOR, 1e6 + 1);
        exchange.openMarket(market, 1);
    }

    function open(TestToken sold, TestToken paid, uint8 lot, uint256 tick, uint256 bases, uint256 quotes)
        private
    {
        MarketKey memory market = MarketKeyLib.pack(address(sold), address(paid), lot, TIER_MAJOR, 1);
        exchange.openMarket(market, 1);
        there.push(market);
        vm.prank(bob);
        exchange.addLiquidity(market, bases, quotes, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        makeBook(market, tick);
    }

    /// @dev Two levels on each side of the price `tick`, inside the pool's fee.
    function makeBook(MarketKey memory market, uint256 tick) private {
        vm.startPrank(bob);
        // Below a power of ten the step is a tenth: 10,000 ticks down is the same distance there.
        uint256 step = tick % 90_000 == 0 ? 40 : 2;
        exchange.place(market, OrderTermsLib.pack(1, 700, uint24(tick + 2), 0, 0, 1));
        exchange.place(market, OrderTermsLib.pack(2, 900, uint24(tick + 4), 0, 0, 1));
        exchange.place(market, OrderTermsLib.pack(3, 800, uint24(tick - step), 0, 0, 0));
        exchange.place(market, OrderTermsLib.pack(4, 600, uint24(tick - 2 * step), 0, 0, 0));
        vm.stopPrank();
    }

    function supply(TestToken token, address who) private {
        token.mint(who, 1e30);
        vm.prank(who);
        token.approve(address(exchange), type(uint256).max);
    }

    function expectRevertWith(bytes4 selector, uint256 value) private {
        vm.expectRevert(abi.encodeWithSelector(selector, value));
    }
}
