// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeMarkets} from "weir/interfaces/IExchangeMarkets.sol";
import {
    OrderRef,
    OrderRefLib,
    OrderTerms,
    OrderTermsLib,
    SwapTerms,
    SwapTermsLib
} from "weir/types/Terms.sol";
import {FlashActor} from "../mocks/FlashActor.sol";
import {PermitTest} from "../integration/PermitTest.sol";
import {IBalances} from "../integration/ActionTest.sol";

/// @notice A payer other than the caller. Dave allowed everything to the exchange, by the token and by Permit2, and holds
/// tokens, internal balances, shares and an order; mallory holds nothing.
contract PayerAttackTest is PermitTest {
    FlashActor private mallory;

    function setUp() public override {
        super.setUp();
        deployPermit2();
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        quote.mint(dave, 100_000e6);
        vm.startPrank(dave);
        base.approve(address(exchange), type(uint256).max);
        quote.approve(address(exchange), type(uint256).max);
        quote.approve(address(PERMIT2), type(uint256).max);
        PERMIT2.approve(address(base), address(exchange), type(uint160).max, type(uint48).max);
        PERMIT2.approve(address(quote), address(exchange), type(uint160).max, type(uint48).max);
        exchange.deposit(address(base), 10e18, dave);
        exchange.deposit(address(quote), 10_000e6, dave);
        exchange.addLiquidity(key, 1e18, 2000e6, 0, SwapTermsLib.pack(dave, 0, 0, 0, 0));
        exchange.place(key, OrderTermsLib.pack(1, 100, uint24(TICK_2000 + 500), 0, 0, 1));
        vm.stopPrank();
        mallory = new FlashActor(address(exchange));
    }

    /// @dev Hoped: among all entries one takes the tokens from an account that is named, or was named before, rather than
    /// from who calls (as routers with open allowances were emptied). What happens: each entry fails, or gives
    /// dave what is his; his wallet, balances, shares and order stay.
    function test_attack_everyEntryInDavesName_takesNothing() public {
        bytes32 before = daves();
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; i++) {
            vm.prank(address(mallory));
            (bool done,) = address(exchange).call(entries[i]);
            assertFalse(done, "refused");
        }
        assertEq(daves(), before);
        assertEq(base.balanceOf(address(mallory)), 0);
        assertEq(quote.balanceOf(address(mallory)), 0);
    }

    /// @dev Hoped: the same from inside a callback that dave's own call led to, where he is who settles. What happens: a
    /// callback goes to who called flash, so dave's call leads nowhere else; what mallory calls is mallory's.
    function test_attack_everyEntryFromACallback_takesNothing() public {
        bytes32 before = daves();
        bytes[] memory entries = allEntries();
        FlashActor.Step[] memory steps = new FlashActor.Step[](entries.length);
        for (uint256 i; i < entries.length; i++) {
            steps[i] = FlashActor.Step(address(exchange), 0, entries[i], true);
        }
        mallory.start(new bytes[](0), new address[](0), new uint256[](0), 0, steps);
        for (uint256 i; i < entries.length; i++) {
            assertFalse(mallory.outcomes(i), "refused");
        }
        assertEq(daves(), before);
    }

    /// @dev Hoped: a permit that dave signed, seen in the mempool, makes the exchange pull for whoever brings it. What
    /// happens: the exchange hands on permits of its caller only; brought to the token itself, it allows the
    /// exchange, which pulls from its caller.
    function test_attack_bringingDavesPermit_pullsNothing() public {
        Signed memory signed = sign(50e18, NOW, 0);
        vm.prank(address(mallory));
        (bool done,) = address(exchange).call(permitCall(signed));
        assertTrue(done);
        base.permit(dave, address(exchange), signed.value, signed.deadline, signed.v, signed.r, signed.s);
        expectPullFailed(address(base), address(mallory), 50e18);
        vm.prank(address(mallory));
        exchange.deposit(address(base), 50e18, address(mallory));
    }

    function allEntries() private view returns (bytes[] memory entries) {
        address self = address(mallory);
        SwapTerms toSelf = SwapTermsLib.pack(self, 0, 0, 0, 1);
        SwapTerms inside = SwapTermsLib.pack(self, 0, 0, 0, 1 | 4);
        bytes[] memory sale = new bytes[](1);
        sale[0] =
            abi.encodeCall(IExchangeCore.swap, (key, 1e18, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1)));
        bytes[] memory cancel_ = new bytes[](1);
        cancel_[0] = abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(1, 0, 0)));
        uint64[] memory handles = new uint64[](1);
        handles[0] = 1;
        entries = new bytes[](21);
        entries[0] = abi.encodeCall(IExchangeCore.swap, (key, 1e18, 0, toSelf));
        entries[1] = abi.encodeCall(IExchangeCore.swap, (key, 1e18, 0, inside));
        entries[2] = abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(2, 10, 641_000, 0, 0, 1)));
        entries[3] = abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(2, 10, 641_000, 0, 0, 9)));
        entries[4] = cancel_[0];
        entries[5] = abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(1, 1, 0)));
        entries[6] = abi.encodeCall(IExchangeCore.claim, (key, OrderRefLib.pack(1, 0, 0)));
        entries[7] = abi.encodeCall(
            IExchangeCore.addLiquidity, (key, 1e18, 2000e6, 0, SwapTermsLib.pack(self, 0, 0, 0, 0))
        );
        entries[8] = abi.encodeCall(IExchangeCore.addLiquiditySingle, (key, 2e18, 1e18, 0, toSelf));
        entries[9] = abi.encodeCall(
            IExchangeCore.removeLiquidity, (key, 1000, 0, 0, SwapTermsLib.pack(self, 0, 0, 0, 0))
        );
        entries[10] = abi.encodeCall(IExchangeCore.deposit, (address(base), 1e18, self));
        entries[11] = abi.encodeCall(IExchangeCore.withdraw, (address(base), 1e18, self));
        entries[12] = abi.encodeCall(IBalances.transferFrom, (dave, self, uint160(address(base)), 1e18));
        entries[13] = abi.encodeCall(IBalances.transferFrom, (dave, self, id, 1000));
        entries[14] = abi.encodeCall(IExchangeComposer.batch, (sale, self, 0));
        entries[15] = abi.encodeCall(IExchangeComposer.batchFor, (dave, sale));
        entries[16] = abi.encodeCall(IExchangeComposer.batchFor, (dave, cancel_));
        entries[17] = abi.encodeCall(
            IExchangeComposer.flash,
            (sale, new address[](0), new uint256[](0), 0, abi.encode(new FlashActor.Step[](0)))
        );
        entries[18] = abi.encodeCall(IExchangeMarkets.claimFor, (key, dave, handles));
        entries[19] = abi.encodeCall(IExchangeMarkets.removeExpired, (key, dave, 1));
        OrderRef[] memory refs = new OrderRef[](1);
        refs[0] = OrderRefLib.pack(1, 0, 0);
        entries[20] =
            abi.encodeCall(IExchangeComposer.replaceOrders, (dave, key, refs, new OrderTerms[](0), 12));
    }

    /// @dev Everything dave has, as one word.
    function daves() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                base.balanceOf(dave),
                quote.balanceOf(dave),
                internalBalance(dave, address(base)),
                internalBalance(dave, address(quote)),
                balances().balanceOf(dave, id),
                orderOf(dave, 1)
            )
        );
    }
}
