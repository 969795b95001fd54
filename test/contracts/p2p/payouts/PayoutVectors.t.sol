// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Payout, Payouts, Pot} from "weir/p2p/libraries/Payouts.sol";
import {TimeCost} from "weir/p2p/libraries/TimeCost.sol";
import {Randomness} from "../../vectors/Randomness.sol";
import {VectorFile} from "../../vectors/VectorFile.sol";

/// @notice What each outcome pays over random trades, and what time and lateness cost, for the bindings to repeat.
/// @dev Pots are such as trades have: bonds of 10 to 30 % and never under the court's fee, at most two requests.
contract PayoutVectors is VectorFile {
    uint256 private constant COMMITTED = 520;
    uint256 private constant DAY = 86_400;

    function test_committedPayouts_areWhatSolidityGives() public {
        checkCommitted("p2pPayouts", 0, COMMITTED);
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external pure override returns (string memory) {
        Randomness memory random = Randomness(seed);
        uint256 kind = seed % 13;
        if (kind == 0) return timeText(random);
        if (kind == 1) return lateText(random);
        if (kind == 2) return bondText(random);
        return payoutText(random, kind - 3);
    }

    function potOf(Randomness memory random, bool askedCourts) private pure returns (Pot memory pot) {
        pot.amount = random.ofBits(random.oneIn(8) ? 8 : 120);
        uint256 courtFee = pot.amount * random.below(6000) / 10_000;
        pot.sellerBond = bondOf(pot.amount, random.between(1000, 3000), courtFee);
        bool isStarter = !askedCourts && random.oneIn(6);
        pot.buyerBond = isStarter ? 0 : bondOf(pot.amount, random.between(1000, 3000), courtFee);
        if (askedCourts) pot.courtFees = courtFee * random.below(3);
    }

    /// @dev The page's words: the rate of the amount, rounded up, and never under the court's fee.
    function bondOf(uint256 amount_, uint256 rate, uint256 courtFee) private pure returns (uint256) {
        uint256 bond = amount_ * rate / 10_000;
        if (amount_ * rate % 10_000 != 0) ++bond;
        return bond > courtFee ? bond : courtFee;
    }

    function payoutText(Randomness memory random, uint256 kind) private pure returns (string memory text) {
        Pot memory pot = potOf(random, kind == 5 || kind == 6 || kind == 8 || kind == 9);
        string memory name;
        string memory arguments;
        Payout memory out;
        if (kind == 0) {
            (name, out) = ("free", Payouts.free(pot));
        } else if (kind < 3) {
            uint256 rate = kind == 1 ? Payouts.UNCONFIRMED_RATE : Payouts.NO_DETAILS_RATE;
            arguments = amount(rate);
            if (random.oneIn(2)) (name, out) = ("sellerPays", Payouts.sellerPays(pot, rate));
            else (name, out) = ("buyerPays", Payouts.buyerPays(pot, rate));
        } else if (kind == 3) {
            uint256 rate = random.between(2500, 22_500);
            (name, arguments) = ("buyerPaysTime", amount(rate));
            out = Payouts.buyerPaysTime(pot, rate);
        } else if (kind == 4) {
            uint256 feeRate = random.below(51);
            uint256 lateness = random.oneIn(3) ? 0 : random.below(Payouts.LATE_RATE_MOST + 1);
            (name, arguments) = ("released", string.concat(amount(feeRate), ",", amount(lateness)));
            out = Payouts.released(pot, feeRate, lateness);
        } else if (kind == 5) {
            uint256 toBuyer = random.oneIn(4) ? pot.amount : random.below(pot.amount + 1);
            uint256 feeRate = random.below(51);
            (name, arguments) = ("settled", string.concat(amount(toBuyer), ",", amount(feeRate)));
            out = Payouts.settled(pot, toBuyer, feeRate);
        } else if (kind == 6) {
            (name, out) = ("halved", Payouts.halved(pot));
        } else if (kind == 7) {
            // Nobody concedes without a bond: a starter's buyer has posted it by then.
            if (pot.buyerBond == 0) pot.buyerBond = pot.sellerBond;
            if (random.oneIn(2)) (name, out) = ("sellerConcedes", Payouts.sellerConcedes(pot));
            else (name, out) = ("buyerConcedes", Payouts.buyerConcedes(pot));
        } else if (kind == 8) {
            (name, out) = ("ruledForBuyer", Payouts.ruledForBuyer(pot));
        } else {
            (name, out) = ("ruledForSeller", Payouts.ruledForSeller(pot));
        }
        text = string.concat('{"name":"', name, '",', field("pot", potText(pot)), ",");
        text = string.concat(text, field("arguments", string.concat("[", arguments, "]")), ",");
        return string.concat(text, field("out", outText(out)), "}");
    }

    function potText(Pot memory pot) private pure returns (string memory text) {
        text = string.concat("{", field("amount", amount(pot.amount)), ",");
        text = string.concat(text, field("sellerBond", amount(pot.sellerBond)), ",");
        text = string.concat(text, field("buyerBond", amount(pot.buyerBond)), ",");
        return string.concat(text, field("courtFees", amount(pot.courtFees)), "}");
    }

    function outText(Payout memory out) private pure returns (string memory text) {
        text = string.concat("{", field("seller", amount(out.seller)), ",");
        text = string.concat(text, field("buyer", amount(out.buyer)), ",");
        text = string.concat(text, field("bond", amount(out.bond)), ",");
        return string.concat(text, field("treasury", amount(out.treasury)), "}");
    }

    function timeText(Randomness memory random) private pure returns (string memory text) {
        bool isPegged = random.oneIn(2);
        uint256 most = isPegged ? TimeCost.PEGGED_WINDOW : TimeCost.VOLATILE_WINDOW;
        uint256[4] memory edges = [0, most, DAY < most ? DAY : 1, DAY < most ? DAY + 1 : most - 1];
        uint256 elapsed = random.oneIn(4) ? edges[random.below(4)] : random.below(most + 1);
        text = string.concat('{"name":"timeCostRate",', field("isPegged", truth(isPegged)), ",");
        text = string.concat(text, field("elapsed", amount(elapsed)), ",");
        return string.concat(text, field("rate", amount(TimeCost.rate(isPegged, elapsed))), "}");
    }

    function lateText(Randomness memory random) private pure returns (string memory text) {
        uint256 elapsed = random.oneIn(4) ? DAY + random.below(40) : random.below(14 * DAY);
        text = string.concat('{"name":"lateRate",', field("elapsed", amount(elapsed)), ",");
        text = string.concat(text, field("releaseTime", amount(DAY)), ",");
        return string.concat(text, field("rate", amount(Payouts.lateRate(elapsed, DAY))), "}");
    }

    function bondText(Randomness memory random) private pure returns (string memory text) {
        uint256 whole = random.ofBits(120);
        uint256 rate = random.between(1000, 3000);
        uint256 courtFee = whole * random.below(6000) / 10_000;
        uint256 feeRate = random.below(51);
        text = string.concat('{"name":"bondOf",', field("amount", amount(whole)), ",");
        text = string.concat(text, field("rate", amount(rate)), ",", field("courtFee", amount(courtFee)), ",");
        text = string.concat(text, field("bond", amount(bondOf(whole, rate, courtFee))), ",");
        text = string.concat(text, field("feeRate", amount(feeRate)), ",");
        return string.concat(text, field("fee", amount(Payouts.fee(whole, feeRate))), "}");
    }
}
