// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderRefLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

contract CancelRacingFillAttack is ActionTest {
    /// @dev Hoped for, by the maker: to be paid for lots that he gets back too. By the taker: lots that nobody is paid
    /// for. What happens: whoever comes first, each lot is either sold or returned, in any order of the two.
    function testFuzz_attack_cancelRacingAFill(uint256 taken, uint256 reduced, uint256 order, bool isAsk)
        public
    {
        uint256 lots = 1000;
        place(bob, 1, TICK_2000, 300, isAsk ? 1 : 0);
        place(alice, 1, TICK_2000, lots, isAsk ? 1 : 0);
        place(bob, 2, TICK_2000, 300, isAsk ? 1 : 0);
        taken = bound(taken, 1, 1500);
        reduced = bound(reduced, 1, lots - 1);
        uint256[2] memory held = [base.balanceOf(alice), quote.balanceOf(alice)];
        // Three acts in any order: a fill, a reduction, another fill; then the maker cancels the rest.
        uint256 off;
        for (uint256 i; i < 3; ++i) {
            if (i == order % 3) {
                vm.prank(alice);
                off = exchange.reduce(key, OrderRefLib.pack(1, uint56(reduced), 0));
            } else {
                place(carol, 1, TICK_2000, 1 + taken / 2, isAsk ? 4 : 5);
            }
        }
        off += cancel(alice, 1);
        uint256 sold = lots - off;
        assertEq(cancel(alice, 1), 0, "a second cancel finds nothing");
        assertEq(claim(alice, 1), 0);
        uint256 baseGot = base.balanceOf(alice) - held[0];
        uint256 quoteGot = quote.balanceOf(alice) - held[1];
        if (isAsk) {
            assertEq(baseGot, off * LOT);
            assertApproxEqAbs(quoteGot, sold * 2e6 + sold * 2e6 * 200 / 1e6, 4);
        } else {
            assertEq(quoteGot, off * 2e6);
            assertApproxEqAbs(baseGot, sold * LOT + sold * LOT * 200 / 1e6, 4);
        }
        // Those before and behind are whole as well: nothing but rounding stays behind.
        claim(bob, 1);
        cancel(bob, 1);
        claim(bob, 2);
        cancel(bob, 2);
        (uint256 owedBase, uint256 owedQuote) = owedToProtocol();
        assertLe(base.balanceOf(address(exchange)) - owedBase, 8);
        assertLe(quote.balanceOf(address(exchange)) - owedQuote, 8);
    }

    /// @dev Hoped for: an order shown to lure a taker, gone when he comes, so that he pays the next price. What happens:
    /// his bound holds for the whole, and he trades nothing.
    function test_attack_cancelBeforeAFill_meetsTheTakersBound() public {
        ask(alice, 1, TICK_2000, 100);
        ask(alice, 2, 650_000, 100);
        cancel(alice, 1);
        uint256 most = withFee(100 * price(TICK_2000));
        uint256 paid = withFee(100 * price(650_000));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.InputTooHigh.selector, paid, most));
        vm.prank(bob);
        exchange.swap(key, 100 * LOT, most, SwapTermsLib.pack(bob, 0, 0, 0, 2));
    }

    /// @dev Hoped for: a cancel that comes late hits another order under the same handle. One that names generation and
    /// index does not.
    function test_attack_lateCancel_doesNotHitTheNextOrder() public {
        ask(alice, 1, TICK_2000, 100);
        swap(bob, withFee(100 * price(TICK_2000)), BUY);
        ask(alice, 1, TICK_2000, 50);
        expectOrderChanged(1, 1, 0);
        vm.prank(alice);
        exchange.cancel(key, OrderRefLib.pack(1, 0, 0).expecting(0, 0));
        assertEq(levelAt(true, TICK_2000).live(), 50);
    }
}
