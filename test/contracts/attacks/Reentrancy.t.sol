// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeMarkets} from "weir/interfaces/IExchangeMarkets.sol";
import {IExchangeObservations} from "weir/interfaces/IExchangeObservations.sol";
import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {IExchangeGovernance} from "weir/interfaces/IExchangeGovernance.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {
    OrderRef,
    OrderRefLib,
    OrderTerms,
    OrderTermsLib,
    SwapTerms,
    SwapTermsLib
} from "weir/types/Terms.sol";
import {CoinHook} from "../mocks/CoinHook.sol";
import {IBalances} from "../integration/ActionTest.sol";
import {FlashTest} from "../integration/FlashTest.sol";

/// @notice Calls back into the exchange while it waits for an outside call: a recipient of coin, a token asked for a
/// permit, a flash's callback. (Hooks of tokens as they move: integration/Reentrancy.t.sol.) While coin or a token is
/// called, every entry is refused, those that only read included; in a callback every entry is open, and harmless.
contract ReentrancyAttackTest is FlashTest {
    CoinHook private mallory;
    MarketKey private coinKey;

    function setUp() public override {
        super.setUp();
        addLiquidity(bob, POOL_BASE, POOL_QUOTE);
        coinKey = MarketKeyLib.pack(address(0), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(coinKey, 1);
        vm.deal(bob, 1000 ether);
        vm.prank(bob);
        exchange.addLiquidity{value: 1000 ether}(
            coinKey, 1000 ether, POOL_QUOTE, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0)
        );
        mallory = new CoinHook();
        vm.deal(address(mallory), 100 ether);
        quote.mint(address(mallory), 1e12);
        mallory.run(address(quote), 0, abi.encodeCall(quote.approve, (address(exchange), type(uint256).max)));
        malloryRuns(10 ether, abi.encodeCall(IExchangeCore.deposit, (address(0), 10 ether, address(mallory))));
    }

    /// @dev Hoped: while coin is paid out the balance still stands, and is paid out again (The DAO's way). What
    /// happens: the balance went first, and the exchange is closed.
    function test_attack_withdrawingAgainFromReceive_isLocked() public {
        bytes memory again = abi.encodeCall(IExchangeCore.withdraw, (address(0), 10 ether, address(mallory)));
        mallory.setCall(address(exchange), 0, again);
        malloryRuns(0, again);
        assertLocked(1);
        assertEq(address(mallory).balance, 100 ether);
        assertEq(internalBalance(address(mallory), address(0)), 0);
    }

    /// @dev Hoped: the rest of a call's value, on its way back, pays for another action whose value is the same coin.
    /// What happens: closed; the rest is the caller's once.
    function test_attack_spendingTheRestWhileItReturns_isLocked() public {
        bytes memory deposit_ = abi.encodeCall(IExchangeCore.deposit, (address(0), 1 ether, address(mallory)));
        mallory.setCall(address(exchange), 1 ether, deposit_);
        malloryRuns(5 ether, deposit_);
        assertLocked(1);
        assertEq(internalBalance(address(mallory), address(0)), 11 ether);
        assertEq(address(exchange).balance, 1011 ether);
    }

    /// @dev Hoped: one of all the entries was forgotten. What happens: each refuses, from each way that coin is paid.
    function test_attack_everyEntryFromReceive_isLocked() public {
        bytes[] memory entries = allEntries();
        bytes[4] memory payments = [
            abi.encodeCall(IExchangeCore.withdraw, (address(0), 1, address(mallory))),
            abi.encodeCall(
                IExchangeCore.swap, (coinKey, 3e6, 0, SwapTermsLib.pack(address(mallory), 0, 0, 0, 0))
            ),
            abi.encodeCall(IExchangeComposer.batch, (coinSale(), address(mallory), 0)),
            abi.encodeCall(
                IExchangeCore.swapPath,
                (keysOf(key, key, coinKey), 3e6, 0, SwapTermsLib.pack(address(mallory), 0, 0, 0, 0))
            )
        ];
        uint256 times;
        for (uint256 i; i < entries.length; i++) {
            mallory.setCall(address(exchange), 0, entries[i]);
            malloryRuns(0, payments[i % 4]);
            assertLocked(++times);
        }
    }

    /// @dev Hoped: a token asked for a permit, in the middle of a batch whose debts are not settled yet, comes back in.
    /// What happens: closed for as long as the token runs.
    function test_attack_everyEntryFromAPermit_isLocked() public {
        bytes[] memory entries = allEntries();
        PermitHook token = new PermitHook(address(exchange));
        for (uint256 i; i < entries.length; i++) {
            token.setData(entries[i]);
            if (i % 2 == 0) {
                exchange.permit(address(token), 1, NOW, 27, 0, 0);
            } else {
                bytes[] memory one = new bytes[](2);
                one[0] = placeCall(uint64(i), TICK_2000 - 200, 10, 0);
                one[1] = abi.encodeCall(IExchangePermits.permit, (address(token), 1, NOW, 27, 0, 0));
                vm.prank(alice);
                exchange.batch(one, alice, 0);
            }
            assertEq(token.lastReturn(), abi.encodeWithSelector(IExchangeErrors.Locked.selector));
        }
    }

    /// @dev Hoped: whoever reads the exchange while it pays sees a pool or a balance in the middle of a change, and lends
    /// against it. What happens: storage is refused, and the balances that are open to all are final.
    function test_attack_readingInTheMiddleOfAPayment_seesNothingHalf() public {
        mallory.setCall(address(exchange), 0, abi.encodeWithSignature("extsload(uint256)", id));
        bytes memory withdraw_ =
            abi.encodeCall(IExchangeCore.withdraw, (address(0), 1 ether, address(mallory)));
        malloryRuns(0, withdraw_);
        assertLocked(1);
        mallory.setCall(address(exchange), 0, abi.encodeCall(IBalances.balanceOf, (address(mallory), 0)));
        malloryRuns(0, withdraw_);
        assertTrue(mallory.lastSuccess());
        assertEq(abi.decode(mallory.lastReturn(), (uint256)), 8 ether);
    }

    /// @dev Hoped: in a flash's callback the exchange has paid and not been paid: balances count tokens that are lent,
    /// so withdrawing strangers' money or trading at half a state comes free. What happens: everything is open and
    /// settles for itself; what was lent is still owed at the end, and the exchange holds what it held.
    function test_attack_everyEntryFromACallback_changesNothingOwed() public {
        vm.prank(alice);
        exchange.deposit(address(quote), 900_000e6, alice);
        uint256 held = quote.balanceOf(address(exchange));
        lend(address(quote), 900_000e6);
        step(depositCall(address(quote), 900_000e6));
        step(withdrawCall(address(quote), 900_000e6));
        step(placeCall(1, TICK_2000 - 100, 100, 0));
        step(cancelCall(1));
        step(abi.encodeCall(IExchangeComposer.batch, (new bytes[](0), address(actor), 0)));
        stepThatMayFail(abi.encodeCall(IExchangeCore.withdraw, (address(quote), 1, address(actor))));
        stepThatMayFail(abi.encodeCall(IExchangeComposer.batchFor, (alice, sale())));
        flash(0);
        assertFalse(actor.outcomes(0), "nothing of its own is left to withdraw");
        assertFalse(actor.outcomes(1), "and alice's balance is alice's");
        assertEq(quote.balanceOf(address(exchange)), held);
        assertEq(internalBalance(alice, address(quote)), 900_000e6);
    }

    /// @dev Hoped: a call that fails inside a callback, and is caught there, leaves the exchange closed for everybody,
    /// or open where it should be closed. What happens: the lock goes back with the call.
    function test_attack_failingInsideACallback_leavesTheLockAsItWas() public {
        lend(address(quote), 5e6);
        stepThatMayFail(abi.encodeCall(IExchangeCore.deposit, (address(quote), 6e6, address(actor))));
        bytes memory withdraw_ = abi.encodeCall(IExchangeCore.withdraw, (address(0), 1, address(mallory)));
        stepOf(address(mallory), 0, abi.encodeCall(CoinHook.run, (address(exchange), 0, withdraw_)));
        mallory.setCall(address(exchange), 0, placeCall(9, TICK_2000, 10, 0));
        flash(0);
        assertFalse(actor.outcomes(0));
        assertLocked(1);
        mallory.setCall(address(0), 0, "");
        swap(alice, 100e6, BUY);
    }

    // ------------------------------------------------------------------ shorthands

    /// @dev Every entry that moves or reads anything, with arguments that decode.
    function allEntries() private view returns (bytes[] memory entries) {
        address self = address(mallory);
        SwapTerms terms = SwapTermsLib.pack(self, 0, 0, 0, 0);
        bytes[] memory none = new bytes[](0);
        uint256[] memory words = new uint256[](1);
        address[] memory tokens = new address[](0);
        entries = new bytes[](37);
        entries[0] = abi.encodeCall(IExchangeCore.swap, (key, 3e6, 0, terms));
        entries[1] = abi.encodeCall(IExchangeCore.swapPath, (keysOf(key, key, key), 3e6, 0, terms));
        entries[2] = placeCall(1, TICK_2000, 10, 0);
        entries[3] = abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(1, 1, 0)));
        entries[4] = cancelCall(1);
        entries[5] = claimCall(1);
        entries[6] = abi.encodeCall(IExchangeCore.addLiquidity, (key, 1e18, 2000e6, 0, terms));
        entries[7] = abi.encodeCall(IExchangeCore.addLiquiditySingle, (key, 2e6, 1e6, 0, terms));
        entries[8] = abi.encodeCall(IExchangeCore.removeLiquidity, (key, 0, 0, 0, terms));
        entries[9] = abi.encodeCall(IExchangeCore.deposit, (address(quote), 1, self));
        entries[10] = abi.encodeCall(IExchangeCore.withdraw, (address(0), 1, self));
        entries[11] = abi.encodeWithSignature("extsload(uint256)", id);
        entries[12] = abi.encodeWithSignature("extsload(uint256[])", words);
        entries[13] = abi.encodeCall(IBalances.transfer, (self, 0, 1));
        entries[14] = abi.encodeCall(IBalances.transferFrom, (self, self, 0, 1));
        entries[15] = abi.encodeCall(IBalances.approve, (self, 0, 1));
        entries[16] = abi.encodeCall(IBalances.setOperator, (self, true));
        entries[17] = abi.encodeCall(IExchangeComposer.batch, (none, self, 0));
        entries[18] = abi.encodeCall(IExchangeComposer.batchFor, (self, none));
        entries[19] = abi.encodeCall(IExchangeComposer.flash, (none, tokens, new uint256[](0), 0, ""));
        entries[20] = abi.encodeCall(
            IExchangeComposer.replaceOrders, (self, key, new OrderRef[](0), new OrderTerms[](0), 0)
        );
        entries[21] = abi.encodeCall(
            IExchangeMarkets.openMarket,
            (MarketKeyLib.pack(address(base), address(quote), 9, TIER_MAJOR, 1), 1)
        );
        entries[22] = abi.encodeCall(IExchangeMarkets.claimFor, (key, self, new uint64[](0)));
        entries[23] = abi.encodeCall(IExchangeMarkets.removeExpired, (key, self, 1));
        entries[24] = abi.encodeCall(IExchangePermits.permit, (address(base), 1, NOW, 27, 0, 0));
        entries[25] = abi.encodeCall(IExchangePermits.permit2, (address(base), 1, 1, 1, NOW, ""));
        entries[26] = abi.encodeCall(IExchangePermits.grantTrading, (self, words, 1, NOW));
        entries[27] =
            abi.encodeCall(IExchangePermits.grantTradingBySignature, (self, self, words, 1, NOW, 1, NOW, ""));
        entries[28] = abi.encodeCall(IExchangePermits.revokeNonce, (1));
        entries[29] = abi.encodeCall(IExchangePermits.tradingRights, (self, self, 1));
        entries[30] = abi.encodeCall(IExchangeObservations.growObservations, (key, 9));
        entries[31] = abi.encodeCall(IExchangeObservations.pokeObservations, (key));
        entries[32] = abi.encodeCall(IExchangeObservations.observe, (id, 9));
        entries[33] = abi.encodeCall(IExchangeGovernance.acceptOwnership, ());
        entries[34] = abi.encodeCall(IExchangeGovernance.collectFees, (key, self));
        entries[35] = abi.encodeCall(IExchangeGovernance.pauseMarket, (key, 9));
        // Reads the market's words.
        entries[36] = abi.encodeCall(IBalances.name, (id));
    }

    function malloryRuns(uint256 value, bytes memory data) private {
        mallory.run(address(exchange), value, data);
    }

    function assertLocked(uint256 times) private view {
        assertEq(mallory.calls(), times, "coin came");
        assertFalse(mallory.lastSuccess(), "and what it did was refused");
        assertEq(mallory.lastReturn(), abi.encodeWithSelector(IExchangeErrors.Locked.selector));
    }

    function coinSale() private view returns (bytes[] memory list) {
        list = new bytes[](1);
        list[0] =
            abi.encodeCall(IExchangeCore.swap, (coinKey, 3e6, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 0)));
    }

    function sale() private view returns (bytes[] memory list) {
        list = new bytes[](1);
        list[0] = swapCall(3e6, 0, address(0));
    }

    function keysOf(MarketKey memory first, MarketKey memory second, MarketKey memory third)
        private
        pure
        returns (MarketKey[] memory keys)
    {
        keys = new MarketKey[](3);
        (keys[0], keys[1], keys[2]) = (first, second, third);
    }
}

/// @notice A token whose permit calls back.
contract PermitHook {
    address private immutable EXCHANGE;
    bytes private data;
    bytes public lastReturn;

    constructor(address exchange) {
        EXCHANGE = exchange;
    }

    function setData(bytes calldata data_) external {
        data = data_;
    }

    /// @notice EIP-2612's, with any signature.
    function permit(address, address, uint256, uint256, uint8, bytes32, bytes32) external {
        (, lastReturn) = EXCHANGE.call(data);
    }
}
