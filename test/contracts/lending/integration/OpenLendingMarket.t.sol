// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {Collateral, CollateralLib, LendingKeyLib, LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {RateModel, RateModelLib} from "weir/lending/types/RateModel.sol";
import {MockGuard} from "../../mocks/lending/MockGuard.sol";
import {LendingFixture} from "../LendingFixture.sol";

/// @notice What a market may be, and what is kept of it.
contract OpenLendingMarketTest is LendingFixture {
    function test_open_revertsWhen_marketExists() public {
        refuses(
            isolated(), abi.encodeWithSelector(ILendingErrors.LendingMarketExists.selector, idOf(isolated()))
        );
    }

    function test_open_revertsWhen_loanTokenHasNoCodeOrIsLendingItself() public {
        LendingTerms memory terms = fresh();
        terms.loan = LendingKeyLib.pack(address(0xdead), DUST);
        refuses(terms, unsupported(address(0xdead)));
        terms.loan = LendingKeyLib.pack(address(lending), DUST);
        refuses(terms, unsupported(address(lending)));
    }

    function test_open_revertsWhen_dustIsZero() public {
        LendingTerms memory terms = fresh();
        terms.loan = LendingKeyLib.pack(address(loan), 0);
        refuses(terms, abi.encodeWithSelector(ILendingErrors.DustZero.selector));
    }

    function test_open_revertsWhen_kinkIsAtAnEnd() public {
        refusesRates(RateModelLib.pack(0, 0, 40_000, 600_000));
        refusesRates(RateModelLib.pack(0, 1_000_000, 40_000, 600_000));
        opensWithRates(RateModelLib.pack(0, 1, 40_000, 600_000));
        opensWithRates(RateModelLib.pack(0, 999_999, 40_000, 600_000));
    }

    function test_open_revertsWhen_fullUseCostsMoreThanTenfoldAYear() public {
        refusesRates(RateModelLib.pack(1_000_000, 800_000, 4_000_000, 5_000_001));
        opensWithRates(RateModelLib.pack(1_000_000, 800_000, 4_000_000, 5_000_000));
    }

    function test_open_revertsWhen_thereIsNoCollateralOrNine() public {
        LendingTerms memory terms = fresh();
        terms.collaterals = new Collateral[](0);
        refuses(terms, abi.encodeWithSelector(ILendingErrors.CollateralCount.selector, 0));
        terms.collaterals = new Collateral[](9);
        refuses(terms, abi.encodeWithSelector(ILendingErrors.CollateralCount.selector, 9));
    }

    function test_open_revertsWhen_aTokenStandsTwiceOrIsTheLoan() public {
        LendingTerms memory terms = fresh();
        terms.collaterals = new Collateral[](2);
        terms.collaterals[0] = collateral(0);
        terms.collaterals[1] = collateral(0);
        refuses(terms, unsupported(address(tokens[0])));
        terms.collaterals[1] = CollateralLib.pack(address(loan), 8084, 8600, 10_438, address(guards[0]), 1);
        refuses(terms, unsupported(address(loan)));
        terms.collaterals[1] = CollateralLib.pack(address(0xdead), 8084, 8600, 10_438, address(guards[0]), 1);
        refuses(terms, unsupported(address(0xdead)));
    }

    /// @dev Each of the 48 would give the same market another id.
    function test_open_revertsWhen_aBitThatMeansNothingIsSet() public {
        for (uint256 bit = 208; bit < 256; ++bit) {
            LendingTerms memory terms = crossed();
            terms.collaterals[1].tokenTerms |= 1 << bit;
            refuses(
                terms,
                abi.encodeWithSelector(ILendingErrors.SpareBits.selector, 1, terms.collaterals[1].tokenTerms)
            );
        }
    }

    /// @dev The other words have no such bits: each is put together again from its fields.
    function testFuzz_termsWords_areAllFields(uint256 word) public view {
        assertEq(LendingKeyLib.pack(LendingKeyLib.token(word), uint96(LendingKeyLib.dust(word))), word);
        RateModel rates = RateModel.wrap(word);
        uint64[4] memory millionths = [
            uint64(rates.base() / 1e12),
            uint64(rates.kink() / 1e12),
            uint64(rates.below() / 1e12),
            uint64(rates.above() / 1e12)
        ];
        RateModel again = RateModelLib.pack(millionths[0], millionths[1], millionths[2], millionths[3]);
        assertEq(RateModel.unwrap(again), word);
        assertEq(this.packedAgain(Collateral(0, word)).guardTerms, word);
    }

    /// @dev Collaterals are read from calldata.
    function packedAgain(Collateral calldata one) external pure returns (Collateral memory) {
        return CollateralLib.pack(one.token(), 0, 0, 0, one.guard(), uint96(one.cap()));
    }

    function test_open_revertsWhen_borrowLtvIsZeroOrNotBelowTheLiquidationLtv() public {
        refuses(
            risk(0, 8600, 10_438, 1), abi.encodeWithSelector(ILendingErrors.BadLtv.selector, 0, 0, 0.86e18)
        );
        refuses(
            risk(8600, 8600, 10_438, 1),
            abi.encodeWithSelector(ILendingErrors.BadLtv.selector, 0, 0.86e18, 0.86e18)
        );
    }

    /// @dev At 98.34 % the incentive that shares 30 % of the room is the last that is 1.005.
    function test_open_revertsWhen_theLtvIsToxic() public {
        refuses(
            risk(9000, 9835, 10_050, 1),
            abi.encodeWithSelector(ILendingErrors.ToxicLtv.selector, 0, 0.9835e18)
        );
        refuses(
            risk(9000, 10_000, 10_050, 1), abi.encodeWithSelector(ILendingErrors.ToxicLtv.selector, 0, 1e18)
        );
        refuses(
            risk(9000, 65_535, 10_050, 1),
            abi.encodeWithSelector(ILendingErrors.ToxicLtv.selector, 0, 6.5535e18)
        );
        lending.openLendingMarket(risk(9000, 9834, 10_050, 1));
    }

    function test_open_revertsWhen_theIncentiveIsBelowTheLeastOrAboveTheRoom() public {
        // 1/(1 - 0.3 * 0.14), rounded down.
        uint256 largest = 1_043_841_336_116_910_229;
        refuses(
            risk(8084, 8600, 10_049, 1),
            abi.encodeWithSelector(ILendingErrors.BadIncentive.selector, 0, 1.0049e18, largest)
        );
        refuses(
            risk(8084, 8600, 10_439, 1),
            abi.encodeWithSelector(ILendingErrors.BadIncentive.selector, 0, 1.0439e18, largest)
        );
        lending.openLendingMarket(risk(8084, 8600, 10_050, 1));
    }

    function test_open_capsTheIncentiveAtFifteenPercent() public {
        refuses(
            risk(2000, 3000, 11_501, 1),
            abi.encodeWithSelector(ILendingErrors.BadIncentive.selector, 0, 1.1501e18, 1.15e18)
        );
        lending.openLendingMarket(risk(2000, 3000, 11_500, 1));
    }

    function test_open_revertsWhen_theGuardPricesOtherTokens() public {
        address[2] memory wrong = [
            address(guards[1]),
            address(new MockGuard(address(tokens[0]), address(tokens[2]), ETH_PRICE, 1e24))
        ];
        for (uint256 i; i < 2; ++i) {
            LendingTerms memory terms = isolated();
            terms.collaterals[0] = CollateralLib.pack(address(tokens[0]), 8084, 8600, 10_438, wrong[i], 1);
            refuses(terms, abi.encodeWithSelector(ILendingErrors.GuardMismatch.selector, 0, wrong[i]));
        }
    }

    function test_open_revertsWhen_theGuardHasNoPriceForNewDebt() public {
        guards[0].setDown();
        refuses(fresh(), abi.encodeWithSelector(ILendingErrors.PriceNotLive.selector, 0, address(guards[0])));
    }

    /// @dev Yardstick 8: selling c of a pool's y at the LTV L and the incentive i heals while L * i * (1 + 2c/y) < 1.
    function test_open_revertsWhen_theCapIsZeroOrLetsLiquidationsSpiral() public {
        uint256 largest = uint256(1e24) * (1e54 / uint256(0.86e18 * 1.0438e18) - 1e18) / 2e18;
        refuses(
            risk(8084, 8600, 10_438, 0),
            abi.encodeWithSelector(ILendingErrors.SpiralCap.selector, 0, 0, largest)
        );
        refuses(
            risk(8084, 8600, 10_438, uint96(largest + 1)),
            abi.encodeWithSelector(ILendingErrors.SpiralCap.selector, 0, largest + 1, largest)
        );
        lending.openLendingMarket(risk(8084, 8600, 10_438, uint96(largest)));
        guards[0].setReserve(0);
        refuses(
            risk(8084, 8600, 10_438, 1), abi.encodeWithSelector(ILendingErrors.SpiralCap.selector, 0, 1, 0)
        );
    }

    /// @dev The caps that lending.md names: 21, 10.4, 5.7 and 3.25 % of the pool's reserve.
    function test_open_allowsTheCapsOfTheUsualLtvs() public {
        uint16[4] memory ltv = [6250, 7700, 8600, 9150];
        uint16[4] memory incentive = [11_267, 10_741, 10_438, 10_261];
        uint256[4] memory most = [uint256(0.21e24), 0.1045e24, 0.057e24, 0.03255e24];
        for (uint256 i; i < 4; ++i) {
            uint16 borrowLtv = uint16(uint256(ltv[i]) * 94 / 100);
            vm.expectPartialRevert(ILendingErrors.SpiralCap.selector);
            lending.openLendingMarket(risk(borrowLtv, ltv[i], incentive[i], uint96(most[i] * 1005 / 1000)));
            lending.openLendingMarket(risk(borrowLtv, ltv[i], incentive[i], uint96(most[i] * 995 / 1000)));
        }
    }

    function test_open_namesTheCollateralThatIsWrong() public {
        LendingTerms memory terms = crossed();
        terms.collaterals[2] =
            CollateralLib.pack(address(tokens[2]), 9150, 9150, 10_261, address(guards[2]), 1);
        refuses(terms, abi.encodeWithSelector(ILendingErrors.BadLtv.selector, 2, 0.915e18, 0.915e18));
    }

    function test_open_keepsTheTermsUnderTheirHash() public {
        LendingTerms memory terms = fresh();
        uint256 id = idOf(terms);
        vm.expectEmit(address(lending));
        emit ILendingEvents.LendingMarketOpened(id, borrower, terms);
        vm.prank(borrower);
        assertEq(lending.openLendingMarket(terms), id);
        (uint256 loan_, uint256 rates, Collateral[] memory kept) = lending.termsOf(id);
        assertEq(loan_, terms.loan);
        assertEq(rates, RateModel.unwrap(terms.rates));
        assertEq(abi.encode(kept), abi.encode(terms.collaterals));
        assertEq(fundsOf(terms).time(), NOW);
        (uint256[] memory markets, uint256 total) = lending.lendingMarkets(1, 9);
        assertEq(total, 3);
        assertEq(markets.length, 2);
        assertEq(markets[0], idOf(crossed()));
        assertEq(markets[1], id);
        (markets,) = lending.lendingMarkets(0, 1);
        assertEq(markets.length, 1);
        assertEq(markets[0], idOf(isolated()));
        (markets,) = lending.lendingMarkets(4, 1);
        assertEq(markets.length, 0);
    }

    function refusesRates(RateModel rates) private {
        LendingTerms memory terms = fresh();
        terms.rates = rates;
        refuses(terms, abi.encodeWithSelector(ILendingErrors.BadRates.selector, RateModel.unwrap(rates)));
    }

    function opensWithRates(RateModel rates) private {
        LendingTerms memory terms = fresh();
        terms.rates = rates;
        lending.openLendingMarket(terms);
    }

    function refuses(LendingTerms memory terms, bytes memory why) private {
        vm.expectRevert(why);
        lending.openLendingMarket(terms);
    }

    function unsupported(address token) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ILendingErrors.UnsupportedLendingToken.selector, token);
    }

    /// @dev The isolated market with another dust bound, which nobody opened yet.
    function fresh() private view returns (LendingTerms memory terms) {
        terms = isolated();
        terms.loan = LendingKeyLib.pack(address(loan), DUST + 1);
    }

    function risk(uint16 borrowLtv, uint16 ltv, uint16 incentive, uint96 cap)
        private
        view
        returns (LendingTerms memory terms)
    {
        terms = isolated();
        terms.collaterals[0] =
            CollateralLib.pack(address(tokens[0]), borrowLtv, ltv, incentive, address(guards[0]), cap);
    }
}
