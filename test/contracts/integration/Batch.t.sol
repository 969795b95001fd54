// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRef, OrderRefLib, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {ActionTest} from "./ActionTest.sol";

contract BatchTest is ActionTest {
    bytes[] private calls;

    // ------------------------------------------------------------------ reverts

    function test_batch_revertsWhen_flagsAreUnknown() public {
        uint8[5] memory flags = [1, 2, 16, 13, 255];
        for (uint256 i; i < 5; i++) {
            expectUnknownFlags(flags[i]);
            exchange.batch(calls, alice, flags[i]);
        }
    }

    function test_batch_revertsWhen_recipientIsZero() public {
        vm.expectRevert(IExchangeErrors.ZeroRecipient.selector);
        exchange.batch(calls, address(0), 0);
    }

    function test_batch_revertsWhen_callIsOfAnotherFunction() public {
        calls.push(abi.encodeCall(IExchangeCore.withdraw, (address(base), 1, alice)));
        expectNotBatchable(IExchangeCore.withdraw.selector);
        run(0);
        calls[0] = abi.encodeCall(
            IExchangeCore.addLiquidity, (key, 1e18, 2e9, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0))
        );
        expectNotBatchable(IExchangeCore.addLiquidity.selector);
        run(0);
    }

    function test_batch_revertsWhen_callIsNested() public {
        calls.push(abi.encodeCall(IExchangeComposer.batch, (new bytes[](0), alice, 0)));
        expectNotBatchable(IExchangeComposer.batch.selector);
        run(0);
    }

    function test_batch_revertsWhen_callIsCutOrPadded() public {
        bytes memory full = cancelCall(1);
        calls.push(bytes.concat(full, hex"00"));
        expectNotBatchable(IExchangeCore.cancel.selector);
        run(0);
        calls[0] = abi.encodePacked(IExchangeCore.swap.selector, uint256(1));
        expectNotBatchable(IExchangeCore.swap.selector);
        run(0);
        calls[0] = hex"1234";
        expectNotBatchable(0x12340000);
        run(0);
        calls[0] = "";
        expectNotBatchable(0x00000000);
        run(0);
    }

    function test_batch_revertsWhen_aSwapNamesItsRecipientOrSource() public {
        calls.push(placeCall(1, TICK_2000, 10, 0));
        calls.push(swapCall(1e6, SwapTermsLib.pack(alice, 0, 0, 0, 0)));
        expectSettlesInside(1);
        run(0);
        uint8[2] memory flags = [4, 8];
        for (uint256 i; i < 2; i++) {
            calls[1] = swapCall(1e6, SwapTermsLib.pack(address(0), 0, 0, 0, flags[i]));
            expectSettlesInside(1);
            run(0);
        }
    }

    function test_batch_revertsWhen_anOrderNamesItsSource() public {
        calls.push(placeCall(1, TICK_2000, 10, 8));
        expectSettlesInside(0);
        run(0);
        calls[0] = placeCall(1, TICK_2000, 10, 16);
        expectSettlesInside(0);
        run(0);
    }

    function test_batch_revertsWhen_aCancelClaimOrReduceNamesItsDestination() public {
        bid(alice, 1, TICK_2000, 10);
        OrderRef ref = OrderRefLib.pack(1, 1, 16);
        calls.push(abi.encodeCall(IExchangeCore.cancel, (key, ref)));
        expectSettlesInside(0);
        run(0);
        calls[0] = abi.encodeCall(IExchangeCore.claim, (key, ref));
        expectSettlesInside(0);
        run(0);
        calls[0] = abi.encodeCall(IExchangeCore.reduce, (key, ref));
        expectSettlesInside(0);
        run(0);
    }

    function test_batch_revertsWhole_whereOneActionReverts() public {
        bid(alice, 1, TICK_2000, 10);
        calls.push(cancelCall(1));
        calls.push(cancelCall(2));
        expectUnknownOrder(alice, 2);
        run(0);
        assertEq(orderOf(alice, 1).size(), 10);
    }

    function test_batch_revertsWhen_theNetIsBeyondTheInternalBalance() public {
        calls.push(placeCall(1, TICK_2000, 10, 0));
        expectBalanceTooLow(address(quote), 0, 20e6);
        run(4);
    }

    function test_batch_revertsWhen_theNetIsBeyondTheWallet() public {
        vm.prank(alice);
        quote.approve(address(exchange), 20e6 - 1);
        calls.push(placeCall(1, TICK_2000, 10, 0));
        expectPullFailed(address(quote), alice, 20e6);
        run(0);
    }

    // ------------------------------------------------------------------ actions

    function test_batch_ofNothing_doesNothing() public {
        vm.recordLogs();
        run(0);
        assertEq(vm.getRecordedLogs().length, 0);
    }

    /// @dev A ladder is replaced for the difference of its locks, in one token transfer.
    function test_batch_replacingALadder_movesItsNetOnce() public {
        bid(alice, 1, 639_990, 10);
        bid(alice, 2, 639_980, 10);
        calls.push(cancelCall(1));
        calls.push(cancelCall(2));
        calls.push(placeCall(1, 640_000, 10, 0));
        calls.push(placeCall(2, 639_990, 10, 0));
        uint256 before = quote.balanceOf(alice);
        vm.expectCall(
            address(quote),
            abi.encodeCall(quote.transferFrom, (alice, address(exchange), 20e6 + 19_990_000 - 39_970_000)),
            1
        );
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transfer.selector), 0);
        run(0);
        assertEq(before - quote.balanceOf(alice), 20_000);
        assertEq(orderOf(alice, 1).tick(), 640_000);
    }

    function test_batch_ofEqualAmountsInAndOut_movesNoToken() public {
        bid(alice, 1, 639_990, 10);
        calls.push(cancelCall(1));
        calls.push(placeCall(1, 639_990, 10, 0));
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transferFrom.selector), 0);
        vm.expectCall(address(quote), abi.encodeWithSelector(quote.transfer.selector), 0);
        run(0);
    }

    function test_batch_runsEveryKindOfAction() public {
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
        bid(alice, 1, 639_900, 10);
        bid(alice, 2, 639_800, 10);
        ask(alice, 3, 640_100, 10);
        place(bob, 1, 640_100, 3000, 4);
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        uint256 quoteReserve = poolSlot().quoteReserve();
        uint256 baseReserve = poolSlot().baseReserve();

        calls.push(cancelCall(1));
        calls.push(abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(2, 4, 0))));
        calls.push(abi.encodeCall(IExchangeCore.claim, (key, OrderRefLib.pack(3, 0, 0))));
        calls.push(swapCall(1e18, SwapTermsLib.pack(address(0), 0, 0, 0, 1)));
        calls.push(placeCall(4, 650_000, 5, 1));
        run(0);

        uint256 soldFor = poolOutput(baseReserve, quoteReserve, 1e18);
        uint256 filled = 10 * price(640_100);
        assertEq(
            quote.balanceOf(alice) - quoteBefore,
            10 * price(639_900) + 4 * price(639_800) + filled + filled * 200 / 1e6 + soldFor
        );
        assertEq(baseBefore - base.balanceOf(alice), 1e18 + 5 * LOT);
    }

    function test_batch_paysItsRecipient() public {
        bid(alice, 1, TICK_2000, 10);
        calls.push(cancelCall(1));
        uint256 before = quote.balanceOf(carol);
        vm.prank(alice);
        exchange.batch(calls, carol, 0);
        assertEq(quote.balanceOf(carol) - before, 20e6);
    }

    function test_batch_fromAndToInternalBalances() public {
        vm.prank(alice);
        exchange.deposit(address(quote), 50e6, alice);
        ask(alice, 1, 640_100, 10);
        calls.push(cancelCall(1));
        calls.push(placeCall(2, TICK_2000, 10, 0));
        (uint256 baseBefore, uint256 quoteBefore) = (base.balanceOf(alice), quote.balanceOf(alice));
        vm.prank(alice);
        exchange.batch(calls, carol, 4 | 8);
        assertEq(internalBalance(alice, address(quote)), 30e6);
        assertEq(internalBalance(carol, address(base)), 10 * LOT);
        assertEq(base.balanceOf(alice), baseBefore);
        assertEq(quote.balanceOf(alice), quoteBefore);
    }

    /// @dev Bought in one market, sold in another: the token between them moves not at all.
    function test_batch_overTwoMarkets_netsTheTokenBetween() public {
        TestToken third = new TestToken("Third", "THIRD", 6);
        third.mint(bob, 1e12);
        vm.prank(bob);
        third.approve(address(exchange), 1e12);
        MarketKey memory other = MarketKeyLib.pack(address(base), address(third), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(other, 1);
        vm.prank(bob);
        exchange.place(other, OrderTermsLib.pack(1, 10, 640_100, 0, 0, 0));
        ask(bob, 2, TICK_2000, 10);

        // Lots bought at 2000 and sold at 2010: nine and their fee out of ten.
        calls.push(placeCall(1, TICK_2000, 10, 4));
        calls.push(
            abi.encodeCall(
                IExchangeCore.swap, (other, 10 * LOT, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1))
            )
        );
        uint256 baseBefore = base.balanceOf(alice);
        vm.expectCall(address(base), abi.encodeWithSelector(base.transferFrom.selector), 0);
        run(0);
        assertEq(third.balanceOf(alice), 9 * 2_010_000);
        assertEq(base.balanceOf(alice) - baseBefore, 10 * LOT - withFee(9 * LOT));
    }

    /// @dev The checks of single actions hold inside a batch.
    function test_batch_keepsASwapsLeastOutput() public {
        ask(bob, 1, TICK_2000, 10);
        calls.push(
            abi.encodeCall(
                IExchangeCore.swap, (key, withFee(2e6), LOT + 1, SwapTermsLib.pack(address(0), 0, 0, 0, 0))
            )
        );
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OutputTooLow.selector, LOT, LOT + 1));
        run(0);
    }

    function run(uint256 flags) private {
        vm.prank(alice);
        exchange.batch(calls, alice, flags);
    }

    function placeCall(uint64 handle, uint256 tick, uint256 lots, uint8 flags)
        private
        view
        returns (bytes memory)
    {
        return abi.encodeCall(
            IExchangeCore.place, (key, OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, flags))
        );
    }

    function cancelCall(uint64 handle) private view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(handle, 0, 0)));
    }

    function swapCall(uint256 amount, SwapTerms terms) private view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.swap, (key, amount, 0, terms));
    }

    function expectNotBatchable(bytes4 selector) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotBatchable.selector, selector));
    }

    function expectSettlesInside(uint256 index) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.SettlesInsideBatch.selector, index));
    }
}
