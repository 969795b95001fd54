// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

contract AddLiquiditySingleTest is ActionTest {
    uint8 private constant BASE_IN = 1;
    uint8 private constant FROM_INTERNAL = 4;

    /// @dev The pool after a swap, and what is to be added to it.
    struct Expected {
        uint256 sold;
        uint256 bought;
        uint256 shares;
        uint256 baseIn;
        uint256 quoteIn;
    }

    // ------------------------------------------------------------------ reverts

    function test_addLiquiditySingle_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(bob);
        exchange.addLiquiditySingle(unknown, 2e18, 1e18, 0, toBob(BASE_IN));
    }

    function test_addLiquiditySingle_revertsWhen_flagsAreUnknown() public {
        uint8[4] memory flags = [2, 8, 16, 128];
        for (uint256 i; i < 4; i++) {
            expectUnknownFlags(flags[i]);
            vm.prank(bob);
            exchange.addLiquiditySingle(key, 2e18, 1e18, 0, toBob(flags[i]));
        }
    }

    function test_addLiquiditySingle_revertsWhen_deadlineHasPassed() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        expectExpiredDeadline();
        vm.prank(bob);
        exchange.addLiquiditySingle(
            key, 2e18, 1e18, 0, SwapTermsLib.pack(bob, 0, 0, uint32(NOW - 1), BASE_IN)
        );
    }

    function test_addLiquiditySingle_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        vm.prank(bob);
        exchange.addLiquiditySingle(key, 2e18, 1e18, 0, SwapTerms.wrap(uint256(BASE_IN) << 232));
    }

    function test_addLiquiditySingle_revertsWhen_allOrMoreIsSwapped() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        expectBeyond(1e18, 1e18);
        add(1e18, 1e18, BASE_IN);
        expectBeyond(1e18 + 1, 1e18);
        add(1e18, 1e18 + 1, BASE_IN);
        expectBeyond(0, 0);
        add(0, 0, BASE_IN);
    }

    function test_addLiquiditySingle_revertsWhen_nothingIsSwapped() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.expectRevert(IExchangeErrors.ZeroAmount.selector);
        add(1e18, 0, BASE_IN);
        // Too little for one unit of quote.
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 1000));
        add(1e18, 1000, BASE_IN);
    }

    function test_addLiquiditySingle_revertsWhen_thePoolIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NothingOut.selector, 1e18));
        add(2e18, 1e18, BASE_IN);
        // A book alone buys what is swapped, and then there is nothing to add to.
        bid(alice, 1, TICK_2000, 10_000);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NoLiquidity.selector, id));
        add(2e18, 1e18, BASE_IN);
    }

    function test_addLiquiditySingle_revertsWhen_theSwapIsNotFilled() public {
        bid(alice, 1, TICK_2000, 10);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotFilled.selector, 1e18, withFee(10 * LOT)));
        add(2e18, 1e18, BASE_IN);
    }

    function test_addLiquiditySingle_revertsWhen_sharesAreFewerThanAsked() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 snapshot = vm.snapshotState();
        (uint256 shares,) = add(2e18, 1e18, BASE_IN);
        vm.revertToState(snapshot);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.SharesTooFew.selector, shares, shares + 1));
        vm.prank(bob);
        exchange.addLiquiditySingle(key, 2e18, 1e18, shares + 1, toBob(BASE_IN));
    }

    function test_addLiquiditySingle_revertsWhen_internalBalanceIsTooLow() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.startPrank(bob);
        exchange.deposit(address(base), 1e18, bob);
        vm.expectPartialRevert(IExchangeErrors.BalanceTooLow.selector);
        exchange.addLiquiditySingle(key, 2e18, 1e18, 0, toBob(BASE_IN | FROM_INTERNAL));
        vm.stopPrank();
    }

    function test_addLiquiditySingle_revertsWhen_coinIsNotNeeded() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.deal(bob, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, 1));
        vm.prank(bob);
        exchange.addLiquiditySingle{value: 1}(key, 2e18, 1e18, 0, toBob(BASE_IN));
    }

    // ------------------------------------------------------------------ through the pool

    function test_addLiquiditySingle_ofBase_swapsAndAdds() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 bought = poolOutput(POOL_BASE, POOL_QUOTE, 5e18);
        checkAdd(20e18, BASE_IN, Expected(5e18, bought, 0, 0, 0));
        assertEq(internalBalance(bob, address(quote)), 0, "more base than goes with the quote");
    }

    function test_addLiquiditySingle_ofQuote_swapsAndAdds() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        uint256 bought = poolOutput(POOL_QUOTE, POOL_BASE, 10_000e6);
        checkAdd(19_000e6, 0, Expected(10_000e6, bought, 0, 0, 0));
        assertGt(internalBalance(bob, address(base)), 0, "more was bought than fits in");
    }

    function test_addLiquiditySingle_creditsWhatDoesNotFitIn() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        // Nearly all is swapped: most of what it brings has nothing to go with.
        uint256 bought = poolOutput(POOL_BASE, POOL_QUOTE, 99e18);
        checkAdd(100e18, BASE_IN, Expected(99e18, bought, 0, 0, 0));
        assertGt(internalBalance(bob, address(quote)), bought * 9 / 10);
    }

    function test_addLiquiditySingle_sharesToTheRecipient_leftoverToTheCaller() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.prank(bob);
        (uint256 shares,) =
            exchange.addLiquiditySingle(key, 100e18, 99e18, 0, SwapTermsLib.pack(carol, 0, 0, 0, BASE_IN));
        assertEq(balances().balanceOf(carol, id), shares);
        assertEq(balances().balanceOf(bob, id), 0);
        assertGt(internalBalance(bob, address(quote)), 0);
        assertEq(internalBalance(carol, address(quote)), 0);
    }

    function test_addLiquiditySingle_fromTheInternalBalance() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        vm.startPrank(bob);
        exchange.deposit(address(base), 20e18, bob);
        uint256 wallet = base.balanceOf(bob);
        (, uint256 amountIn) =
            exchange.addLiquiditySingle(key, 10e18, 5e18, 0, toBob(BASE_IN | FROM_INTERNAL));
        vm.stopPrank();
        assertEq(base.balanceOf(bob), wallet);
        assertEq(internalBalance(bob, address(base)), 20e18 - amountIn);
    }

    function test_addLiquiditySingle_ofCoin_returnsWhatIsNotTaken() public {
        key = MarketKeyLib.pack(address(0), address(quote), 15, TIER_MAJOR, 1e6);
        id = exchange.openMarket(key, 1);
        vm.deal(alice, POOL_BASE);
        vm.prank(alice);
        exchange.addLiquidity{value: POOL_BASE}(
            key, POOL_BASE, POOL_QUOTE, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0)
        );
        vm.deal(bob, 50e18);
        vm.prank(bob);
        (uint256 shares, uint256 amountIn) =
            exchange.addLiquiditySingle{value: 30e18}(key, 20e18, 5e18, 0, toBob(BASE_IN));
        assertGt(shares, 0);
        assertEq(bob.balance, 50e18 - amountIn);
        assertEq(address(exchange).balance, POOL_BASE + amountIn);
    }

    // ------------------------------------------------------------------ through pool and book

    function test_addLiquiditySingle_throughTheBook_buysThere() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        bid(carol, 1, 640_010, 100_000);
        // 2001 each beats the pool: all of it sells to the bid, whose fee less rebate partly joins the pool.
        uint256 lots = 10e18 * 1e6 / uint256(1_000_500) / LOT;
        vm.prank(bob);
        (uint256 shares, uint256 amountIn) = exchange.addLiquiditySingle(key, 20e18, 10e18, 0, toBob(BASE_IN));
        assertEq(levelAt(false, 640_010).filled(), lots);
        assertGt(shares, 0);
        assertEq(
            internalBalance(bob, address(quote)),
            lots * price(640_010) - (poolSlot().quoteReserve() - POOL_QUOTE),
            "what does not fit in"
        );
        assertLe(amountIn, 20e18);
    }

    /// @dev Dust below a lot that the book leaves is added, not lost.
    function test_addLiquiditySingle_addsWhatTheSwapLeaves() public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        bid(carol, 1, 640_010, 100_000);
        uint256 reserve = poolSlot().baseReserve();
        uint256 before = base.balanceOf(bob);
        (, uint256 amountIn) = add(20e18, 10e18 + LOT / 2, BASE_IN);
        assertEq(before - base.balanceOf(bob), amountIn);
        uint256 locked = levelAt(false, 640_010).filled() * LOT;
        (uint256 owedBase,) = owedToProtocol();
        // All of it lies in the pool, with the maker, or with the protocol.
        assertEq(
            amountIn, poolSlot().baseReserve() - reserve + locked + Math.ceilDiv(locked * 200, 1e6) + owedBase
        );
    }

    // ------------------------------------------------------------------ fairness

    /// @dev By pool and book, either side, any part: as a swap and an addition by hand do, one after the other.
    function testFuzz_addLiquiditySingle_isASwapAndAnAddition(
        uint256 amount,
        uint256 part,
        bool baseIn,
        uint256 lots,
        bool hasBook
    ) public {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        if (hasBook) {
            place(carol, 1, baseIn ? 639_900 : 640_100, bound(lots, 100, 1e6), baseIn ? 0 : 1);
        }
        amount = baseIn ? bound(amount, 1e16, 3 * POOL_BASE) : bound(amount, 1e7, 3 * POOL_QUOTE);
        uint256 swapped = bound(part, amount / 100, amount * 99 / 100);
        uint256 perShare = rootPerShare();
        uint256 snapshot = vm.snapshotState();
        Expected memory e = addByHand(amount, swapped, baseIn);
        uint256 slotByHand = exchange.extsload(id);
        vm.revertToState(snapshot);

        (uint256 shares, uint256 amountIn) = add(amount, swapped, baseIn ? BASE_IN : 0);
        assertEq(shares, e.shares);
        assertEq(exchange.extsload(id), slotByHand);
        assertEq(amountIn, e.sold + (baseIn ? e.baseIn : e.quoteIn));
        assertLe(amountIn, amount);
        assertEq(
            internalBalance(bob, baseIn ? address(quote) : address(base)),
            e.bought - (baseIn ? e.quoteIn : e.baseIn)
        );
        assertGe(rootPerShare() + 1, perShare, "root of k per share");
    }

    function addByHand(uint256 amount, uint256 swapped, bool baseIn) private returns (Expected memory e) {
        (e.sold, e.bought) = swap(bob, swapped, baseIn ? SELL : BUY);
        (uint256 mostBase, uint256 mostQuote) =
            baseIn ? (amount - e.sold, e.bought) : (e.bought, amount - e.sold);
        vm.prank(bob);
        (e.shares, e.baseIn, e.quoteIn) = exchange.addLiquidity(key, mostBase, mostQuote, 0, toBob(0));
    }

    /// @dev Scaled by 10^18.
    function rootPerShare() private view returns (uint256) {
        return Math.sqrt(poolSlot().baseReserve() * poolSlot().quoteReserve()) * 1e18 / totalShares();
    }

    /// @dev What comes out again at once is worth no more: no price is better than the pool's own.
    function testFuzz_addLiquiditySingle_andRemoving_neverGains(uint256 amount, uint256 part, bool baseIn)
        public
    {
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        amount = baseIn ? bound(amount, 1e15, 3 * POOL_BASE) : bound(amount, 1e6, 3 * POOL_QUOTE);
        uint256[2] memory before = [base.balanceOf(bob), quote.balanceOf(bob)];
        (uint256 shares,) = add(amount, bound(part, amount / 100, amount * 99 / 100), baseIn ? BASE_IN : 0);
        vm.startPrank(bob);
        exchange.removeLiquidity(key, shares, 0, 0, toBob(0));
        exchange.withdraw(address(base), internalBalance(bob, address(base)), bob);
        exchange.withdraw(address(quote), internalBalance(bob, address(quote)), bob);
        // All that came of the other token goes back.
        address other = baseIn ? address(quote) : address(base);
        uint256 got = baseIn ? quote.balanceOf(bob) - before[1] : base.balanceOf(bob) - before[0];
        assertGt(got, 0, other == address(base) ? "base" : "quote");
        vm.stopPrank();
        swap(bob, got, baseIn ? BUY : SELL);
        if (baseIn) assertLt(base.balanceOf(bob), before[0]);
        else assertLt(quote.balanceOf(bob), before[1]);
    }

    // ------------------------------------------------------------------ inside

    /// @dev Adds through a pool alone, and checks every figure against the formulas.
    function checkAdd(uint256 amount, uint8 flags, Expected memory e) private {
        bool baseIn = flags & BASE_IN != 0;
        uint256 total = totalShares();
        uint256 baseReserve = baseIn ? POOL_BASE + e.sold : POOL_BASE - e.bought;
        uint256 quoteReserve = baseIn ? POOL_QUOTE - e.bought : POOL_QUOTE + e.sold;
        (uint256 mostBase, uint256 mostQuote) =
            baseIn ? (amount - e.sold, e.bought) : (e.bought, amount - e.sold);
        e.shares = Math.min(mostBase * total / baseReserve, mostQuote * total / quoteReserve);
        e.baseIn = Math.mulDiv(e.shares, baseReserve, total, Math.Rounding.Ceil);
        e.quoteIn = Math.mulDiv(e.shares, quoteReserve, total, Math.Rounding.Ceil);

        address tokenIn = baseIn ? address(base) : address(quote);
        address tokenOut = baseIn ? address(quote) : address(base);
        uint256 before = baseIn ? base.balanceOf(bob) : quote.balanceOf(bob);
        (uint256 shares, uint256 amountIn) = add(amount, e.sold, flags);
        assertEq(shares, e.shares);
        assertEq(amountIn, e.sold + (baseIn ? e.baseIn : e.quoteIn));
        assertEq(before - (baseIn ? base.balanceOf(bob) : quote.balanceOf(bob)), amountIn);
        assertEq(balances().balanceOf(bob, id), shares);
        assertEq(totalShares(), total + shares);
        assertEq(poolSlot().baseReserve(), baseReserve + e.baseIn);
        assertEq(poolSlot().quoteReserve(), quoteReserve + e.quoteIn);
        assertEq(internalBalance(bob, tokenOut), e.bought - (baseIn ? e.quoteIn : e.baseIn));
        assertEq(internalBalance(bob, tokenIn), 0);
    }

    function add(uint256 amount, uint256 swapAmount, uint8 flags) private returns (uint256, uint256) {
        vm.prank(bob);
        return exchange.addLiquiditySingle(key, amount, swapAmount, 0, toBob(flags));
    }

    function toBob(uint8 flags) private view returns (SwapTerms) {
        return SwapTermsLib.pack(bob, 0, 0, 0, flags);
    }

    function expectBeyond(uint256 swapAmount, uint256 amount) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.SwapBeyondAmount.selector, swapAmount, amount));
    }
}
