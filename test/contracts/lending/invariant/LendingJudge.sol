// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending, LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {Debt} from "weir/lending/types/Ledger.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {Books, Holding, LendingActors} from "./LendingActors.sol";

/// @notice What a campaign's action is made of: trying it, keeping the books, and judging the position it was about.
abstract contract LendingJudge is LendingActors {
    /// @notice How often each kind of action went through.
    mapping(string what => uint256) public done;
    uint256 public actions;

    /// @dev Which market and who; the last action's.
    uint256 internal market;
    address internal who;
    bool internal wasAccrued;
    uint256 internal loss;

    /// @dev Lets a second pass and the prices move so that a position that has a debt is somewhere between health 0.3 and 1:
    /// the first with a debt from the chosen one on.
    function crash(uint256 depth) internal {
        vm.warp(block.timestamp + 1);
        accrueNow();
        for (uint256 i; i < ACTORS && debtNow(market, who) == 0; ++i) {
            who = actors[(depth % ACTORS + i) % ACTORS];
        }
        note();
        (uint256 limit,) = judged();
        uint256 debt = debtNow(market, who);
        if (debt == 0 || limit == 0) return;
        uint256 health = bound(depth, 0.3e18, 1e18);
        for (uint256 i; i < countOf(market); ++i) {
            (uint256 price,) = guards[i].liquidationPrice();
            guards[i].setPrice(price * health / WAD * debt / limit);
        }
    }

    function terms() internal view returns (LendingTerms memory) {
        return termsAt(market);
    }

    function accrueNow() internal {
        lending.accrue(keyAt(market));
        accrueBooks(market);
    }

    function attemptToBorrow(bytes memory call) internal returns (bool went, uint256 assets) {
        bytes memory answer;
        vm.prank(who);
        (went, answer) = address(lending).call(call);
        if (went) return (true, abi.decode(answer, (uint256)));
        bytes4 name = bytes4(answer);
        if (name == ILendingErrors.CapExceeded.selector || name == ILendingErrors.DebtBelowDust.selector) {
            return (false, 0);
        }
        accept(
            answer,
            [
                ILendingErrors.BorrowLimit.selector,
                ILendingErrors.InsufficientCash.selector,
                ILendingErrors.PriceNotLive.selector,
                ILendingErrors.CollateralBelowDust.selector
            ]
        );
    }

    function attempt(bytes memory call, bytes4[4] memory allowed)
        internal
        returns (bool went, uint256 first, uint256 second)
    {
        bytes memory answer;
        vm.prank(who);
        (went, answer) = address(lending).call(call);
        if (!went) accept(answer, allowed);
        else if (answer.length == 64) (first, second) = abi.decode(answer, (uint256, uint256));
    }

    function accept(bytes memory reason, bytes4[4] memory allowed) internal pure {
        for (uint256 i; i < 4; ++i) {
            if (allowed[i] != 0 && bytes4(reason) == allowed[i]) return;
        }
        // memory-safe: reverts with the reason as it came.
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    function liquidateBy(LiquidationStep[] memory list) internal {
        uint256 debt = debtNow(market, who);
        vm.prank(liquidator);
        (uint256 repaid,) = lending.liquidate(terms(), account(who), list, liquidator, "");
        afterLiquidation(debt, repaid);
    }

    /// @dev A position without a debt afterwards that did not pay all of it was written off, the fees bearing it first.
    function afterLiquidation(uint256 debt, uint256 repaid) internal {
        uint256 writtenOff = holdingOf(market, who).debtShares == 0 ? debt - repaid : 0;
        uint256 borne = writtenOff < books[market].fees ? writtenOff : books[market].fees;
        books[market].fees -= borne;
        loss = writtenOff - borne;
        if (writtenOff != 0) ++done["writtenOff"];
        credit(repaid, writtenOff);
    }

    /// @dev The last share's unit, rounded up, may be one that nobody owes.
    function credit(uint256 paid, uint256 writtenOff) internal {
        Books storage own = books[market];
        uint256 off = paid + writtenOff;
        own.cash += paid;
        own.borrowed = off > own.borrowed ? 0 : own.borrowed - off;
    }

    /// @dev L6.
    function checkBare() internal view {
        Holding memory held = holdingOf(market, who);
        if (held.pledged[0] + held.pledged[1] + held.pledged[2] == 0) {
            assertEq(held.debtShares, 0, "L6: a debt without collateral");
        }
    }

    /// @dev L4. Taking collateral out does not write what it accrued.
    function checkWithinLimit() internal {
        accrueNow();
        uint256 debt = debtNow(market, who);
        if (debt == 0) return;
        (uint256 limit, bool isWhole) = carried();
        assertTrue(isWhole, "L4: a pledge of dust or without a price");
        assertLe(debt, limit, "L4: above the borrow LTV");
    }

    /// @dev What the collaterals carry for new debt, and whether each has a price and is worth the dust bound.
    function carried() internal view returns (uint256 limit, bool isWhole) {
        uint256[3] memory ltv = [uint256(8084), 7238, 8601];
        Holding memory held = holdingOf(market, who);
        isWhole = true;
        for (uint256 i; i < 3; ++i) {
            if (held.pledged[i] == 0) continue;
            uint256 worth = held.pledged[i] * guards[i].borrowPrice() / 1e36;
            if (worth < DUST) isWhole = false;
            limit += worth * ltv[i] / 10_000;
        }
    }

    /// @dev Limit and worth for liquidation.
    function judged() internal view returns (uint256 limit, uint256 worth) {
        uint256[3] memory ltv = [uint256(8600), 7700, 9150];
        Holding memory held = holdingOf(market, who);
        for (uint256 i; i < 3; ++i) {
            (uint256 price,) = guards[i].liquidationPrice();
            uint256 own = held.pledged[i] * price / 1e36;
            worth += own;
            limit += own * ltv[i] / 10_000;
        }
    }

    /// @dev Unhealthy, and not checked in this second.
    function isDue() internal view returns (bool) {
        (uint256 limit,) = judged();
        return limit < debtNow(market, who) && checkedAt() != block.timestamp;
    }

    function checkedAt() internal view returns (uint256) {
        (, Debt debt,) = lending.position(ids[market], account(who));
        return debt.checkedAt();
    }

    function ascending() internal view returns (LiquidationStep[] memory list) {
        if (market == 0) return steps(0, ALL);
        list = new LiquidationStep[](3);
        list[0] = LiquidationStep(1, ALL);
        list[1] = LiquidationStep(0, ALL);
        list[2] = LiquidationStep(2, ALL);
    }
}
