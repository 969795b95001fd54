// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {NaiveLiquidation, NaiveOutcome, NaivePosition} from "./model/NaiveLiquidation.sol";
import {LendingFixture} from "./LendingFixture.sol";

/// @notice Positions solvent or not, liquidated in part or as far as the rules allow, against the naive model: two by two.
contract LiquidationModelTest is LendingFixture {
    using NaiveLiquidation for NaivePosition;

    /// @dev Units of the loan token by which the two may differ: the contract rounds three worths, three limits and a debt to
    /// units, and the largest repayment divides by 1.05 - incentive * LTV, which is 0.11 at the least.
    uint256 private constant UNITS = 64;

    function setUp() public override {
        super.setUp();
        lend(crossed(), lender, 100_000_000_000 * TOKEN);
    }

    /// @dev Health does not fall, nothing is written off, and both sides are the model's.
    function testFuzz_solvent_inPart(uint256[3] memory amounts, uint256 depth, uint256 which, uint256 part)
        public
    {
        NaivePosition memory p = sink(amounts, depth, true);
        (uint256 health, uint256 before) = (p.healthOf(), p.debt);
        which %= 3;
        uint256 repay = bound(part, 1, 950) * p.debt / WAD / 1000;
        NaiveOutcome memory outcome = run(p, steps(which, stayBelow(p, which, repay)), before);
        if (bytes(outcome.refused).length != 0) return;
        assertEq(outcome.writtenOff, 0, "a solvent position leaves no loss");
        if (p.debt == 0) return;
        // A unit of debt or worth each may be rounding.
        assertGe(p.healthOf() + UNITS * WAD * WAD / p.debt, health, "the health fell");
    }

    /// @dev As far as the rules allow, from the lowest LTV up: healed, or the debt is gone; no loss.
    function testFuzz_solvent_asFarAsAllowed(uint256[3] memory amounts, uint256 depth) public {
        NaivePosition memory p = sink(amounts, depth, true);
        NaiveOutcome memory outcome = run(p, ascending(), p.debt);
        assertEq(outcome.refused, "", "it could not be liquidated");
        assertLe(outcome.writtenOff, UNITS * WAD, "a solvent position leaves no loss");
        if (p.debt != 0) assertGe(p.healthOf(), 1.05e18 - 1e12, "neither healed nor gone");
    }

    /// @dev An insolvent one pays the least incentive: C/D may fall, the rest is written off only with all collateral gone.
    function testFuzz_insolvent_inPart(uint256[3] memory amounts, uint256 depth, uint256 which, uint256 part)
        public
    {
        NaivePosition memory p = sink(amounts, depth, false);
        uint256 before = p.debt;
        which %= 3;
        uint256 repay = bound(part, 1, 950) * p.debt / WAD / 1000;
        NaiveOutcome memory outcome = run(p, steps(which, stayBelow(p, which, repay)), before);
        if (outcome.writtenOff != 0) assertEq(p.worthOf(), 0, "a loss with collateral left");
    }

    /// @dev All of the collateral goes at 1.005, and what that did not pay is the loss.
    function testFuzz_insolvent_asFarAsAllowed(uint256[3] memory amounts, uint256 depth) public {
        NaivePosition memory p = sink(amounts, depth, false);
        (uint256 worth, uint256 before) = (p.worthOf(), p.debt);
        NaiveOutcome memory outcome = run(p, ascending(), before);
        assertEq(outcome.refused, "", "it could not be liquidated");
        assertEq(p.debt, 0);
        assertEq(p.worthOf(), 0);
        assertApproxEqAbs(outcome.writtenOff, before - worth * 1000 / 1005, UNITS * WAD);
    }

    /// @dev Opens a position near its limit and lets all prices fall, by different parts, until it is unhealthy.
    function sink(uint256[3] memory amounts, uint256 depth, bool isSolvent)
        private
        returns (NaivePosition memory p)
    {
        LendingTerms memory terms = crossed();
        uint256[3] memory most = [100 * ETH, 3 * BTC, 200_000 * ETH];
        // A 64th of the greatest amount at the least, so that none is dust; one or two of them may be missing.
        uint256 missing = amounts[0] % 7;
        for (uint256 i; i < 3; ++i) {
            if (missing & 1 << i == 0) {
                pledge(terms, borrower, i, bound(amounts[i], most[i] / 64, most[i]));
            }
        }
        uint256 carried;
        for (uint256 i; i < 3; ++i) {
            carried += pledgedOf(terms, borrower, i) * guards[i].borrowPrice() / 1e36
            * (terms.collaterals[i].tokenTerms >> 160 & 0xffff) / 10_000;
        }
        take(terms, borrower, bound(depth >> 128, carried / 4, carried - 2));
        later();
        lending.accrue(keyOf(terms));
        for (uint256 i; i < 3; ++i) {
            guards[i].setPrice(guards[i].borrowPrice() * bound(amounts[i] >> 128, 400, 1000) / 1000);
        }
        p = read(terms);
        uint256 edge = p.limitOf() * WAD / p.worthOf();
        uint256 health = isSolvent
            ? bound(depth, edge * 10_051 / 10_000, 0.9999e18)
            : bound(depth, 0.02e18, edge * 10_049 / 10_000);
        for (uint256 i; i < 3; ++i) {
            guards[i].setPrice(guards[i].borrowPrice() * health / p.healthOf());
        }
        p = read(terms);
    }

    function read(LendingTerms memory terms) private view returns (NaivePosition memory p) {
        for (uint256 i; i < 3; ++i) {
            p.worth[i] = pledgedOf(terms, borrower, i) * guards[i].borrowPrice() / 1e18;
            p.ltv[i] = (terms.collaterals[i].tokenTerms >> 176 & 0xffff) * 1e14;
            p.maxIncentive[i] = (terms.collaterals[i].tokenTerms >> 192 & 0xffff) * 1e14;
        }
        p.debt = debtOf(terms, borrower) * WAD;
        p.dust = DUST * WAD;
    }

    /// @dev More than the largest repayment is refused: what asks for nearly that or more, asks for all that is allowed.
    function stayBelow(NaivePosition memory p, uint256 which, uint256 repay) private pure returns (uint256) {
        (uint256 incentive,) = p.incentiveOf(which);
        uint256 largest = p.largestOf(which, incentive) / WAD;
        return repay + repay / 1e9 + UNITS < largest ? repay : ALL;
    }

    /// @dev Does it in the model and in the contract, and compares.
    function run(NaivePosition memory p, LiquidationStep[] memory list, uint256 before)
        private
        returns (NaiveOutcome memory outcome)
    {
        string memory refused;
        for (uint256 i; i < list.length && bytes(refused).length == 0 && p.debt > 1e15; ++i) {
            uint256 repay = list[i].repay == ALL ? ALL : list[i].repay * WAD;
            refused = p.step(list[i].index, repay);
        }
        if (bytes(refused).length == 0) outcome = p.settle(before);
        else outcome.refused = refused;
        vm.prank(liquidator);
        try lending.liquidate(crossed(), account(borrower), list, liquidator, "") returns (
            uint256 repaid, uint256[] memory
        ) {
            assertEq(outcome.refused, "", "the rules refuse it");
            compare(p, outcome, repaid);
        } catch {
            assertTrue(bytes(outcome.refused).length != 0, "the rules allow it");
        }
    }

    function compare(NaivePosition memory p, NaiveOutcome memory outcome, uint256 repaid) private view {
        assertApproxEqAbs(repaid * WAD, outcome.repaid, UNITS * WAD, "repaid");
        assertApproxEqAbs(debtOf(crossed(), borrower) * WAD, p.debt, UNITS * WAD, "debt left");
        for (uint256 i; i < 3; ++i) {
            // A unit of the collateral more.
            assertApproxEqAbs(
                pledgedOf(crossed(), borrower, i) * guards[i].borrowPrice() / 1e18,
                p.worth[i],
                UNITS * WAD + guards[i].borrowPrice() / 1e18,
                "collateral left"
            );
        }
    }

    function ascending() private pure returns (LiquidationStep[] memory list) {
        list = new LiquidationStep[](3);
        list[0] = LiquidationStep(1, ALL);
        list[1] = LiquidationStep(0, ALL);
        list[2] = LiquidationStep(2, ALL);
    }
}
