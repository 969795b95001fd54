// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";
import {ActionTest} from "./ActionTest.sol";

contract OpenMarketTest is ActionTest {
    function test_openMarket_revertsWhen_itIsOpen() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.MarketExists.selector, id));
        exchange.openMarket(key, 1);
    }

    function test_openMarket_revertsWhen_tierIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnknownTier.selector, 4, 4));
        exchange.openMarket(other(15, TIER_MAJOR, 2), 4);
    }

    function test_openMarket_revertsWhen_feesAreNotTheTiers() public {
        uint256 cheaper = TIER_MAJOR - 1 - (1 << 40);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.TierMismatch.selector, 1, TIER_MAJOR, cheaper));
        exchange.openMarket(other(15, cheaper, 1e6), 1);
        uint256 stable = 1 | 200 << 16 | 100 << 40;
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.TierMismatch.selector, 0, stable, TIER_MAJOR));
        exchange.openMarket(other(15, TIER_MAJOR, 2), 0);
    }

    function test_openMarket_revertsWhen_lotIsTooLarge() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.LotExponentTooLarge.selector, 37));
        exchange.openMarket(other(37, TIER_MAJOR, 1e6), 1);
        exchange.openMarket(other(36, TIER_MAJOR, 1e6), 1);
    }

    function test_openMarket_revertsWhen_smallestOrderIsZero() public {
        vm.expectRevert(IExchangeErrors.MinQuoteZero.selector);
        exchange.openMarket(other(15, TIER_MAJOR, 0), 1);
    }

    function test_openMarket_revertsWhen_baseIsQuote() public {
        expectUnsupported(address(base), address(base), address(base));
    }

    function test_openMarket_revertsWhen_aTokenHasNoCode() public {
        address nothing = makeAddr("nothing");
        expectUnsupported(nothing, address(quote), nothing);
        expectUnsupported(address(base), nothing, nothing);
    }

    function test_openMarket_revertsWhen_aTokenIsTheExchange() public {
        expectUnsupported(address(exchange), address(quote), address(exchange));
        expectUnsupported(address(base), address(exchange), address(exchange));
    }

    function test_openMarket_storesItsKeyAndAnEmptyBook() public {
        MarketKey memory opened = other(9, TIER_MAJOR, 77);
        uint256 openedId = ~uint256(keccak256(abi.encode(opened)));
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.MarketOpened(openedId, opened.baseTerms, opened.quoteTerms);
        vm.prank(carol);
        assertEq(exchange.openMarket(opened, 1), openedId);

        PoolSlot slot = PoolSlot.wrap(exchange.extsload(openedId));
        assertEq(slot.baseReserve(), 0);
        assertEq(slot.quoteReserve(), 0);
        assertEq(slot.bestBid(), PoolSlotLib.NO_BID);
        assertEq(slot.bestAsk(), PoolSlotLib.NO_ASK);
        assertEq(slot.flags(), 0);
        assertEq(exchange.extsload(openedId + Layout.KEY), opened.baseTerms);
        assertEq(exchange.extsload(openedId + Layout.KEY + 1), opened.quoteTerms);
        // The fixture's market, and this one.
        assertEq(exchange.extsload(Layout.REGISTRY), 2);
        assertEq(exchange.extsload(Layout.MARKETS), id);
        assertEq(exchange.extsload(Layout.MARKETS + 1), openedId);
    }

    /// @dev A pair with its tokens swapped, another lot or another smallest order is a market of its own.
    function test_openMarket_ofTheMirroredPair_isAnotherMarket() public {
        MarketKey memory mirrored = MarketKeyLib.pack(address(quote), address(base), 15, TIER_MAJOR, 1e6);
        assertNotEq(exchange.openMarket(mirrored, 1), id);
    }

    function test_openMarket_inEachTier() public {
        uint256[4] memory tiers = [
            uint256(1 | 200 << 16 | 100 << 40 | 0 << 64),
            1 | 1000 << 16 | 500 << 40 | 200 << 64,
            10 | 3000 << 16 | 1000 << 40 | 400 << 64,
            50 | 10_000 << 16 | 2000 << 40 | 500 << 64
        ];
        assertEq(exchange.extsload(Layout.TIER_COUNT), 4);
        for (uint256 i; i < 4; i++) {
            assertEq(exchange.extsload(Layout.TIERS + i), tiers[i]);
            exchange.openMarket(other(10, tiers[i], 1), i);
            // The bound on every tier: no pool is ever better at a level's own price for both directions.
            (uint256 poolFee, uint256 takerFee) = ((tiers[i] >> 16) % 2 ** 24, (tiers[i] >> 40) % 2 ** 24);
            assertLe((1e6 + takerFee) * (1e6 - poolFee), 1e12);
            assertLe(2 * (tiers[i] >> 64), takerFee);
        }
    }

    function test_deployment_logsItsTiers() public {
        (address composer,) = ExchangeArtifacts.deployComposer(true);
        address next = vm.computeCreateAddress(address(this), vm.getNonce(address(this)));
        vm.expectEmit(next);
        emit IExchangeEvents.TierAdded(0, 1 | 200 << 16 | 100 << 40);
        vm.expectEmit(next);
        emit IExchangeEvents.TierAdded(1, TIER_MAJOR);
        vm.expectEmit(next);
        emit IExchangeEvents.TierAdded(2, 10 | 3000 << 16 | 1000 << 40 | 400 << 64);
        vm.expectEmit(next);
        emit IExchangeEvents.TierAdded(3, 50 | 10_000 << 16 | 2000 << 40 | 500 << 64);
        ExchangeArtifacts.deployOn(composer, owner, guardian);
    }

    function test_deployment_revertsWhen_extensionFails() public {
        vm.expectRevert(bytes(""));
        ExchangeArtifacts.deployOn(address(base), owner, guardian);
    }

    function other(uint8 lotExponent, uint256 tier, uint96 minQuote) private view returns (MarketKey memory) {
        return MarketKeyLib.pack(address(base), address(quote), lotExponent, tier, minQuote);
    }

    function expectUnsupported(address baseToken, address quoteToken, address named) private {
        MarketKey memory bad = MarketKeyLib.pack(baseToken, quoteToken, 15, TIER_MAJOR, 1e6);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnsupportedToken.selector, named));
        exchange.openMarket(bad, 1);
    }
}
