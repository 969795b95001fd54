// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Sale} from "weir/lending/periphery/interfaces/ILiquidator.sol";
import {Collateral, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {PoolShareToken} from "weir/periphery/PoolShareToken.sol";
import {PoolShareTokenFactory} from "weir/periphery/PoolShareTokenFactory.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {IBalances} from "../../integration/ActionTest.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {LiquidatorTest} from "./LiquidatorTest.sol";

/// @notice Collateral that is a pool's shares: taken apart first, then each token sold.
contract LiquidatorSharesTest is LiquidatorTest {
    string private constant ARTIFACT = "contracts/out/PoolShareTokenFactory.sol/PoolShareTokenFactory.json";
    PoolShareTokenFactory private factory;
    PoolShareToken private token;
    MockGuard private sharesGuard;
    MarketKey private pool;
    uint256 private pledged;

    function setUp() public override {
        super.setUp();
        factory = PoolShareTokenFactory(vm.deployCode(ARTIFACT, abi.encode(exchange)));
    }

    function test_liquidate_takesSharesApart_sellsOneToken_andKeepsTheLoanToken() public {
        pledgeShares(key, 40_000e6);
        (uint256 repaid, uint256 surplus) = liquidateShares(direct(), none());
        assertEq(quote.balanceOf(dan), surplus);
        assertGt(repaid, 0);
        assertGt(surplus, 0);
        assertEq(token.balanceOf(dan), 0);
        assertHoldsNothing(address(liquidator));
        assertEq(shares(address(liquidator)), 0);
    }

    function test_liquidate_takesSharesApart_andSellsBothTokens() public {
        openFarMarket();
        pledgeShares(farKey, 40_000e6);
        (uint256 repaid, uint256 surplus) = liquidateShares(overBase(), direct());
        assertGt(repaid, 0);
        assertEq(quote.balanceOf(dan), surplus);
        assertHoldsNothing(address(liquidator));
        assertEq(shares(address(liquidator)), 0);
    }

    /// @dev The way of one token leads over the other, and over a book that leaves dust; so does that of the other.
    function test_liquidate_creditsTheDustOfBothTokensWaysToTheCaller() public {
        openFarMarket();
        MarketKey memory farQuote = MarketKeyLib.pack(address(far), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(farQuote, 1);
        pledgeShares(farKey, 40_000e6);
        bid(alice, 1, TICK_2000 + 100, 100_000);
        vm.prank(alice);
        // Lots at 1010.00.
        exchange.place(farQuote, OrderTermsLib.pack(2, 100_000, uint24(TICK_2000 - 9900), 0, 0, 0));
        MarketKey[] memory quotePath = new MarketKey[](2);
        (quotePath[0], quotePath[1]) = (farKey, farQuote);
        liquidateShares(overBase(), quotePath);
        assertGt(inside(dan, address(base)), 0);
        assertGt(inside(dan, address(far)), 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_leavesATokenOfThePoolThatIsNotSold_inTheCallersInternalBalance() public {
        openFarMarket();
        pledgeShares(farKey, 20_000e6);
        // Cheap enough for half of it to pay.
        sharesGuard.setPrice(sharesGuard.borrowPrice() / 8);
        liquidateShares(none(), direct());
        assertGt(inside(dan, address(far)), 0);
        assertEq(far.balanceOf(dan), 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_sellsTheChainsOwnCoinOutOfAPool() public {
        MarketKey memory coin = MarketKeyLib.pack(address(0), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(coin, 1);
        vm.deal(alice, POOL_BASE);
        vm.prank(alice);
        exchange.addLiquidity{value: POOL_BASE}(coin, POOL_BASE, POOL_QUOTE, 0, to(alice));
        pledgeShares(coin, 40_000e6);
        MarketKey[] memory path = new MarketKey[](1);
        path[0] = coin;
        (uint256 repaid, uint256 surplus) = liquidateShares(path, none());
        assertGt(repaid, 0);
        assertEq(quote.balanceOf(dan), surplus);
        assertEq(dan.balance, 0);
        assertHoldsNothing(address(liquidator));
    }

    function test_liquidate_handsSharesOverAsTheyAre_whereNothingIsToBeSold() public {
        pledgeShares(key, 40_000e6);
        sharesGuard.setPrice(0);
        (uint256 repaid,) = liquidate(terms(), step(0), new Sale[](0), 0);
        assertEq(repaid, 0);
        assertEq(token.balanceOf(dan), pledged);
    }

    // ------------------------------------------------------------------ shorthands

    /// @dev Bob pledges shares of Alice's, priced so that they carry `borrowed`, of whose price a quarter then goes.
    function pledgeShares(MarketKey memory market, uint256 borrowed) private {
        pool = market;
        token = PoolShareToken(factory.deploy(market));
        // A fiftieth of Alice's: worth 80,000.
        pledged = shares(alice) / 50;
        sharesGuard = new MockGuard(address(token), address(quote), 2 * borrowed * 1e36 / pledged, 1e33);
        vm.startPrank(alice);
        IBalances(address(exchange)).approve(address(token), token.MARKET(), pledged);
        token.wrapTo(pledged, bob);
        vm.stopPrank();
        lending.openLendingMarket(terms());
        vm.prank(carol);
        lending.supply(keyOf(terms()), bobs, SUPPLY, 0);
        vm.startPrank(bob);
        token.approve(address(lending), pledged);
        lending.addCollateral(terms(), bobs, 0, pledged);
        lending.borrow(terms(), bobs, borrowed, 0, bob);
        vm.stopPrank();
        vm.warp(block.timestamp + 1);
        sharesGuard.setPrice(sharesGuard.borrowPrice() * 3 / 4);
    }

    function liquidateShares(MarketKey[] memory path, MarketKey[] memory quotePath)
        private
        returns (uint256 repaid, uint256 surplus)
    {
        Sale[] memory sales = new Sale[](1);
        sales[0] = Sale(0, pool, path, quotePath);
        return liquidate(terms(), step(0), sales, 0);
    }

    function terms() private view returns (LendingTerms memory) {
        Collateral[] memory collaterals = new Collateral[](1);
        collaterals[0] = collateralOf(address(token), 5875, 6250, address(sharesGuard));
        return termsWith(collaterals);
    }

    function shares(address who) private view returns (uint256) {
        return IBalances(address(exchange)).balanceOf(who, token.MARKET());
    }

    function to(address who) private pure returns (SwapTerms) {
        return SwapTermsLib.pack(who, 0, 0, 0, 0);
    }

    function none() private pure returns (MarketKey[] memory) {
        return new MarketKey[](0);
    }
}
