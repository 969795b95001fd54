// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketConfig} from "./MarketActors.sol";
import {MarketHandler} from "./MarketHandler.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {Test} from "forge-std/Test.sol";

/// @notice Trading there and back, or in parts, never pays: whatever the pool, the book, and the size of a unit.
contract RoundTripTest is Test {
    MarketHandler private market;
    IExchange private exchange;
    MarketKey private key;
    TestToken private base;
    TestToken private quote;
    address private trader;

    /// @dev A market of whole units, prices about 3, with a random book on both sides of a pool of any size.
    function open(uint256 poolBase, uint256 lotExponent, uint256 seed) private {
        MarketConfig memory config = MarketConfig({
            baseDecimals: 0,
            quoteDecimals: 0,
            lotExponent: uint8(lotExponent),
            tier: seed % 4,
            minQuote: 1,
            middle: 90_000 * (1 + lotExponent) + 20_000,
            spread: 4000,
            mostLots: 2000,
            poolBase: poolBase,
            poolQuote: poolBase * 3
        });
        market = MarketHandler(deployCode("FeatureHandler.sol:FeatureHandler", abi.encode(config)));
        for (uint256 i; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            market.placeBehind(1 + i % 3, seed, seed >> 7);
        }
        exchange = market.exchange();
        key = market.keyOf();
        (base, quote) = (market.base(), market.quote());
        trader = market.actors(0);
    }

    /// forge-config: default.fuzz.runs = 100
    function testFuzz_thereAndBack_neverPays(
        uint256 poolBase,
        uint256 lotExponent,
        uint256 amount,
        uint256 seed
    ) public {
        open(bound(poolBase, 1000, 1e6), bound(lotExponent, 0, 2), seed);
        for (uint256 i; i < 8; ++i) {
            uint256[2] memory before = holdings();
            bool sell = seed >> i & 1 != 0;
            uint256 size = 1 + (amount >> (i * 20)) % (i % 2 == 0 ? 40 : 20_000);
            uint256 got = trade(size, sell, seed >> (8 + i) & 1 != 0);
            // All that came goes back.
            if (got != 0) trade(got, !sell, false);
            uint256[2] memory held = holdings();
            // Of what it had in excess nothing came back; it may hold a rest of the other token that the way back did
            // not take, which is worth less than it paid.
            bool gained = held[0] >= before[0] && held[1] >= before[1]
                && (held[0] != before[0] || held[1] != before[1]);
            assertFalse(gained, "something for nothing");
        }
    }

    /// @dev Rounding may favour a part by a lot and some units, never more.
    /// forge-config: default.fuzz.runs = 100
    function testFuzz_twoParts_gainNothingButRounding(
        uint256 poolBase,
        uint256 lotExponent,
        uint256 amount,
        uint256 seed
    ) public {
        open(bound(poolBase, 1000, 1e7), bound(lotExponent, 0, 2), seed);
        bool sell = seed & 1 != 0;
        uint256 first = 1 + amount % 20_000;
        uint256 second = 1 + (amount >> 128) % 20_000;
        uint256 snapshot = vm.snapshotState();
        (uint256 wholeIn, uint256 wholeOut) = tradeIn(first + second, sell);
        vm.revertToState(snapshot);
        (uint256 firstIn, uint256 firstOut) = tradeIn(first, sell);
        (uint256 secondIn, uint256 secondOut) = tradeIn(second, sell);
        uint256 lot = 10 ** bound(lotExponent, 0, 2);
        // A lot is 3 to 4 quote units a base unit; what the whole left may be a lot's price less.
        uint256 slack = 2 * (sell ? 4 * lot : lot) + 14;
        if (firstIn + secondIn <= wholeIn) assertLe(firstOut + secondOut, wholeOut + slack);
        else assertLe(firstIn + secondIn - wholeIn, 2 * (sell ? lot : 5 * lot) + 14);
    }

    function holdings() private view returns (uint256[2] memory) {
        return [base.balanceOf(trader), quote.balanceOf(trader)];
    }

    function tradeIn(uint256 amount, bool sell) private returns (uint256 paid, uint256 got) {
        uint256[2] memory before = holdings();
        trade(amount, sell, false);
        uint256[2] memory held = holdings();
        return sell ? (before[0] - held[0], held[1] - before[1]) : (before[1] - held[1], held[0] - before[0]);
    }

    /// @return got what came; 0 where the amount gives nothing.
    function trade(uint256 amount, bool sell, bool exactOut) private returns (uint256 got) {
        uint8 flags = (sell ? 1 : 0) | (exactOut ? 2 : 0);
        vm.prank(trader);
        try exchange.swap(
            key, amount, exactOut ? type(uint256).max : 0, SwapTermsLib.pack(trader, 0, 0, 0, flags)
        ) returns (
            uint256, uint256 out
        ) {
            got = out;
        } catch {}
    }
}
