// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {
    OrderRef,
    OrderRefLib,
    OrderTerms,
    OrderTermsLib,
    SwapTerms,
    SwapTermsLib
} from "weir/types/Terms.sol";
import {ExchangeArtifacts} from "./ExchangeArtifacts.sol";

/// @notice A deployed exchange, two tokens and an open market, with the shorthands the tests share.
/// The market: base of 18 decimals, quote of 6, lots of 10^15 base units, tier "major", smallest order 1 quote unit
/// of 10^6. At price 2000.00 a lot is worth 2 * 10^6 units: tick 90000 * (2 + 5) + 10000.
abstract contract ExchangeFixture is Test {
    uint256 internal constant LOT = 1e15;
    uint256 internal constant TICK_2000 = 640_000;
    uint256 internal constant TIER_MAJOR = 1 | 1000 << 16 | 500 << 40 | 200 << 64;

    IExchange internal exchange;
    TestToken internal base;
    TestToken internal quote;
    MarketKey internal key;
    uint256 internal id;

    address internal owner = makeAddr("owner");
    address internal guardian = makeAddr("guardian");
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");

    function setUp() public virtual {
        exchange = ExchangeArtifacts.deploy(owner, guardian);
        base = new TestToken("Base", "BASE", 18);
        quote = new TestToken("Quote", "QUOTE", 6);
        key = MarketKeyLib.pack(address(base), address(quote), 15, TIER_MAJOR, 1e6);
        id = exchange.openMarket(key, 1);
        fund(alice);
        fund(bob);
        fund(carol);
    }

    function fund(address who) internal {
        base.mint(who, 1e30);
        quote.mint(who, 1e24);
        vm.startPrank(who);
        base.approve(address(exchange), type(uint256).max);
        quote.approve(address(exchange), type(uint256).max);
        vm.stopPrank();
    }

    function addLiquidity(address who, uint256 baseAmount, uint256 quoteAmount)
        internal
        returns (uint256 shares)
    {
        vm.prank(who);
        (shares,,) =
            exchange.addLiquidity(key, baseAmount, quoteAmount, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
    }

    function bid(address who, uint64 handle, uint256 tick, uint256 lots) internal {
        place(who, handle, tick, lots, 0);
    }

    function ask(address who, uint64 handle, uint256 tick, uint256 lots) internal {
        place(who, handle, tick, lots, 1);
    }

    function place(address who, uint64 handle, uint256 tick, uint256 lots, uint256 flags)
        internal
        returns (uint256 resting, uint256 amountIn, uint256 amountOut)
    {
        vm.prank(who);
        return exchange.place(key, OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, uint8(flags)));
    }

    function cancel(address who, uint64 handle) internal returns (uint256 lots) {
        vm.prank(who);
        return exchange.cancel(key, OrderRefLib.pack(handle, 0, 0));
    }

    function claim(address who, uint64 handle) internal returns (uint256 lots) {
        vm.prank(who);
        return exchange.claim(key, OrderRefLib.pack(handle, 0, 0));
    }

    /// @param flags 0 buys with an exact input, 1 sells, 2 is exact output; see SwapTerms.
    function swap(address who, uint256 amount, uint256 flags)
        internal
        returns (uint256 amountIn, uint256 amountOut)
    {
        uint256 bound = flags & 2 == 0 ? 0 : type(uint256).max;
        vm.prank(who);
        return exchange.swap(key, amount, bound, SwapTermsLib.pack(who, 0, 0, 0, uint8(flags)));
    }
}
