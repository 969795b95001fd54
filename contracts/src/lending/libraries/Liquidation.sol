// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {ILendingErrors} from "../interfaces/ILendingErrors.sol";
import {LiquidationStep} from "../interfaces/ILending.sol";

/// @notice One pledged collateral with the price and the terms by which it is judged.
/// @param amount in the token's units, below 2^120.
/// @param price loan units for a unit, times 10^36, at most 2^184.
/// @param ltv liquidation LTV, and maxIncentive the largest incentive, both in parts of 10^18.
/// @param worth floor(amount * price), in loan units.
struct Pledged {
    uint256 amount;
    uint256 price;
    uint256 ltv;
    uint256 maxIncentive;
    uint256 worth;
}

/// @notice What a liquidation did. Amounts in loan units.
struct Outcome {
    uint256 repaid;
    uint256 writtenOff;
    uint256 debtLeft;
}

/// @notice Liquidation: what a liquidator may repay of an unhealthy position and what it gets for that. With D the debt, C
/// the collaterals' worth, W = sum of worth * liquidation LTV, and HF = W/D < 1, of collateral j:
/// ```
///   incentive = min(max_j, 1.005 + (max_j - 1.005) * (1 - HF)/0.05, C/D, HF/LLTV_j)
///   largest repayment = (1.05 * D - W)/(1.05 - incentive * LLTV_j)
/// ```
/// The incentive grows as the position sinks, and never takes more than the position has (C/D) or would lower its health
/// (HF/LLTV_j): so no partial liquidation makes the next one worse. The repayment brings the health to 1.05.
/// Mirrored by contracts/ts/lending/liquidation.ts.
/// @dev All of it runs on unhealthy positions: W < D < 2^105. Each LTV is at least 10^14, so the worth of all is below
/// 8 * 10^4 * 2^105 < 2^122, and every product below stays under 2^245.
library Liquidation {
    using FixedPointMathLib for uint256;

    uint256 internal constant WAD = 1e18;
    uint256 internal constant PRICE_ONE = 1e36;
    /// @notice 0.5 %: below it a liquidator could not pay for its gas.
    uint256 internal constant LEAST_INCENTIVE = 1.005e18;
    uint256 internal constant MOST_INCENTIVE = 1.15e18;
    /// @dev A liquidation heals up to this health.
    uint256 private constant HEALED = 1.05e18;
    /// @dev 1 / 0.05: how fast the incentive grows as the health falls below 1.
    uint256 private constant RAMP = 20;
    /// @dev The incentive shares 30 % of the room between the LTV and 1.
    uint256 private constant ROOM_PART = 0.3e18;

    /// @notice The largest incentive of a liquidation LTV below 1: min(1.15, 1/(1 - 0.3 * (1 - LLTV))), rounded down.
    function largestIncentive(uint256 ltv) internal pure returns (uint256) {
        uint256 room = ROOM_PART * (WAD - ltv) / WAD;
        return FixedPointMathLib.min(MOST_INCENTIVE, WAD * WAD / (WAD - room));
    }

    /// @notice Worth and limit of all collaterals in loan units, each one's rounded down.
    /// @dev Eight worths below 2^185, their products with an LTV below 2^245.
    function assess(Pledged[] memory pledged) internal pure returns (uint256 worth, uint256 limit) {
        unchecked {
            for (uint256 i; i < pledged.length; ++i) {
                Pledged memory one = pledged[i];
                worth += one.worth;
                limit += one.worth * one.ltv / WAD;
            }
        }
    }

    /// @notice What a liquidator gets for each unit that it repays, of one collateral, rounded down. 0 where that is below
    /// 1.005 and one with a lower LTV is left: its turn comes when that is gone. Where the position is worth less than 1.005
    /// times its debt, and of the lowest LTV that is left, 1.005 is the floor: so something can always be seized.
    /// @dev Of the lowest LTV, HF/LLTV is C/D at least, so the floor lifts it by what rounding took.
    function incentiveOf(Pledged[] memory pledged, uint256 index, uint256 debt, uint256 worth, uint256 limit)
        internal
        pure
        returns (uint256)
    {
        Pledged memory own = pledged[index];
        uint256 incentive;
        // The maximum is at least the least in a market that opened. Neither debt nor LTV is 0.
        unchecked {
            uint256 ramp = LEAST_INCENTIVE
                + ((own.maxIncentive - LEAST_INCENTIVE) * RAMP * debt.zeroFloorSub(limit)).rawDiv(debt);
            incentive = own.maxIncentive.min(ramp).min((worth * WAD).rawDiv(debt))
                .min((limit * WAD * WAD).rawDiv(debt * own.ltv));
        }
        if (incentive >= LEAST_INCENTIVE || worth * WAD < debt * LEAST_INCENTIVE) {
            return incentive.max(LEAST_INCENTIVE);
        }
        for (uint256 i; i < pledged.length; ++i) {
            if (pledged[i].ltv < own.ltv && pledged[i].amount != 0) return 0;
        }
        return LEAST_INCENTIVE;
    }

    /// @notice The most that may be repaid against one collateral, in loan units: as much as heals the position, rounded up;
    /// all where what would be left is below the dust bound.
    function largestRepayment(uint256 ltv, uint256 debt, uint256 limit, uint256 incentive, uint256 dust)
        internal
        pure
        returns (uint256)
    {
        unchecked {
            uint256 taken = (incentive * ltv).divUp(WAD);
            // A seizure that takes as much health as its repayment brings cannot heal: all may be repaid.
            if (taken >= HEALED) return debt;
            uint256 largest = (HEALED * debt).zeroFloorSub(WAD * limit).divUp(HEALED - taken);
            return largest >= debt || debt - largest < dust ? debt : largest;
        }
    }

    /// @notice Runs a liquidation over a list of steps, each judged by the position as the steps before left it, and judges
    /// the whole once at the end: no debt is left, or no collateral, or both are worth the dust bound at least.
    ///
    /// Where only dust of collateral is left and does not cover the debt, the liquidator takes and pays for it too, at the
    /// least incentive: a write-off then takes the same call. It is not given away: else a liquidator could repay all but
    /// a dust bound's worth of any position, get the rest for nothing, and leave that debt to the lenders.
    /// @param pledged is changed: `amount` and `worth` are what is left.
    /// @dev Reverts: NoSuchCollateral, CollateralNotDue, RepaymentTooLarge, DustLeft.
    function run(
        Pledged[] memory pledged,
        uint256 debt,
        uint256 worth,
        uint256 limit,
        uint256 dust,
        LiquidationStep[] calldata steps
    ) internal pure returns (Outcome memory outcome) {
        uint256 owed = debt;
        for (uint256 i; i < steps.length && owed != 0; ++i) {
            uint256 index = steps[i].index;
            if (index >= pledged.length) revert ILendingErrors.NoSuchCollateral(index);
            uint256 incentive = incentiveOf(pledged, index, owed, worth, limit);
            Pledged memory own = pledged[index];
            if (incentive == 0) {
                revert ILendingErrors.CollateralNotDue(index, limit * WAD * WAD / (owed * own.ltv));
            }
            uint256 repay = steps[i].repay;
            uint256 largest = largestRepayment(own.ltv, owed, limit, incentive, dust);
            if (repay == type(uint256).max) repay = largest;
            if (repay > largest) revert ILendingErrors.RepaymentTooLarge(repay, largest);
            // One collateral's worth and limit are parts of the sums; what is paid is at most what is owed.
            unchecked {
                worth -= own.worth;
                limit -= own.worth * own.ltv / WAD;
                owed -= _seize(own, repay, incentive);
                worth += own.worth;
                limit += own.worth * own.ltv / WAD;
            }
        }
        if (owed != 0 && worth < dust) {
            uint256 price = (worth * WAD).divUp(LEAST_INCENTIVE);
            if (price >= owed) revert ILendingErrors.DustLeft(owed, worth, dust);
            for (uint256 i; i < pledged.length; ++i) {
                (pledged[i].amount, pledged[i].worth) = (0, 0);
            }
            return Outcome(debt - owed + price, owed - price, 0);
        }
        if (owed != 0 && owed < dust) revert ILendingErrors.DustLeft(owed, worth, dust);
        return Outcome(debt - owed, 0, owed);
    }

    /// @notice Refuses what would change nothing: an empty list of steps, steps that repay nothing, or against what is not
    /// pledged. It is asked of the whole, not of each step: a list may name a collateral that an earlier step, or another
    /// liquidator a moment before, has used up. Without steps a rest of dust is liquidated all the same.
    /// @param debt before, and `debtLeft` after.
    /// @param seized units of each collateral.
    /// @dev Reverts: NothingLiquidated.
    function requireEffect(uint256 debt, uint256 debtLeft, uint256[] memory seized) internal pure {
        if (debtLeft != debt) return;
        for (uint256 i; i < seized.length; ++i) {
            if (seized[i] != 0) return;
        }
        revert ILendingErrors.NothingLiquidated(debt);
    }

    /// @dev Seizes what `repay` takes, rounded down; all of it costs its worth at the incentive, rounded up.
    /// @return paid at most `repay`.
    function _seize(Pledged memory own, uint256 repay, uint256 incentive)
        private
        pure
        returns (uint256 paid)
    {
        if (own.price == 0) {
            own.amount = 0;
            return 0;
        }
        // The repayment is below 2^105, the incentive below 2^61, PRICE_ONE below 2^120.
        unchecked {
            uint256 wanted = (repay * incentive / WAD * PRICE_ONE).rawDiv(own.price);
            if (wanted < own.amount) {
                own.amount -= wanted;
                own.worth = own.amount.fullMulDiv(own.price, PRICE_ONE);
                return repay;
            }
            uint256 whole = own.amount.fullMulDivUp(own.price, PRICE_ONE);
            (own.amount, own.worth) = (0, 0);
            return repay.min((whole * WAD).divUp(incentive));
        }
    }
}
