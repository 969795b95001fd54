// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "weir/interfaces/IExchange.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {
    OrderRef,
    OrderRefLib,
    OrderTerms,
    OrderTermsLib,
    SwapTerms,
    SwapTermsLib
} from "weir/types/Terms.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";
import {PlainToken} from "../mocks/PlainToken.sol";
import {GasTest} from "./GasTest.sol";

/// @notice The market in which every row of ours is measured: tier major (pool fee 10 bp, taker fee 5, rebate 2,
/// spacing 1), a pool of a million base at about 5 quote, orders of 100 lots (one base token) on both sides.
/// A price is named by its five digits: 50_010 is 5.0010 quote per base.
abstract contract ExchangeGasTest is GasTest {
    uint256 internal constant POOL_BASE = 1e24;
    uint256 internal constant LOT = 1e16;
    uint56 internal constant ORDER_LOTS = 100;
    uint256 internal constant MAJOR = 1;
    uint256 internal constant TAKER_FEE = 500;
    uint256 private constant MAJOR_TERMS = 1 | 1000 << 16 | 500 << 40 | 200 << 64;

    IExchange internal exchange;
    PlainToken internal base;
    PlainToken internal quote;
    MarketKey internal key;
    uint256 internal id;
    address internal maker = makeAddr("maker");
    uint64 private lastHandle;

    /// @notice Deploys the exchange and opens the market, its pool at `price` quote per base (18 digits after the
    /// point). Maker and test contract have approved all; the test contract provides the liquidity.
    function openMarket(uint256 price) internal {
        exchange = ExchangeArtifacts.deploy(maker, maker);
        (base, quote) = (newToken("BASE"), newToken("QUOTE"));
        key = MarketKeyLib.pack(address(base), address(quote), 16, MAJOR_TERMS, 1e15);
        id = exchange.openMarket(key, MAJOR);
        approveForBoth(base);
        approveForBoth(quote);
        if (price != 0) exchange.addLiquidity(key, POOL_BASE, POOL_BASE * price / 1e18, 0, swapTerms(0));
    }

    /// @notice Gives the maker plenty of `token`, and lets the exchange take it from both.
    function approveForBoth(PlainToken token) internal {
        approveAll(token, address(exchange));
        token.mint(maker, WEALTH);
        vm.prank(maker);
        approveAll(token, address(exchange));
    }

    /// @notice The maker rests `count` orders of 100 lots on one level.
    function rest(bool sell, uint256 price, uint256 count) internal {
        for (uint256 i; i < count; i++) {
            vm.prank(maker);
            exchange.place(key, order(++lastHandle, price, sell ? OrderTermsLib.SELL : 0));
        }
    }

    /// @notice The tick of a five-digit price: quote units per lot are price * 10^12.
    function tickOf(uint256 price) internal pure returns (uint24) {
        return uint24(90_000 * 17 + price - 10_000);
    }

    /// @notice 100 lots at `price`.
    function order(uint64 handle, uint256 price, uint256 flags) internal pure returns (OrderTerms) {
        return OrderTermsLib.pack(handle, ORDER_LOTS, tickOf(price), 0, 0, uint8(flags));
    }

    /// @notice The whole of the order of a handle.
    function ref(uint64 handle) internal pure returns (OrderRef) {
        return OrderRefLib.pack(handle, 0, 0);
    }

    /// @notice Terms without bounds, for the test contract itself.
    function swapTerms(uint256 flags) internal view returns (SwapTerms) {
        return SwapTermsLib.pack(address(this), 0, 0, 0, uint8(flags));
    }

    function bestAsk() internal view returns (uint256) {
        return PoolSlot.wrap(exchange.extsload(id)).bestAsk();
    }

    /// @notice Buys from the book alone cost `quoteUnits` and the taker fee on top.
    function withTakerFee(uint256 quoteUnits) internal pure returns (uint256) {
        return quoteUnits + (quoteUnits * TAKER_FEE + 1e6 - 1) / 1e6;
    }
}
