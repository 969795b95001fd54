// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What a position is: of each collateral its worth, in loan units times 10^18, and its terms in parts of 10^18.
struct NaivePosition {
    uint256[3] worth;
    uint256[3] ltv;
    uint256[3] maxIncentive;
    uint256 debt;
    uint256 dust;
}

/// @notice What became of it. @param refused why not, in one word; empty where it was done.
struct NaiveOutcome {
    uint256 repaid;
    uint256 writtenOff;
    string refused;
}

/// @notice The rules of liquidation as the documentation has them, straight, in loan units times 10^18: nothing is rounded
/// to units. To be compared with what the contract does, up to units.
library NaiveLiquidation {
    uint256 private constant WAD = 1e18;
    uint256 private constant LEAST = 1.005e18;

    function worthOf(NaivePosition memory p) internal pure returns (uint256) {
        return p.worth[0] + p.worth[1] + p.worth[2];
    }

    function limitOf(NaivePosition memory p) internal pure returns (uint256 limit) {
        for (uint256 i; i < 3; ++i) {
            limit += p.worth[i] * p.ltv[i] / WAD;
        }
    }

    function healthOf(NaivePosition memory p) internal pure returns (uint256) {
        return limitOf(p) * WAD / p.debt;
    }

    /// @notice The incentive, and whether the collateral's turn has come.
    function incentiveOf(NaivePosition memory p, uint256 j) internal pure returns (uint256, bool) {
        uint256 health = healthOf(p);
        uint256 ramp = LEAST;
        if (health < WAD) ramp += (p.maxIncentive[j] - LEAST) * (WAD - health) / 0.05e18;
        uint256 perDebt = worthOf(p) * WAD / p.debt;
        uint256 incentive = least(least(p.maxIncentive[j], ramp), least(perDebt, health * WAD / p.ltv[j]));
        if (incentive >= LEAST) return (incentive, true);
        bool othersLeft;
        for (uint256 i; i < 3; ++i) {
            if (i != j && p.worth[i] != 0) othersLeft = true;
        }
        return (LEAST, perDebt < LEAST || !othersLeft);
    }

    /// @notice How much may be repaid at the incentive.
    function largestOf(NaivePosition memory p, uint256 j, uint256 incentive) internal pure returns (uint256) {
        uint256 limit = limitOf(p);
        uint256 healed = p.debt * 105 / 100;
        if (healed <= limit) return p.debt < p.dust ? p.debt : 0;
        uint256 largest = (healed - limit) * WAD / (1.05e18 - incentive * p.ltv[j] / WAD);
        return largest >= p.debt || p.debt - largest < p.dust ? p.debt : largest;
    }

    /// @notice Seizes for `repay`, or for as much as the rules allow where that is less.
    function step(NaivePosition memory p, uint256 j, uint256 repay) internal pure returns (string memory) {
        (uint256 incentive, bool isDue) = incentiveOf(p, j);
        if (!isDue) return "not due";
        uint256 largest = largestOf(p, j, incentive);
        if (repay > largest) repay = largest;
        uint256 wanted = repay * incentive / WAD;
        if (wanted >= p.worth[j]) (repay, wanted) = (p.worth[j] * WAD / incentive, p.worth[j]);
        p.worth[j] -= wanted;
        p.debt = repay > p.debt ? 0 : p.debt - repay;
        return "";
    }

    /// @notice The judgement after all steps: below the dust bound the collateral goes too, at the least incentive, and
    /// what is owed then is written off.
    function settle(NaivePosition memory p, uint256 debtBefore)
        internal
        pure
        returns (NaiveOutcome memory outcome)
    {
        uint256 left = worthOf(p);
        // Less than a thousandth of a unit is what division left.
        if (p.debt < 1e15) p.debt = 0;
        if (p.debt != 0 && left < p.dust) {
            uint256 price = left * WAD / LEAST;
            if (price >= p.debt) {
                outcome.refused = "dust left";
                return outcome;
            }
            outcome.writtenOff = p.debt - price;
            (p.worth, p.debt) = ([uint256(0), 0, 0], 0);
            outcome.repaid = debtBefore - outcome.writtenOff;
            return outcome;
        }
        if (p.debt != 0 && p.debt < p.dust) outcome.refused = "dust left";
        // What has a price is not seized for nothing.
        if (p.debt == debtBefore) outcome.refused = "nothing liquidated";
        outcome.repaid = debtBefore - p.debt;
    }

    function least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
