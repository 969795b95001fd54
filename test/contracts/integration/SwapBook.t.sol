// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Swaps in a market without a pool: asks of 10 lots at 2000 and 2001, bids of 10 lots at 1999 and 1998.
contract SwapBookTest is ActionTest {
    uint256 private constant NO_ASK = 2 ** 23 - 1;

    function setUp() public override {
        super.setUp();
        ask(bob, 1, 640_000, 10);
        ask(bob, 2, 640_010, 10);
        bid(bob, 3, 639_990, 10);
        bid(bob, 4, 639_980, 10);
    }

    function test_swap_buyExactIn_takesWholeLotsFromTheBestLevel() public {
        uint256 cost = withFee(4 * 2e6);
        Trade memory t = trade(cost, 4 * LOT, false);
        (t.lastTick, t.lastFilled, t.levels) = (640_000, 4, 1);
        expectSwapped(alice, t);
        (uint256 amountIn, uint256 amountOut) = swap(alice, cost, BUY);
        assertEq(amountIn, cost);
        assertEq(amountOut, 4 * LOT);
        assertEq(levelAt(true, 640_000).filled(), 4);
    }

    function test_swap_buyExactIn_returnsWhatIsLeftBelowALot() public {
        uint256 cost = withFee(4 * 2e6);
        // One unit less than a fifth lot costs, fee rounded up over the whole.
        (uint256 amountIn, uint256 amountOut) = swap(alice, withFee(5 * 2e6) - 1, BUY);
        assertEq(amountIn, cost);
        assertEq(amountOut, 4 * LOT);
    }

    function test_swap_buyExactIn_acrossLevels_exhaustsTheBetterOne() public {
        uint256 cost = withFee(10 * 2e6 + 3 * 2_001_000);
        Trade memory t = trade(cost, 13 * LOT, false);
        (t.bestAsk, t.lastTick, t.lastFilled, t.levels) = (640_010, 640_010, 3, 2);
        expectSwapped(alice, t);
        swap(alice, cost, BUY);
        assertEq(levelAt(true, 640_000).generation(), 1);
        assertEq(levelAt(true, 640_000).placed(), 0);
    }

    function test_swap_buyExactIn_beyondTheBook_takesOnlyItsPrice() public {
        uint256 cost = withFee(10 * 2e6 + 10 * 2_001_000);
        Trade memory t = trade(cost, 20 * LOT, false);
        (t.bestAsk, t.lastTick, t.lastGeneration, t.levels) = (NO_ASK, 640_010, 1, 2);
        expectSwapped(alice, t);
        (uint256 amountIn, uint256 amountOut) = swap(alice, cost + 1e12, BUY);
        assertEq(amountIn, cost);
        assertEq(amountOut, 20 * LOT);
    }

    function test_swap_buyExactOut_ofWholeLots() public {
        uint256 cost = withFee(10 * 2e6 + 2 * 2_001_000);
        (uint256 amountIn, uint256 amountOut) = swap(alice, 12 * LOT, BUY_EXACT_OUT);
        assertEq(amountIn, cost);
        assertEq(amountOut, 12 * LOT);
    }

    function test_swap_buyExactOut_deliversTheSurplusOfTheLastLot() public {
        (uint256 amountIn, uint256 amountOut) = swap(alice, 2 * LOT + 1, BUY_EXACT_OUT);
        assertEq(amountIn, withFee(3 * 2e6));
        assertEq(amountOut, 3 * LOT);
    }

    function test_swap_sellExactIn_takesWholeLots() public {
        uint256 lots = withFee(13 * LOT);
        uint256 out = 10 * 1_999_000 + 3 * 1_998_000;
        Trade memory t = trade(lots, out, true);
        (t.bestBid, t.lastTick, t.lastFilled, t.levels) = (639_980, 639_980, 3, 2);
        expectSwapped(alice, t);
        (uint256 amountIn, uint256 amountOut) = swap(alice, lots, SELL);
        assertEq(amountIn, lots);
        assertEq(amountOut, out);
    }

    function test_swap_sellExactIn_returnsWhatIsLeftBelowALot() public {
        (uint256 amountIn, uint256 amountOut) = swap(alice, withFee(2 * LOT) - 1, SELL);
        assertEq(amountIn, withFee(LOT));
        assertEq(amountOut, 1_999_000);
    }

    function test_swap_sellExactOut_roundsUpToAWholeLot() public {
        // 3,000,000 quote units need two lots at 1,999,000.
        (uint256 amountIn, uint256 amountOut) = swap(alice, 3e6, SELL_EXACT_OUT);
        assertEq(amountIn, withFee(2 * LOT));
        assertEq(amountOut, 2 * 1_999_000);
    }

    function test_swap_sellExactOut_acrossLevels() public {
        uint256 out = 10 * 1_999_000 + 1_998_000;
        (uint256 amountIn, uint256 amountOut) = swap(alice, out, SELL_EXACT_OUT);
        assertEq(amountIn, withFee(11 * LOT));
        assertEq(amountOut, out);
    }

    /// @dev Without a pool there are no providers: the fee beyond the makers' rebates is owed to the protocol.
    function test_swap_owesTheFeeBeyondRebatesToTheProtocol() public {
        swap(alice, withFee(4 * 2e6), BUY);
        (uint256 baseOwed, uint256 quoteOwed) = owedToProtocol();
        assertEq(quoteOwed, feeLessRebate(4 * 2e6));
        assertEq(baseOwed, 0);
        swap(alice, withFee(4 * LOT), SELL);
        (baseOwed, quoteOwed) = owedToProtocol();
        assertEq(quoteOwed, feeLessRebate(4 * 2e6));
        assertEq(baseOwed, feeLessRebate(4 * LOT));
    }

    function test_swap_ofAFractionalPrice_roundsAgainstTheTaker() public {
        cancel(bob, 3);
        cancel(bob, 4);
        // 2,000,000 lots at 1.0001 units a lot, the best ask.
        ask(carol, 1, 90_001, 2e6);
        // 3 lots cost 3.0003, so 4 units, and 1 of fee.
        (uint256 amountIn, uint256 amountOut) = swap(alice, 3 * LOT, BUY_EXACT_OUT);
        assertEq(amountIn, 5);
        assertEq(amountOut, 3 * LOT);
        // The maker's proceeds round down.
        uint256 before = quote.balanceOf(carol);
        claim(carol, 1);
        assertEq(quote.balanceOf(carol) - before, 3);
    }

    function testFuzz_swap_buyExactIn_buysAllTheLotsItCanPay(uint256 amount) public {
        amount = bound(amount, withFee(2e6), withFee(20e6));
        // Plainly: the most lots whose cost with fee is within the amount.
        uint256 lots;
        while (lots < 10 && withFee((lots + 1) * 2e6) <= amount) lots++;
        (uint256 amountIn, uint256 amountOut) = swap(alice, amount, BUY);
        assertEq(amountOut, lots * LOT);
        assertEq(amountIn, withFee(lots * 2e6));
    }

    function testFuzz_swap_sellExactOut_sellsTheFewestLots(uint256 amount) public {
        amount = bound(amount, 1, 10 * 1_999_000);
        uint256 lots = Math.ceilDiv(amount, 1_999_000);
        (uint256 amountIn, uint256 amountOut) = swap(alice, amount, SELL_EXACT_OUT);
        assertEq(amountOut, lots * 1_999_000);
        assertEq(amountIn, withFee(lots * LOT));
    }

    /// @dev The book's best prices as set up; each test changes what its trade changed.
    function trade(uint256 amountIn, uint256 amountOut, bool baseIn) private pure returns (Trade memory t) {
        (t.amountIn, t.amountOut, t.baseIn) = (amountIn, amountOut, baseIn);
        (t.bestBid, t.bestAsk) = (639_990, 640_000);
    }
}
