// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {HookToken} from "../mocks/HookToken.sol";
import {ActionTest} from "./ActionTest.sol";

contract ExtsloadTest is ActionTest {
    function test_extsload_revertsWhen_aTokenIsBeingCalled() public {
        HookToken hook = new HookToken();
        hook.mint(alice, 1e18);
        hook.setCall(address(exchange), abi.encodeWithSignature("extsload(uint256)", id));
        vm.startPrank(alice);
        hook.approve(address(exchange), 1e18);
        exchange.deposit(address(hook), 1, alice);
        assertEq(hook.calls(), 1);
        assertFalse(hook.lastSuccess());
        assertEq(hook.lastReturn(), abi.encodeWithSelector(IExchangeErrors.Locked.selector));

        uint256[] memory slots = new uint256[](1);
        hook.setCall(address(exchange), abi.encodeWithSignature("extsload(uint256[])", slots));
        exchange.deposit(address(hook), 1, alice);
        assertFalse(hook.lastSuccess());
        assertEq(hook.lastReturn(), abi.encodeWithSelector(IExchangeErrors.Locked.selector));
    }

    function test_extsload_readsAnyWord() public view {
        assertEq(exchange.extsload(id), uint256(2 ** 23 - 1) << 229);
        assertEq(exchange.extsload(12_345), 0);
    }

    function test_extsload_readsManyWordsInOrder() public view {
        uint256[] memory slots = new uint256[](4);
        (slots[0], slots[1], slots[2], slots[3]) = (id + 9, id, 0, id + 8);
        uint256[] memory words = exchange.extsload(slots);
        assertEq(words.length, 4);
        assertEq(words[0], key.quoteTerms);
        assertEq(words[1], uint256(2 ** 23 - 1) << 229);
        assertEq(words[2], 0);
        assertEq(words[3], key.baseTerms);
    }

    function test_extsload_ofNothing_returnsNothing() public view {
        assertEq(exchange.extsload(new uint256[](0)).length, 0);
    }

    /// @dev The words of two markets never meet, whatever is traded in one.
    function test_extsload_ofAnotherMarket_isUntouchedByTrades() public {
        MarketKey memory other = MarketKeyLib.pack(address(quote), address(base), 3, TIER_MAJOR, 1);
        uint256 otherId = exchange.openMarket(other, 1);
        uint256 before = exchange.extsload(otherId);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        ask(bob, 1, 640_100, 10);
        swap(carol, 1e9, BUY);
        assertEq(exchange.extsload(otherId), before);
    }
}
