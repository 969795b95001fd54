// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MILLION} from "../../libraries/Million.sol";

/// @notice What is in a trade. All in units of its token; `courtFees` left it already.
struct Pot {
    uint256 amount;
    uint256 sellerBond;
    uint256 buyerBond;
    uint256 courtFees;
}

/// @notice Who gets what of it.
/// @param seller to the seller.
/// @param buyer to the buyer.
/// @param bond what is left of the buyer's bond, to who posted it.
/// @param treasury to the treasury.
struct Payout {
    uint256 seller;
    uint256 buyer;
    uint256 bond;
    uint256 treasury;
}

/// @notice What each outcome pays. In each, seller + buyer + bond + treasury + courtFees = amount + both bonds, to the unit:
/// the treasury's part is what the others leave, or nothing.
///
/// Bounds: amounts are below 2^128 and rates at most 10^6, so no product overflows. Bonds are at least 10 % of the amount (but a
/// starter's buyer's, which is 0), more than everything here that is taken from one: at most 5 % and a fee of 0.5 %.
library Payouts {
    /// @notice What a maker pays who cancels or does not confirm, in millionths of the amount.
    uint256 internal constant UNCONFIRMED_RATE = 5000;
    /// @notice What a seller pays who does not post the details that were demanded.
    uint256 internal constant NO_DETAILS_RATE = 20_000;
    /// @notice What a day of late release adds for the buyer, and the most it adds.
    uint256 internal constant LATE_RATE_A_DAY = 5000;
    uint256 internal constant LATE_RATE_MOST = 50_000;
    /// @notice What somebody pays to the other who concedes before a court was asked.
    uint256 internal constant CONCEDE_RATE = 50_000;

    /// @notice Everyone gets back what it brought.
    function free(Pot memory pot) internal pure returns (Payout memory out) {
        out.seller = pot.amount + pot.sellerBond;
        out.bond = pot.buyerBond;
    }

    /// @notice As `free`, but the seller pays `rate` to the treasury; rounded down.
    function sellerPays(Pot memory pot, uint256 rate) internal pure returns (Payout memory out) {
        out = free(pot);
        out.treasury = pot.amount * rate / MILLION;
        out.seller -= out.treasury;
    }

    /// @notice As `free`, but the buyer pays `rate` to the treasury, rounded down.
    function buyerPays(Pot memory pot, uint256 rate) internal pure returns (Payout memory out) {
        out = free(pot);
        out.treasury = _atMost(pot.amount * rate / MILLION, pot.buyerBond);
        out.bond -= out.treasury;
    }

    /// @notice As `free`, but the buyer pays for the time at `rate`, rounded down: half to the seller, whose tokens waited,
    /// rounded down, the rest to the treasury. A starter's buyer has no bond, and pays nothing.
    function buyerPaysTime(Pot memory pot, uint256 rate) internal pure returns (Payout memory out) {
        out = free(pot);
        uint256 cost = _atMost(pot.amount * rate / MILLION, pot.buyerBond);
        out.bond -= cost;
        out.seller += cost / 2;
        out.treasury = cost - cost / 2;
    }

    /// @notice The buyer gets the amount, and what `lateness` (millionths, by `lateRate`) adds; the seller's bond pays it and the fee.
    /// @param feeRate in 1e-4. The fee is rounded up: the treasury keeps the dust.
    function released(Pot memory pot, uint256 feeRate, uint256 lateness)
        internal
        pure
        returns (Payout memory out)
    {
        uint256 late = pot.amount * lateness / MILLION;
        out.treasury = fee(pot.amount, feeRate);
        out.buyer = pot.amount + late;
        out.seller = pot.sellerBond - late - out.treasury;
        out.bond = pot.buyerBond;
    }

    /// @notice The buyer gets `toBuyer` of the amount, the seller the rest; the fee on what the buyer gets and half of what the
    /// courts cost, rounded up, come out of the seller's bond, the other half out of the buyer's. Where two courts left too little
    /// of the seller's bond, the fee is what is left.
    function settled(Pot memory pot, uint256 toBuyer, uint256 feeRate)
        internal
        pure
        returns (Payout memory out)
    {
        uint256 buyerHalf = pot.courtFees / 2;
        uint256 left = pot.sellerBond - (pot.courtFees - buyerHalf);
        out.treasury = _atMost(fee(toBuyer, feeRate), left);
        out.buyer = toBuyer;
        out.seller = pot.amount - toBuyer + left - out.treasury;
        out.bond = pot.buyerBond - buyerHalf;
    }

    /// @notice Nobody ruled: each gets half of the amount, the seller the odd unit; bonds as when settled, and no fee.
    function halved(Pot memory pot) internal pure returns (Payout memory) {
        return settled(pot, pot.amount / 2, 0);
    }

    /// @notice The seller gives in before a court was asked.
    function sellerConcedes(Pot memory pot) internal pure returns (Payout memory out) {
        uint256 extra = pot.amount * CONCEDE_RATE / MILLION;
        out.buyer = pot.amount + extra;
        out.seller = pot.sellerBond - extra;
        out.bond = pot.buyerBond;
    }

    /// @notice The buyer gives in before a court was asked. What it has lost goes to the seller.
    function buyerConcedes(Pot memory pot) internal pure returns (Payout memory out) {
        uint256 extra = pot.amount * CONCEDE_RATE / MILLION;
        out.seller = pot.amount + pot.sellerBond + extra;
        out.bond = pot.buyerBond - extra;
    }

    /// @notice The buyer is right. The seller's bond pays the courts, and the buyer's what that one cannot; the rest of the
    /// seller's goes to the treasury, never to who ruled.
    function ruledForBuyer(Pot memory pot) internal pure returns (Payout memory out) {
        uint256 paid = _atMost(pot.courtFees, pot.sellerBond);
        out.buyer = pot.amount;
        out.bond = pot.buyerBond - (pot.courtFees - paid);
        out.treasury = pot.sellerBond - paid;
    }

    /// @notice The seller is right; the mirror image.
    function ruledForSeller(Pot memory pot) internal pure returns (Payout memory out) {
        uint256 paid = _atMost(pot.courtFees, pot.buyerBond);
        out.seller = pot.amount + pot.sellerBond - (pot.courtFees - paid);
        out.treasury = pot.buyerBond - paid;
    }

    /// @notice The fee on `amount`, at `feeRate` in 1e-4, rounded up.
    function fee(uint256 amount, uint256 feeRate) internal pure returns (uint256) {
        return (amount * feeRate + 9999) / 10_000;
    }

    /// @notice What `elapsed` seconds in Paid add to a release, in millionths: nothing in the first `releaseTime`, then a day's
    /// rate in a straight line, up to the most.
    function lateRate(uint256 elapsed, uint256 releaseTime) internal pure returns (uint256) {
        if (elapsed <= releaseTime) return 0;
        return _atMost((elapsed - releaseTime) * LATE_RATE_A_DAY / 1 days, LATE_RATE_MOST);
    }

    function _atMost(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
