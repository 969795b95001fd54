// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {ILens} from "weir/periphery/interfaces/ILens.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeFixture} from "../ExchangeFixture.sol";
import {PlainToken} from "../mocks/PlainToken.sol";

/// @notice A lens, and a path of four markets over five tokens, traded base, quote, base, quote: of the first and the
/// third a sale, of the others a purchase. Lots are worth about one unit of 10^6 of the six-digit tokens, so that
/// every market leaves dust. Alice provides, Bob makes, Carol takes.
abstract contract PathFixture is ExchangeFixture {
    uint256 internal constant MARKETS = 4;
    uint256 internal constant LOT_EXPONENT = 15;
    uint256 private constant WEALTH = 1e36;

    ILens internal lens;
    PlainToken[] internal tokens;
    MarketKey[] internal path;
    uint256[] internal ids;
    uint64 private lastHandle;

    function setUp() public virtual override {
        super.setUp();
        vm.warp(1_800_000_000);
        lens = ILens(vm.deployCode("Lens.sol:Lens", abi.encode(exchange)));
        for (uint256 i; i <= MARKETS; ++i) {
            // 18 digits for what is a base, 6 for what is a quote.
            tokens.push(new PlainToken("Token", "TKN", i % 2 == 0 ? 18 : 6));
            _give(tokens[i]);
        }
        for (uint256 i; i < MARKETS; ++i) {
            (address base_, address quote_) = i % 2 == 0
                ? (address(tokens[i]), address(tokens[i + 1]))
                : (address(tokens[i + 1]), address(tokens[i]));
            path.push(MarketKeyLib.pack(base_, quote_, uint8(LOT_EXPONENT), TIER_MAJOR, 1));
            ids.push(exchange.openMarket(path[i], 1));
        }
    }

    /// @notice Whether a path in the order of `path` sells the i-th market's base.
    function isSale(uint256 i) internal pure returns (bool) {
        return i % 2 == 0;
    }

    /// @notice Fills every market: a pool at 2000 and `levels` levels on the side that the path takes from, each
    /// `lots` lots deep and `step` ticks behind the one before, the first `step` ticks behind the pool's price.
    function fill(uint256 levels, uint256 lots, uint256 step, bool hasPool) internal {
        for (uint256 i; i < MARKETS; ++i) {
            fillMarket(i, levels, lots, step, hasPool);
        }
    }

    function fillMarket(uint256 i, uint256 levels, uint256 lots, uint256 step, bool hasPool) internal {
        if (hasPool) {
            vm.prank(alice);
            exchange.addLiquidity(path[i], 1000e18, 2_000_000e6, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        }
        for (uint256 j = 1; j <= levels; ++j) {
            uint256 tick = isSale(i) ? TICK_2000 - j * step : TICK_2000 + j * step;
            uint256 flags = isSale(i) ? 0 : OrderTermsLib.SELL;
            vm.prank(bob);
            exchange.place(
                path[i], OrderTermsLib.pack(++lastHandle, uint56(lots), uint24(tick), 0, 0, uint8(flags))
            );
        }
    }

    /// @notice The first `count` markets of the path.
    function firstMarkets(uint256 count) internal view returns (MarketKey[] memory keys) {
        keys = new MarketKey[](count);
        for (uint256 i; i < count; ++i) {
            keys[i] = path[i];
        }
    }

    /// @notice Terms that sell the base of the first market, to Carol.
    function sale(uint256 flags, uint256 limitTick, uint256 maxLevels) internal view returns (SwapTerms) {
        return SwapTermsLib.pack(
            carol, uint24(limitTick), uint16(maxLevels), 0, uint8(flags | SwapTermsLib.BASE_IN)
        );
    }

    /// @notice No bound: for an exact output the most that an input may be.
    function unbound(SwapTerms terms) internal pure returns (uint256) {
        return terms.flags() & SwapTermsLib.EXACT_OUT == 0 ? 0 : type(uint256).max;
    }

    /// @notice Levels touched by the trades in the logs, by market in the order of the trades.
    function loggedLevels() internal returns (uint256[] memory levels) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        levels = new uint256[](MARKETS);
        uint256 count;
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] != IExchangeEvents.Swapped.selector) continue;
            (,,, uint256 lastLevel) = abi.decode(logs[i].data, (uint256, uint256, uint256, uint256));
            levels[count++] = uint16(lastLevel >> 112);
        }
    }

    function internalBalance(address who, PlainToken token) internal view returns (uint256) {
        uint256[] memory none = new uint256[](0);
        address[] memory one = new address[](1);
        one[0] = address(token);
        return lens.account(who, one, none, new uint64[][](0)).balances[0];
    }

    function _give(PlainToken token) private {
        address[3] memory accounts = [alice, bob, carol];
        for (uint256 i; i < accounts.length; ++i) {
            token.mint(accounts[i], WEALTH);
            vm.prank(accounts[i]);
            token.approve(address(exchange), type(uint256).max);
        }
    }
}
