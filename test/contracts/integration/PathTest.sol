// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice Swaps over one to four markets: quote -> base -> coral -> delta -> ember and back. Bob makes every market:
/// a pool, and two levels on each side so close that a swap walks both. Here is what the tests of paths share.
abstract contract PathTest is ActionTest {
    uint8 internal constant EXACT_OUT = 2;
    uint8 internal constant FROM_INTERNAL = 4;
    uint8 internal constant TO_INTERNAL = 8;
    uint8 internal constant ALL_OR_NOTHING = 16;

    TestToken internal coral = new TestToken("Coral", "CORAL", 18);
    TestToken internal delta = new TestToken("Delta", "DELTA", 8);
    TestToken internal ember = new TestToken("Ember", "EMBER", 6);
    /// @notice The path from quote to ember: bought, sold, bought, sold.
    MarketKey[] internal there;
    /// @notice The same backwards: bought, sold, bought, sold again, since each market's other token comes in.
    MarketKey[] internal back;
    TestToken[5] internal tokens;

    function setUp() public virtual override {
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

    // ------------------------------------------------------------------ shorthands

    function terms(uint8 flags) internal view returns (SwapTerms) {
        return SwapTermsLib.pack(alice, 0, 0, 0, flags);
    }

    function path(MarketKey[] memory keys, uint256 amount, uint256 limit, SwapTerms how)
        internal
        returns (uint256, uint256)
    {
        vm.prank(alice);
        return exchange.swapPath(keys, amount, limit, how);
    }

    function single(MarketKey memory market, uint256 amount, uint256 sell, uint8 flags)
        internal
        returns (uint256, uint256)
    {
        uint256 limit = flags & EXACT_OUT == 0 ? 0 : type(uint256).max;
        vm.prank(alice);
        return exchange.swap(market, amount, limit, terms(uint8(sell) | flags | ALL_OR_NOTHING));
    }

    /// @dev The number of the token that a path holds after `hops` markets.
    function tokenAfter(uint256 hops, bool backwards) internal pure returns (uint256) {
        return backwards ? 4 - hops : hops;
    }

    function alicePaid(uint256 token) internal view returns (int256) {
        uint256 start = token == 0 ? 1e24 : 1e30;
        return int256(start) - int256(tokens[token].balanceOf(alice));
    }

    function slotsOf(MarketKey[] memory keys) internal view returns (uint256[4] memory slots) {
        for (uint256 i; i < keys.length; i++) {
            slots[i] = exchange.extsload(idOf(keys[i]));
        }
    }

    function assertSame(MarketKey[] memory keys, uint256[4] memory slots, uint256[5] memory dust)
        internal
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
    function everybodyLeaves() internal {
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

    function firstOf(MarketKey[] memory keys, uint256 count) internal pure returns (MarketKey[] memory some) {
        some = new MarketKey[](count);
        for (uint256 i; i < count; i++) {
            some[i] = keys[i];
        }
    }

    function pathOf(MarketKey memory first, MarketKey memory second)
        internal
        pure
        returns (MarketKey[] memory keys)
    {
        keys = new MarketKey[](2);
        (keys[0], keys[1]) = (first, second);
    }

    function idOf(MarketKey memory market) internal pure returns (uint256) {
        return ~uint256(keccak256(abi.encode(market)));
    }

    /// @dev A market of base and coral without a pool.
    function bookOnly() internal returns (MarketKey memory market) {
        market = MarketKeyLib.pack(address(base), address(coral), 15, TIER_MAJOR, 1e6 + 1);
        exchange.openMarket(market, 1);
    }

    function open(TestToken sold, TestToken paid, uint8 lot, uint256 tick, uint256 bases, uint256 quotes)
        internal
    {
        MarketKey memory market = MarketKeyLib.pack(address(sold), address(paid), lot, TIER_MAJOR, 1);
        exchange.openMarket(market, 1);
        there.push(market);
        vm.prank(bob);
        exchange.addLiquidity(market, bases, quotes, 0, SwapTermsLib.pack(bob, 0, 0, 0, 0));
        makeBook(market, tick);
    }

    /// @dev Two levels on each side of the price `tick`, inside the pool's fee.
    function makeBook(MarketKey memory market, uint256 tick) internal {
        vm.startPrank(bob);
        // Below a power of ten the step is a tenth: 10,000 ticks down is the same distance there.
        uint256 step = tick % 90_000 == 0 ? 40 : 2;
        exchange.place(market, OrderTermsLib.pack(1, 700, uint24(tick + 2), 0, 0, 1));
        exchange.place(market, OrderTermsLib.pack(2, 900, uint24(tick + 4), 0, 0, 1));
        exchange.place(market, OrderTermsLib.pack(3, 800, uint24(tick - step), 0, 0, 0));
        exchange.place(market, OrderTermsLib.pack(4, 600, uint24(tick - 2 * step), 0, 0, 0));
        vm.stopPrank();
    }

    function supply(TestToken token, address who) internal {
        token.mint(who, 1e30);
        vm.prank(who);
        token.approve(address(exchange), type(uint256).max);
    }

    function expectRevertWith(bytes4 selector, uint256 value) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, value));
    }
}
