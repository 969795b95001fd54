// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILendingErrors} from "../interfaces/ILendingErrors.sol";
import {Collateral, LendingKeyLib, LendingTerms} from "../types/LendingTerms.sol";
import {RateModel} from "../types/RateModel.sol";
import {GuardCalls} from "./GuardCalls.sol";
import {Liquidation} from "./Liquidation.sol";

/// @notice What a market may be, looked at once, when it opens. Mirrored by contracts/ts/lending/marketRules.ts.
library MarketRules {
    uint256 private constant WAD = 1e18;
    uint256 private constant MOST_COLLATERALS = 8;
    /// @dev 1000 % a year at full use: what Interest's bounds are built on.
    uint256 private constant MOST_RATE = 10e18;

    /// @notice Reverts with what is wrong with the terms.
    function check(LendingTerms calldata terms) internal view {
        address loan = LendingKeyLib.token(terms.loan);
        _requireToken(loan);
        if (LendingKeyLib.dust(terms.loan) == 0) revert ILendingErrors.DustZero();
        _checkRates(terms.rates);
        uint256 count = terms.collaterals.length;
        if (count == 0 || count > MOST_COLLATERALS) revert ILendingErrors.CollateralCount(count);
        for (uint256 i; i < count; ++i) {
            address token = terms.collaterals[i].token();
            _requireToken(token);
            if (token == loan) revert ILendingErrors.UnsupportedLendingToken(token);
            for (uint256 other; other < i; ++other) {
                if (terms.collaterals[other].token() == token) {
                    revert ILendingErrors.UnsupportedLendingToken(token);
                }
            }
            _checkRisk(terms.collaterals[i], i);
            _checkGuard(terms.collaterals[i], i, loan);
        }
    }

    /// @notice The largest cap of a collateral, for `reserve` units of it in the venue's pool. Selling c units into a pool of
    /// y lowers its price by 1 + 2c/y at first order, so liquidations at the LTV L and the incentive i stop healing where
    /// L * i * (1 + 2c/y) passes 1 (arXiv 2510.10171): c = y * (1/(L * i) - 1)/2, rounded down.
    function largestCap(uint256 reserve, uint256 liquidationLtv, uint256 incentive)
        internal
        pure
        returns (uint256)
    {
        // L * i is below 1 for each incentive that `check` lets pass.
        return reserve * (WAD * WAD * WAD / (liquidationLtv * incentive) - WAD) / (2 * WAD);
    }

    function _requireToken(address token) private view {
        if (token.code.length == 0 || token == address(this)) {
            revert ILendingErrors.UnsupportedLendingToken(token);
        }
    }

    function _checkRates(RateModel rates) private pure {
        // Three fields below 2^104.
        uint256 most = rates.base() + rates.below() + rates.above();
        if (!rates.isValid() || most > MOST_RATE) revert ILendingErrors.BadRates(RateModel.unwrap(rates));
    }

    /// @dev Every other bit of a market's words has a meaning: so no market has two ids.
    function _checkRisk(Collateral calldata collateral, uint256 index) private pure {
        if (collateral.hasSpareBits()) revert ILendingErrors.SpareBits(index, collateral.tokenTerms);
        (uint256 borrowLtv, uint256 ltv) = (collateral.borrowLtv(), collateral.liquidationLtv());
        if (borrowLtv == 0 || borrowLtv >= ltv) revert ILendingErrors.BadLtv(index, borrowLtv, ltv);
        uint256 largest = ltv < WAD ? Liquidation.largestIncentive(ltv) : 0;
        if (largest < Liquidation.LEAST_INCENTIVE) revert ILendingErrors.ToxicLtv(index, ltv);
        uint256 incentive = collateral.maxIncentive();
        if (incentive < Liquidation.LEAST_INCENTIVE || incentive > largest) {
            revert ILendingErrors.BadIncentive(index, incentive, largest);
        }
    }

    /// @dev All that lending will ever ask of the guard is asked once: one that cannot say a price for liquidation would
    /// leave debts that nobody can liquidate.
    function _checkGuard(Collateral calldata collateral, uint256 index, address loan) private view {
        address guard = collateral.guard();
        GuardCalls.requirePair(index, guard, collateral.token(), loan);
        if (GuardCalls.borrowPrice(index, guard) == 0 || !GuardCalls.isLive(index, guard)) {
            revert ILendingErrors.PriceNotLive(index, guard);
        }
        uint256 most = largestCap(
            GuardCalls.observedReserve(index, guard), collateral.liquidationLtv(), collateral.maxIncentive()
        );
        if (collateral.cap() == 0 || collateral.cap() > most) {
            revert ILendingErrors.SpiralCap(index, collateral.cap(), most);
        }
    }
}
