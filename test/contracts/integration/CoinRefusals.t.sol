// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "weir/interfaces/IExchange.sol";
import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";
import {FlashActor} from "../mocks/FlashActor.sol";
import {CoinTest} from "./CoinTest.sol";

/// @notice Coin that nothing needs, too little of it, and exchanges that take none.
contract CoinRefusalsTest is CoinTest {
    // ------------------------------------------------------------------ value that is not needed, or not enough

    function test_swap_revertsWhen_itNeedsNoCoin() public {
        // Bought with quote; sold, but from the internal balance; the input being the other token.
        expectValueNotNeeded(1);
        swapWith(1, key, 100e6, terms(0));
        vm.prank(alice);
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(1);
        swapWith(1, key, 1 ether, terms(1 | 4));
        expectValueNotNeeded(1);
        swapWith(1, soldFor, 1 ether, terms(1));
    }

    function test_swap_revertsWhen_coinIsTooLow() public {
        expectValueTooLow(1 ether - 1, 1 ether);
        swapWith(1 ether - 1, key, 1 ether, terms(1));
        expectValueTooLow(0, 1 ether);
        swapWith(0, soldFor, 1 ether, terms(0));
    }

    function test_swapPath_revertsWhen_itNeedsNoCoinOrMore() public {
        MarketKey[] memory keys = pathOf(soldFor, key);
        vm.startPrank(alice);
        expectValueNotNeeded(1);
        exchange.swapPath{value: 1}(keys, 1e18, 0, terms(1));
        keys = pathOf(key, soldFor);
        expectValueNotNeeded(1);
        exchange.swapPath{value: 1}(keys, 100e6, 0, terms(0));
        // Coin to quote and coin to base: the input is coin.
        keys = pathOf(key, key);
        expectValueTooLow(1 ether - 1, 1 ether);
        exchange.swapPath{value: 1 ether - 1}(keys, 1 ether, 0, terms(1));
    }

    function test_place_revertsWhen_itNeedsNoCoinOrMore() public {
        vm.startPrank(alice);
        expectValueTooLow(10 * LOT - 1, 10 * LOT);
        exchange.place{value: 10 * LOT - 1}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1));
        // From the internal balance.
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(10 * LOT);
        exchange.place{value: 10 * LOT}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1 | 8));
    }

    function test_addLiquidity_revertsWhen_itNeedsNoCoinOrMore() public {
        vm.startPrank(alice);
        vm.expectPartialRevert(IExchangeErrors.ValueTooLow.selector);
        exchange.addLiquidity{value: 0.5 ether}(key, 1 ether, 2000e6, 0, terms(0));
        exchange.deposit{value: 2 ether}(COIN, 2 ether, alice);
        exchange.deposit(address(quote), 10_000e6, alice);
        expectValueNotNeeded(1 ether);
        exchange.addLiquidity{value: 1 ether}(key, 1 ether, 2000e6, 0, terms(4));
        vm.expectPartialRevert(IExchangeErrors.ValueTooLow.selector);
        exchange.addLiquiditySingle{value: 0.5 ether}(key, 1 ether, 0.5 ether, 0, terms(1));
    }

    /// @dev In a market of the coin, what is not needed in the end goes back: somebody may have filled the caller's
    /// order a moment before, which pays for the new one.
    function test_coinThatIsNotNeededInTheEnd_returns() public {
        vm.startPrank(alice);
        uint256 before = alice.balance;
        exchange.place{value: 1 ether}(key, OrderTermsLib.pack(1, 10, 639_000, 0, 0, 0));
        exchange.place{value: 1 ether}(soldFor, OrderTermsLib.pack(2, 10, 1_650_000, 0, 0, 1));
        exchange.addLiquiditySingle{value: 1 ether}(key, 1000e6, 500e6, 0, terms(0));
        assertEq(alice.balance, before);
        exchange.place{value: 10 * LOT}(key, OrderTermsLib.pack(3, 10, 641_000, 0, 0, 1));
        calls.push(cancelCall(3));
        exchange.batch{value: 1 ether}(calls, carol, 0);
        assertEq(alice.balance, before - 10 * LOT, "the value goes back to the caller");
        assertEq(carol.balance, 10 * LOT, "the refund goes to the recipient");
    }

    function test_deposit_revertsWhen_coinDoesNotFit() public {
        vm.startPrank(alice);
        expectValueNotNeeded(5);
        exchange.deposit{value: 5}(address(base), 5, alice);
        expectValueTooLow(4, 5);
        exchange.deposit{value: 4}(COIN, 5, alice);
    }

    function test_batch_revertsWhen_itNeedsNoCoinOrMore() public {
        vm.startPrank(alice);
        expectValueNotNeeded(1);
        exchange.batch{value: 1}(calls, alice, 0);
        calls.push(placeCall(1, 641_000, 10, 1));
        calls.push(placeCall(2, 642_000, 10, 1));
        expectValueTooLow(20 * LOT - 1, 20 * LOT);
        exchange.batch{value: 20 * LOT - 1}(calls, alice, 0);
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(20 * LOT);
        exchange.batch{value: 20 * LOT}(calls, alice, 4);
    }

    /// @dev ERC-6909's functions are payable by inheritance, and refuse coin.
    function test_balances_refuseCoin() public {
        vm.startPrank(alice);
        exchange.deposit{value: 1 ether}(COIN, 1 ether, alice);
        expectValueNotNeeded(1);
        balances().transfer{value: 1}(bob, 0, 1);
        expectValueNotNeeded(1);
        balances().transferFrom{value: 1}(alice, bob, 0, 1);
        expectValueNotNeeded(1);
        balances().approve{value: 1}(bob, 0, 1);
        expectValueNotNeeded(1);
        balances().setOperator{value: 1}(bob, true);
    }

    /// @dev What takes no coin refuses it, the extension's and the composer's functions included.
    function test_otherFunctions_refuseCoin() public {
        bytes[] memory entries = new bytes[](9);
        entries[0] = cancelCall(1);
        entries[1] = claimCall(1);
        entries[2] = abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(1, 1, 0)));
        entries[3] = abi.encodeCall(IExchangeCore.withdraw, (COIN, 0, alice));
        entries[4] = abi.encodeCall(
            IExchangeCore.removeLiquidity, (key, 0, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0))
        );
        entries[5] = abi.encodeCall(IExchangeComposer.batchFor, (alice, calls));
        entries[6] = abi.encodeCall(IExchangePermits.permit, (address(base), 1, NOW, 27, 0, 0));
        entries[7] = abi.encodeCall(IExchangePermits.revokeNonce, (1));
        entries[8] = abi.encodeCall(IExchangePermits.permit2, (address(base), 1, 1, 1, NOW, ""));
        vm.startPrank(alice);
        exchange.place{value: 10 * LOT}(key, OrderTermsLib.pack(1, 10, 641_000, 0, 0, 1));
        for (uint256 i; i < entries.length; i++) {
            uint256 snapshot = vm.snapshotState();
            (bool done,) = address(exchange).call(entries[i]);
            assertTrue(done, "without coin it does");
            vm.revertToState(snapshot);
            (done,) = address(exchange).call{value: 1}(entries[i]);
            assertFalse(done, "with coin it does not");
        }
    }

    function test_receive_refusesPlainSends() public {
        vm.prank(alice);
        (bool done, bytes memory answer) = address(exchange).call{value: 1 ether}("");
        assertFalse(done);
        assertEq(answer, abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, 1 ether));
    }

    // ------------------------------------------------------------------ where coin is not taken

    function test_withoutCoin_everyEntryRefusesIt() public {
        (address composer,) = ExchangeArtifacts.deployComposer(false);
        IExchange without = ExchangeArtifacts.deployOn(composer, owner, guardian);
        vm.startPrank(alice);
        expectUnsupportedCoin();
        without.openMarket(key, 1);
        expectUnsupportedCoin();
        without.openMarket(soldFor, 1);
        expectUnsupportedCoin();
        without.deposit{value: 1}(COIN, 1, alice);
        expectUnsupportedCoin();
        without.deposit(COIN, 0, alice);
        expectBalanceTooLow(COIN, 0, 1);
        without.withdraw(COIN, 1, alice);
        (bool done,) = address(without).call{value: 1}("");
        assertFalse(done);
    }

    /// @dev Where the coin is an ERC-20 token too, the exchange holds it as one: a loan of "coin" must not lend that.
    function test_withoutCoin_aFlashCannotLendIt() public {
        (address composer,) = ExchangeArtifacts.deployComposer(false);
        IExchange without = ExchangeArtifacts.deployOn(composer, owner, guardian);
        vm.deal(address(without), 10 ether);
        FlashActor borrower = new FlashActor(address(without));
        lend(COIN, 1 ether);
        expectBalanceTooLow(COIN, 0, 1 ether);
        borrower.start(calls, lent, amounts, 0, steps);
        stepOf(
            address(without),
            1 ether,
            abi.encodeCall(IExchangeCore.deposit, (COIN, 1 ether, address(borrower)))
        );
        expectUnsupportedCoin();
        borrower.start(calls, lent, amounts, 0, steps);
    }
}
