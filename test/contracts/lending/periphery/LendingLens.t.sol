// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {
    CollateralView,
    ILendingLens,
    LendingMarketView,
    PositionView
} from "weir/lending/interfaces/ILendingLens.sol";
import {Account as LendingAccount, AccountLib} from "weir/lending/types/Account.sol";
import {Funds, Side} from "weir/lending/types/Ledger.sol";
import {Collateral, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {RateModel} from "weir/lending/types/RateModel.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {RudeGuard} from "../../mocks/lending/RudeGuard.sol";
import {PeripheryFixture} from "./PeripheryFixture.sol";

contract LendingLensTest is PeripheryFixture {
    ILendingLens private lens;
    RudeGuard private rude;

    function setUp() public override {
        super.setUp();
        lens = ILendingLens(vm.deployCode("LendingLens.sol:LendingLens", abi.encode(lending)));
        rude = new RudeGuard(guard);
        lending.openLendingMarket(rudeTerms());
    }

    // ------------------------------------------------------------------ reverts

    function test_lendingMarket_revertsWhen_itWasNeverOpened() public {
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.UnknownLendingMarket.selector, 1));
        lens.lendingMarket(1);
    }

    function test_lendingMarket_revertsRatherThanLettingAGuardFailForTheReadersGas() public view {
        uint256 market = idOf(isolated());
        (bool done, bytes memory answer) =
            address(lens).staticcall{gas: 1_000_000}(abi.encodeCall(lens.lendingMarket, (market)));
        assertFalse(done);
        assertEq(bytes4(answer), ILendingLens.GasTooLow.selector);
    }

    // ------------------------------------------------------------------ markets

    function test_lendingMarket_isWhatLendingAndTheGuardSay() public {
        bobBorrows(10e18, 5000e6);
        guard.setPrices(PRICE_2000 - 3, PRICE_2000 + 5);
        LendingMarketView memory v = lens.lendingMarket(idOf(isolated()));
        (Funds funds, Side lenders, Side borrowers) = lending.marketState(idOf(isolated()));
        LendingTerms memory terms = isolated();
        assertEq(v.market, idOf(terms));
        assertEq(v.loan, terms.loan);
        assertEq(RateModel.unwrap(v.rates), RateModel.unwrap(terms.rates));
        assertEq(Funds.unwrap(v.funds), Funds.unwrap(funds));
        assertEq(v.funds.cash(), SUPPLY - 5000e6);
        assertEq(v.funds.borrowed(), 5000e6);
        assertEq(Side.unwrap(v.lenders), Side.unwrap(lenders));
        assertEq(Side.unwrap(v.borrowers), Side.unwrap(borrowers));
        assertEq(v.pausedUntil, 0);
        assertEq(v.collaterals.length, 1);
        CollateralView memory c = v.collaterals[0];
        assertEq(c.tokenTerms, terms.collaterals[0].tokenTerms);
        assertEq(c.guardTerms, terms.collaterals[0].guardTerms);
        assertEq(c.pledged, 10e18);
        assertEq(c.borrowPrice, PRICE_2000 - 3);
        assertEq(c.liquidationPrice, PRICE_2000 + 5);
        assertTrue(c.isLive);
        assertEq(c.graceSince, 0);
        assertEq(c.reserve, 1e33);
    }

    function test_lendingMarket_tellsAPauseThroughItsLastSecond() public {
        uint256[] memory markets = new uint256[](1);
        markets[0] = idOf(isolated());
        vm.prank(guardian);
        lending.pauseLending(markets, true);
        assertEq(lens.lendingMarket(markets[0]).pausedUntil, NOW + 7 days);
        vm.warp(NOW + 7 days);
        assertEq(lens.lendingMarket(markets[0]).pausedUntil, NOW + 7 days);
        vm.warp(NOW + 7 days + 1);
        assertEq(lens.lendingMarket(markets[0]).pausedUntil, 0);
    }

    function test_lendingMarket_tellsAPriceThatIsDown() public {
        guard.setDown();
        CollateralView memory c = lens.lendingMarket(idOf(isolated())).collaterals[0];
        assertEq(c.liquidationPrice, PRICE_2000 * 23 / 20);
        assertFalse(c.isLive);
        assertEq(c.borrowPrice, 0);
    }

    function testFuzz_lendingMarket_tellsSinceWhenASequencersGraceHolds(uint256 since) public {
        vm.assume(since != 0);
        guard.setGrace(since);
        CollateralView memory c = lens.lendingMarket(idOf(isolated())).collaterals[0];
        assertEq(c.graceSince, since);
        assertEq(c.liquidationPrice, 0);
        assertFalse(c.isLive);
        assertEq(c.borrowPrice, PRICE_2000);
        assertEq(c.reserve, 1e33);
    }

    function test_lendingMarkets_givesPagesInTheOrderOfOpening() public view {
        (LendingMarketView[] memory views, uint256 total) = lens.lendingMarkets(0, 10);
        assertEq(total, 2);
        assertEq(views.length, 2);
        assertEq(views[0].market, idOf(isolated()));
        assertEq(views[1].market, idOf(rudeTerms()));
        (views, total) = lens.lendingMarkets(1, 1);
        assertEq(total, 2);
        assertEq(views.length, 1);
        assertEq(views[0].market, idOf(rudeTerms()));
        (views,) = lens.lendingMarkets(2, 5);
        assertEq(views.length, 0);
    }

    function testFuzz_lendingMarkets_readsOnWhateverAGuardDoes(uint256 seed) public {
        rude.setManner(RudeGuard.Manner(bound(seed, 1, 5)));
        (LendingMarketView[] memory views,) = lens.lendingMarkets(0, 2);
        assertEq(views[0].collaterals[0].borrowPrice, PRICE_2000);
        assertEq(views[0].collaterals[0].liquidationPrice, PRICE_2000);
        CollateralView memory c = views[1].collaterals[0];
        assertFalse(c.isLive);
        assertEq(c.liquidationPrice, 0);
        assertEq(c.graceSince, 0);
        assertEq(c.borrowPrice, 0);
        assertEq(c.reserve, 0);
        assertEq(c.pledged, 0);
    }

    function test_lendingMarkets_losesAMillionGasAtMostToAGuardThatBurnsIt() public {
        rude.setManner(RudeGuard.Manner.BurnsGas);
        uint256 left = gasleft();
        lens.lendingMarket(idOf(rudeTerms()));
        uint256 used = left - gasleft();
        assertGt(used, 1_000_000);
        assertLt(used, 1_100_000);
    }

    // ------------------------------------------------------------------ positions

    function test_positionsOf_findsDebtsSuppliesAndIdlePledges_andLeavesOutTheRest() public {
        bobBorrows(10e18, 5000e6);
        vm.startPrank(bob);
        lending.addCollateral(rudeTerms(), AccountLib.pack(bob, 9), 0, 3);
        lending.supply(keyOf(isolated()), AccountLib.pack(bob, 9), 1e6, 0);
        vm.stopPrank();
        uint96[] memory numbers = new uint96[](3);
        (numbers[0], numbers[1], numbers[2]) = (7, 8, 9);
        uint256[] memory markets = new uint256[](2);
        (markets[0], markets[1]) = (idOf(isolated()), idOf(rudeTerms()));

        PositionView[] memory views = lens.positionsOf(bob, numbers, markets);
        assertEq(views.length, 3);
        expectPosition(views[0], markets[0], 7);
        assertEq(views[0].debt.shares(), 5000e6 * 1e6);
        assertEq(views[0].pledges[0].amount(0), 10e18);
        expectPosition(views[1], markets[0], 9);
        assertEq(views[1].supplyShares, 1e6 * 1e6);
        expectPosition(views[2], markets[1], 9);
        assertEq(views[2].pledges[0].amount(0), 3);
        assertEq(lens.positionsOf(alice, numbers, markets).length, 0);
    }

    function test_positionsOf_leavesOutWhatWasClosed() public {
        bobBorrows(10e18, 5000e6);
        vm.startPrank(bob);
        lending.repay(keyOf(isolated()), bobs, type(uint128).max, 0);
        lending.removeCollateral(isolated(), bobs, 0, 10e18, bob);
        vm.stopPrank();
        uint96[] memory numbers = new uint96[](1);
        numbers[0] = 7;
        uint256[] memory markets = new uint256[](1);
        markets[0] = idOf(isolated());
        assertEq(lens.positionsOf(bob, numbers, markets).length, 0);
    }

    function test_positionsOf_findsAPledgeOfAnyOfEightCollaterals() public {
        Collateral[] memory collaterals = new Collateral[](8);
        for (uint256 i; i < 8; ++i) {
            address token = vm.deployCode("TestToken.sol:TestToken", abi.encode("T", "T", uint8(18)));
            MockGuard own = new MockGuard(token, address(quote), PRICE_2000, 1e33);
            collaterals[i] = collateralOf(token, 7000, 7700, address(own));
        }
        LendingTerms memory terms = termsWith(collaterals);
        uint256[] memory markets = new uint256[](1);
        markets[0] = lending.openLendingMarket(terms);
        for (uint96 i; i < 8; ++i) {
            address token = address(uint160(collaterals[i].tokenTerms));
            deal(token, bob, 5);
            vm.startPrank(bob);
            (bool done,) = token.call(abi.encodeCall(base.approve, (address(lending), 5)));
            assertTrue(done);
            lending.addCollateral(terms, AccountLib.pack(bob, i), i, 5);
            vm.stopPrank();
            uint96[] memory numbers = new uint96[](1);
            numbers[0] = i;
            PositionView[] memory views = lens.positionsOf(bob, numbers, markets);
            assertEq(views.length, 1);
            assertEq(views[0].pledges[i / 2].amount(i), 5);
        }
        assertEq(lens.lendingMarket(markets[0]).collaterals.length, 8);
    }

    function expectPosition(PositionView memory v, uint256 market, uint96 number) private view {
        assertEq(v.market, market);
        assertEq(LendingAccount.unwrap(v.account), LendingAccount.unwrap(AccountLib.pack(bob, number)));
    }

    /// @dev The same market by another guard.
    function rudeTerms() private view returns (LendingTerms memory) {
        Collateral[] memory collaterals = new Collateral[](1);
        collaterals[0] = collateralOf(address(base), 8084, 8600, address(rude));
        return termsWith(collaterals);
    }
}
