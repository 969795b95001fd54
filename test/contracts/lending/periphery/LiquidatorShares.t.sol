// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Sale} from "weir/lending/periphery/interfaces/ILiquidator.sol";
import {Collateral, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {TestToken} from "weir/local/TestToken.sol";
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
    TestToken private mid;

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

    function test_liquidate_creditsTheDustOfTheBaseTokensWayToTheCaller() public {
        openFarMarket();
        pledgeShares(farKey, 40_000e6);
        liquidateShares(overMid(address(far)), direct());
        assertGt(inside(dan, address(mid)), 0);
        assertHoldsNothing(address(liquidator));
        assertEq(inside(address(liquidator), address(mid)), 0);
    }

    function test_liquidate_creditsTheDustOfTheQuoteTokensWayToTheCaller() public {
        openFarMarket();
        pledgeShares(farKey, 40_000e6);
        liquidateShares(overBase(), overMid(address(base)));
        assertGt(inside(dan, address(mid)), 0);
        assertHoldsNothing(address(liquidator));
        assertEq(inside(address(liquidator), address(mid)), 0);
    }

    function test_liquidate_leavesAQuoteTokenThatIsNotSold_inTheCallersInternalBalance() public {
        openFarMarket();
        pledgeShares(farKey, 20_000e6);
        // Cheap enough for half of it to pay.
        sharesGuard.setPrice(sharesGuard.borrowPrice() / 8);
        liquidateShares(overMid(address(far)), none());
        assertGt(inside(dan, address(base)), 0);
        assertEq(base.balanceOf(dan), 0);
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

    /// @dev From a token over a pool, one for two, to a third token, and from there into bids of Alice's at 1010.00, which take
    /// whole lots only.
    function overMid(address from) private returns (MarketKey[] memory path) {
        mid = new TestToken("Mid", "MID", 18);
        path = new MarketKey[](2);
        path[0] = MarketKeyLib.pack(from, address(mid), 15, TIER_MAJOR, 1);
        path[1] = MarketKeyLib.pack(address(mid), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(path[0], 1);
        exchange.openMarket(path[1], 1);
        mid.mint(alice, 2000e18);
        vm.startPrank(alice);
        mid.approve(address(exchange), 2000e18);
        exchange.addLiquidity(path[0], 1000e18, 2000e18, 0, to(alice));
        exchange.place(path[1], OrderTermsLib.pack(2, 200_000, uint24(TICK_2000 - 9900), 0, 0, 0));
        vm.stopPrank();
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
