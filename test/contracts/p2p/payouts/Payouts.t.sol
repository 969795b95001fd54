// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Payout, Payouts, Pot} from "weir/p2p/libraries/Payouts.sol";
import {StateTable} from "weir/p2p/libraries/StateTable.sol";
import {TimeCost} from "weir/p2p/libraries/TimeCost.sol";

/// @notice Over all trades that can be: nothing is lost, nothing is made, nobody pays more than is said.
contract PayoutsTest is Test {
    uint256 private constant MILLION = 1e6;

    /// @dev A trade's seed, as fuzzed: rates and fees are brought into their bounds, so that each seed is a trade.
    struct Seed {
        uint128 amount;
        uint16 sellerRate;
        uint16 buyerRate;
        uint16 courtRate;
        uint8 requests;
        uint8 feeRate;
        bool isStarter;
    }

    // ------------------------------------------------------------------ free, faults, time

    function testFuzz_free_givesEveryoneWhatItBrought(Seed memory seed) public pure {
        Pot memory pot = potOf(seed, false);
        Payout memory out = Payouts.free(pot);
        assertConserved(pot, out);
        assertEq(out.seller, pot.amount + pot.sellerBond);
        assertEq(out.bond, pot.buyerBond);
    }

    function testFuzz_sellerPays_takesTheRateAndNoMore(Seed memory seed, bool isDetails) public pure {
        Pot memory pot = potOf(seed, false);
        uint256 rate = isDetails ? 20_000 : 5000;
        Payout memory out = Payouts.sellerPays(pot, rate);
        assertConserved(pot, out);
        assertEq(out.treasury, pot.amount * rate / MILLION);
        assertEq(out.bond, pot.buyerBond, "the buyer loses nothing");
        assertEq(out.buyer, 0, "and gains nothing by the other's silence");
    }

    function testFuzz_buyerPays_takesTheRateOutOfItsBondOnly(Seed memory seed) public pure {
        Pot memory pot = potOf(seed, false);
        Payout memory out = Payouts.buyerPays(pot, 5000);
        assertConserved(pot, out);
        uint256 due = pot.amount * 5000 / MILLION;
        assertEq(out.treasury, due < pot.buyerBond ? due : pot.buyerBond);
        assertEq(out.seller, pot.amount + pot.sellerBond, "the seller gains nothing by the other's silence");
    }

    function testFuzz_buyerPaysTime_sharesTheCostWithTheSeller(Seed memory seed, bool isPegged, uint256 time)
        public
        pure
    {
        Pot memory pot = potOf(seed, false);
        uint256 most = isPegged ? TimeCost.PEGGED_WINDOW : TimeCost.VOLATILE_WINDOW;
        uint256 rate = TimeCost.rate(isPegged, bound(time, 0, most));
        Payout memory out = Payouts.buyerPaysTime(pot, rate);
        assertConserved(pot, out);
        uint256 cost = pot.buyerBond - out.bond;
        assertLe(cost, pot.amount * 22_500 / MILLION, "never above 2.25 %");
        assertEq(out.seller, pot.amount + pot.sellerBond + cost / 2);
        if (seed.isStarter) assertEq(cost, 0, "who posted nothing pays nothing");
    }

    function testFuzz_timeCost_neverFallsAsTimeGoesOn(bool isPegged, uint256 time, uint256 more) public pure {
        uint256 most = isPegged ? TimeCost.PEGGED_WINDOW : TimeCost.VOLATILE_WINDOW;
        time = bound(time, 0, most);
        more = bound(more, time, most);
        assertLe(TimeCost.rate(isPegged, time), TimeCost.rate(isPegged, more));
    }

    function test_timeCost_isThatOfThePageAtItsCorners() public pure {
        assertEq(TimeCost.rate(true, 0), 5000);
        assertEq(TimeCost.rate(true, 1 days), 5000);
        assertEq(TimeCost.rate(true, 6 days), 22_500);
        assertEq(TimeCost.rate(false, 0), 2500);
        assertEq(TimeCost.rate(false, 6 hours), 12_500);
    }

    // ------------------------------------------------------------------ released, settled, halved

    function testFuzz_released_givesTheBuyerAllItPaidFor(Seed memory seed, uint256 elapsed) public pure {
        Pot memory pot = potOf(seed, false);
        uint256 lateness = Payouts.lateRate(bound(elapsed, 0, 10_000 days), StateTable.RELEASE_TIME);
        Payout memory out = Payouts.released(pot, seed.feeRate, lateness);
        assertConserved(pot, out);
        assertGe(out.buyer, pot.amount);
        assertLe(out.buyer, pot.amount + pot.amount / 20, "5 % more at the most");
        assertEq(out.bond, pot.buyerBond);
        assertLe(out.treasury, pot.amount / 200 + 1, "a fee of 0.5 % at the most");
    }

    function testFuzz_settled_givesTheBuyerExactlyWhatWasAgreed(Seed memory seed, uint256 toBuyer)
        public
        pure
    {
        Pot memory pot = potOf(seed, true);
        toBuyer = bound(toBuyer, 0, pot.amount);
        Payout memory out = Payouts.settled(pot, toBuyer, seed.feeRate);
        assertConserved(pot, out);
        assertEq(out.buyer, toBuyer);
        assertGe(out.seller, pot.amount - toBuyer, "the fee comes out of the bond");
        assertEq(out.bond, pot.buyerBond - pot.courtFees / 2);
        assertLe(out.treasury, toBuyer / 200 + 1);
    }

    /// @dev Two courts at a fee that is the bond leave nothing of it: all to the buyer still settles.
    function test_settled_afterTwoDearCourts_takesNoFeeThatIsNotThere() public pure {
        Payout memory out = Payouts.settled(Pot(25e6, 9e6, 9e6, 18e6), 25e6, 50);
        assertEq(out.buyer, 25e6);
        assertEq(out.seller + out.bond + out.treasury, 0);
    }

    function testFuzz_halved_givesEachHalf_andTheSellerTheOddUnit(Seed memory seed) public pure {
        Pot memory pot = potOf(seed, true);
        Payout memory out = Payouts.halved(pot);
        assertConserved(pot, out);
        assertEq(out.buyer, pot.amount / 2);
        assertEq(out.treasury, 0, "no fee");
        assertEq(
            out.seller, pot.amount - pot.amount / 2 + pot.sellerBond - (pot.courtFees - pot.courtFees / 2)
        );
    }

    // ------------------------------------------------------------------ conceded, ruled

    function testFuzz_conceding_costsATwentieth_andGoesToTheOther(Seed memory seed) public pure {
        seed.isStarter = false;
        Pot memory pot = potOf(seed, false);
        Payout memory bySeller = Payouts.sellerConcedes(pot);
        assertConserved(pot, bySeller);
        assertEq(bySeller.buyer, pot.amount + pot.amount / 20);
        assertEq(bySeller.bond, pot.buyerBond);
        Payout memory byBuyer = Payouts.buyerConcedes(pot);
        assertConserved(pot, byBuyer);
        assertEq(byBuyer.seller, pot.amount + pot.sellerBond + pot.amount / 20);
        assertEq(byBuyer.buyer, 0);
        assertEq(bySeller.treasury + byBuyer.treasury, 0);
    }

    /// @dev What the loser's bond cannot pay of two courts the winner's does, and nobody's amount.
    function testFuzz_ruling_takesTheLosersBond_andNeverPaysTheCourtMore(Seed memory seed) public pure {
        Pot memory pot = potOf(seed, true);
        Payout memory buyer = Payouts.ruledForBuyer(pot);
        assertConserved(pot, buyer);
        assertEq(buyer.buyer, pot.amount);
        assertEq(buyer.seller, 0);
        uint256 rest = pot.courtFees > pot.sellerBond ? pot.courtFees - pot.sellerBond : 0;
        assertEq(buyer.bond, pot.buyerBond - rest);
        Payout memory seller = Payouts.ruledForSeller(pot);
        assertConserved(pot, seller);
        rest = pot.courtFees > pot.buyerBond ? pot.courtFees - pot.buyerBond : 0;
        assertEq(seller.seller, pot.amount + pot.sellerBond - rest);
        assertEq(seller.buyer + seller.bond, 0);
    }

    // ------------------------------------------------------------------ fees and lateness

    function testFuzz_fee_isTheRateRoundedUp(uint128 amount, uint256 rate) public pure {
        rate = bound(rate, 0, 50);
        uint256 fee = Payouts.fee(amount, rate);
        assertGe(fee * 10_000, uint256(amount) * rate);
        if (fee != 0) assertLt((fee - 1) * 10_000, uint256(amount) * rate);
    }

    function test_lateRate_startsAfterADay_andStopsAtFivePercent() public pure {
        assertEq(Payouts.lateRate(1 days, 1 days), 0);
        assertEq(Payouts.lateRate(1 days + 17, 1 days), 0, "rounded down");
        assertEq(Payouts.lateRate(1 days + 18, 1 days), 1);
        assertEq(Payouts.lateRate(2 days, 1 days), 5000);
        assertEq(Payouts.lateRate(11 days - 1, 1 days), 49_999);
        assertEq(Payouts.lateRate(11 days, 1 days), 50_000);
        assertEq(Payouts.lateRate(11 days + 1, 1 days), 50_000);
    }

    // ------------------------------------------------------------------ pots

    function assertConserved(Pot memory pot, Payout memory out) private pure {
        assertEq(
            out.seller + out.buyer + out.bond + out.treasury + pot.courtFees,
            pot.amount + pot.sellerBond + pot.buyerBond,
            "nothing is lost and nothing is made"
        );
    }

    /// @dev As trades come to be: bonds of 10 to 30 % and never under one request's fee; at most two requests.
    function potOf(Seed memory seed, bool isHeard) private pure returns (Pot memory pot) {
        seed.feeRate = uint8(bound(seed.feeRate, 0, 50));
        pot.amount = bound(seed.amount, 1, type(uint128).max / 2);
        uint256 courtFee = pot.amount * bound(seed.courtRate, 0, 12_000) / 10_000;
        pot.sellerBond = bondOf(pot.amount, bound(seed.sellerRate, 1000, 3000), courtFee);
        pot.buyerBond = bondOf(pot.amount, bound(seed.buyerRate, 1000, 3000), courtFee);
        if (isHeard) pot.courtFees = courtFee * bound(seed.requests, 0, 2);
        else if (seed.isStarter) pot.buyerBond = 0;
    }

    function bondOf(uint256 amount, uint256 rate, uint256 courtFee) private pure returns (uint256) {
        uint256 bond = (amount * rate + 9999) / 10_000;
        return bond > courtFee ? bond : courtFee;
    }
}
