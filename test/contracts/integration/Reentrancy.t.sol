// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeMarkets} from "weir/interfaces/IExchangeMarkets.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {HookToken, Relay} from "../mocks/HookToken.sol";
import {ActionTest, IBalances} from "./ActionTest.sol";

/// @notice A token whose transfers call back, as ERC-777's do. Its hook acts for an account (`relay`) with balances,
/// shares and orders of its own, so that every entry would succeed if it were open. Whoever's action moves the token,
/// nothing but a refusal comes back, and the action itself goes on.
contract ReentrancyTest is ActionTest {
    HookToken private hook;
    Relay private relay;
    MarketKey private hookKey;

    function setUp() public override {
        super.setUp();
        (hook, relay) = (new HookToken(), new Relay());
        hookKey = MarketKeyLib.pack(address(hook), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(hookKey, 1);
        hook.mint(alice, 1e24);
        hook.mint(address(relay), 1e24);
        quote.mint(address(relay), 1e18);
        vm.prank(alice);
        hook.approve(address(exchange), type(uint256).max);
        asRelay(address(hook), abi.encodeCall(hook.approve, (address(exchange), type(uint256).max)));
        asRelay(address(quote), abi.encodeCall(quote.approve, (address(exchange), type(uint256).max)));
        asRelay(address(exchange), addCall(address(relay)));
        asRelay(address(exchange), placeCall(1, 640_100, 1));
        // To move its own balance by transferFrom, too.
        asRelay(address(exchange), abi.encodeCall(IBalances.setOperator, (address(relay), true)));
        asRelay(
            address(exchange), abi.encodeCall(IExchangeCore.deposit, (address(hook), 1e18, address(relay)))
        );
    }

    /// @dev Each of these entries succeeds for the relay when no token is being called.
    function test_everyEntry_isOpenOutsideATokenCall() public {
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; i++) {
            uint256 snapshot = vm.snapshotState();
            asRelay(address(exchange), entries[i]);
            vm.revertToState(snapshot);
        }
    }

    function test_everyEntry_isLockedWhileATokenIsPulled() public {
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; i++) {
            hookInto(entries[i]);
            vm.prank(alice);
            exchange.deposit(address(hook), 1, alice);
            assertLocked(i + 1);
        }
    }

    function test_everyEntry_isLockedWhileATokenIsPaid() public {
        vm.prank(alice);
        exchange.deposit(address(hook), 100, alice);
        bytes[] memory entries = allEntries();
        for (uint256 i; i < entries.length; i++) {
            hookInto(entries[i]);
            vm.prank(alice);
            exchange.withdraw(address(hook), 1, alice);
            assertLocked(i + 1);
        }
    }

    /// @dev Every action that moves the token holds the lock while it does.
    function test_everyAction_holdsTheLock() public {
        hookInto(swapCall(address(relay)));
        SwapTerms toAlice = SwapTermsLib.pack(alice, 0, 0, 0, 0);
        vm.startPrank(alice);
        exchange.swap(hookKey, 2e9, 0, toAlice);
        assertLocked(1);
        exchange.swap(hookKey, 1e18, 0, SwapTermsLib.pack(alice, 0, 0, 0, 1));
        assertLocked(2);
        exchange.place(hookKey, OrderTermsLib.pack(1, 10, 640_200, 0, 0, 1));
        assertLocked(3);
        exchange.reduce(hookKey, OrderRefLib.pack(1, 2, 0));
        assertLocked(4);
        exchange.cancel(hookKey, OrderRefLib.pack(1, 0, 0));
        assertLocked(5);
        exchange.addLiquidity(hookKey, 1e18, 3e9, 0, toAlice);
        assertLocked(6);
        exchange.removeLiquidity(hookKey, 1e10, 0, 0, toAlice);
        assertLocked(7);
        bytes[] memory calls = new bytes[](1);
        calls[0] = placeCall(2, 640_200, 1);
        exchange.batch(calls, alice, 0);
        assertLocked(8);
        // Claims pay the hooked token to bids.
        exchange.place(hookKey, OrderTermsLib.pack(3, 10, 639_970, 0, 0, 0));
        exchange.swap(hookKey, 5e18, 0, SwapTermsLib.pack(alice, 0, 0, 0, 1));
        assertLocked(9);
        exchange.claim(hookKey, OrderRefLib.pack(3, 0, 0));
        assertLocked(10);
    }

    /// @dev Once the token returns, the exchange is open again within the same transaction.
    function test_theLock_endsWithTheTokensCall() public {
        vm.startPrank(alice);
        exchange.deposit(address(hook), 1, alice);
        exchange.withdraw(address(hook), 1, alice);
        assertEq(exchange.extsload(id), uint256(2 ** 23 - 1) << 229);
    }

    /// @dev ERC-6909 views and approvals stay open: they move nothing, and balances are final before any token call.
    function test_balances_areFinalWhileATokenIsPaid() public {
        vm.startPrank(alice);
        exchange.deposit(address(hook), 100, alice);
        hook.setCall(address(exchange), abi.encodeCall(IBalances.balanceOf, (alice, uint160(address(hook)))));
        exchange.withdraw(address(hook), 30, alice);
        assertTrue(hook.lastSuccess());
        assertEq(abi.decode(hook.lastReturn(), (uint256)), 70);
    }

    function allEntries() private view returns (bytes[] memory entries) {
        entries = new bytes[](17);
        address self = address(relay);
        uint256 tokenId = uint160(address(hook));
        uint256 shares = ~uint256(keccak256(abi.encode(hookKey)));
        bytes[] memory calls = new bytes[](0);
        MarketKey memory unopened = MarketKeyLib.pack(address(hook), address(quote), 9, TIER_MAJOR, 1e6);
        entries[0] = swapCall(self);
        entries[1] = placeCall(2, 640_200, 1);
        entries[2] = abi.encodeCall(IExchangeCore.reduce, (hookKey, OrderRefLib.pack(1, 1, 0)));
        entries[3] = abi.encodeCall(IExchangeCore.cancel, (hookKey, OrderRefLib.pack(1, 0, 0)));
        entries[4] = abi.encodeCall(IExchangeCore.claim, (hookKey, OrderRefLib.pack(1, 0, 0)));
        entries[5] = abi.encodeCall(IExchangeComposer.batch, (calls, self, 0));
        entries[6] = addCall(self);
        entries[7] = abi.encodeCall(
            IExchangeCore.removeLiquidity, (hookKey, 1000, 0, 0, SwapTermsLib.pack(self, 0, 0, 0, 0))
        );
        entries[8] = abi.encodeCall(IExchangeCore.deposit, (address(hook), 1, self));
        entries[9] = abi.encodeCall(IExchangeCore.withdraw, (address(hook), 1, self));
        entries[10] = abi.encodeCall(IBalances.transfer, (alice, tokenId, 1));
        entries[11] = abi.encodeCall(IBalances.transferFrom, (self, alice, tokenId, 1));
        entries[12] = abi.encodeWithSignature("extsload(uint256)", id);
        entries[13] = abi.encodeWithSignature("extsload(uint256[])", new uint256[](1));
        entries[14] = abi.encodeCall(IExchangeMarkets.openMarket, (unopened, 1));
        entries[15] = abi.encodeCall(IBalances.transfer, (alice, shares, 1));
        // Reads the market's words; the same for symbol and decimals.
        entries[16] = abi.encodeCall(IBalances.name, (shares));
    }

    function test_removeExpired_isLockedWhileATokenIsPulled() public {
        bytes memory place_ = abi.encodeCall(
            IExchangeCore.place,
            (hookKey, OrderTermsLib.pack(9, 100, 640_300, 0, 0, 1).withExpiry(uint32(NOW + 1), 0))
        );
        asRelay(address(exchange), place_);
        vm.warp(NOW + 2);
        hookInto(abi.encodeCall(IExchangeMarkets.removeExpired, (hookKey, address(relay), 9)));
        vm.prank(alice);
        exchange.deposit(address(hook), 1, alice);
        assertLocked(1);
    }

    function hookInto(bytes memory entry) private {
        hook.setCall(address(relay), abi.encodeCall(Relay.run, (address(exchange), entry)));
    }

    function asRelay(address target, bytes memory data) private {
        relay.run(target, data);
    }

    function assertLocked(uint256 calls) private view {
        assertEq(hook.calls(), calls, "the hook ran");
        assertFalse(hook.lastSuccess(), "and was refused");
        assertEq(hook.lastReturn(), abi.encodeWithSelector(IExchangeErrors.Locked.selector));
    }

    function swapCall(address to) private view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.swap, (hookKey, 1e9, 0, SwapTermsLib.pack(to, 0, 0, 0, 0)));
    }

    function placeCall(uint64 handle, uint24 tick, uint8 flags) private view returns (bytes memory) {
        return
            abi.encodeCall(IExchangeCore.place, (hookKey, OrderTermsLib.pack(handle, 10, tick, 0, 0, flags)));
    }

    function addCall(address to) private view returns (bytes memory) {
        return abi.encodeCall(
            IExchangeCore.addLiquidity, (hookKey, 100e18, 200_000e6, 0, SwapTermsLib.pack(to, 0, 0, 0, 0))
        );
    }
}
