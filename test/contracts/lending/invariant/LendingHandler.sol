// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {Funds} from "weir/lending/types/Ledger.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {Holding} from "./LendingActors.sol";
import {LendingJudge} from "./LendingJudge.sol";

/// @notice The actions of a campaign. Each keeps the books, and judges what concerns it alone: L4 to L10 of INVARIANTS.md.
/// What is refused must be refused with one of the errors that the manual names for it.
contract LendingHandler is LendingJudge {
    /// @dev One action of an account in a market. Half of them find the market accrued.
    modifier acts(uint256 seed) {
        ++actions;
        (market, who) = (seed % MARKETS, actors[seed / 2 % ACTORS]);
        (wasAccrued, loss) = (pick(seed, 1, 2) == 0, 0);
        if (wasAccrued) accrueNow();
        note();
        _;
        checkPrices(market, loss, wasAccrued);
        checkOthers(market, who);
    }

    function contractUnderTest() external view returns (ILending) {
        return lending;
    }

    function loanToken() external view returns (PlainToken) {
        return loan;
    }

    function tokenAt(uint256 index) external view returns (PlainToken) {
        return tokens[index];
    }

    /// @notice From now on no guard has a price, and asking for one of liquidation reverts.
    function silenceGuards() external {
        for (uint256 i; i < 3; ++i) {
            guards[i].setDown();
            guards[i].setGrace(block.timestamp);
        }
    }

    // ------------------------------------------------------------------ lenders

    function supply(uint256 seed, uint256 amount) external acts(seed) {
        amount = bound(amount, 1, 300_000 * TOKEN);
        bool byShares = pick(seed, 2, 2) == 1;
        if (byShares) amount *= 1e6;
        bytes memory call = abi.encodeCall(
            ILending.supply, (keyAt(market), account(who), byShares ? 0 : amount, byShares ? amount : 0)
        );
        (bool went, uint256 assets,) = attempt(
            call,
            [
                ILendingErrors.PricesDown.selector,
                ILendingErrors.ZeroAmount.selector,
                ILendingErrors.LendingOverflow.selector,
                bytes4(0)
            ]
        );
        if (!went) return;
        accrueBooks(market);
        books[market].cash += assets;
        ++done["supplied"];
    }

    function withdraw(uint256 seed, uint256 part) external acts(seed) {
        uint256 own = holdingOf(market, who).supplyShares;
        if (own == 0) return;
        uint256 shares = part % 4 == 0 ? own : bound(part, 1, own);
        bytes memory call = abi.encodeCall(ILending.withdraw, (keyAt(market), account(who), 0, shares, who));
        if (pick(seed, 2, 2) == 1) {
            uint256 assets = shares / 2e6 + 1;
            call = abi.encodeCall(ILending.withdraw, (keyAt(market), account(who), assets, 0, who));
        }
        (bool went, uint256 assetsOut,) = attempt(
            call,
            [ILendingErrors.InsufficientCash.selector, ILendingErrors.SupplyTooLow.selector, bytes4(0), 0]
        );
        if (!went) return;
        accrueBooks(market);
        books[market].cash -= assetsOut;
        ++done["withdrawn"];
    }

    // ------------------------------------------------------------------ borrowers

    function addCollateral(uint256 seed, uint256 amount) external acts(seed) {
        uint256 index = pick(seed, 3, countOf(market));
        uint256[3] memory most = [50 * ETH, 2 * BTC, 100_000 * ETH];
        bytes memory call = abi.encodeCall(
            ILending.addCollateral, (terms(), account(who), index, bound(amount, 1, most[index]))
        );
        (bool went,,) = attempt(
            call,
            [
                ILendingErrors.PriceNotLive.selector,
                ILendingErrors.CollateralBelowDust.selector,
                ILendingErrors.CapExceeded.selector,
                bytes4(0)
            ]
        );
        if (went) ++done["pledged"];
    }

    function removeCollateral(uint256 seed, uint256 part) external acts(seed) {
        uint256 index = pick(seed, 3, countOf(market));
        uint256 own = holdingOf(market, who).pledged[index];
        if (own == 0) return;
        uint256 amount = part % 4 == 0 ? own : bound(part, 1, own);
        bytes memory call =
            abi.encodeCall(ILending.removeCollateral, (terms(), account(who), index, amount, who));
        (bool went,,) = attempt(
            call,
            [
                ILendingErrors.PriceNotLive.selector,
                ILendingErrors.CollateralBelowDust.selector,
                ILendingErrors.BorrowLimit.selector,
                bytes4(0)
            ]
        );
        if (!went) return;
        ++done["unpledged"];
        checkWithinLimit();
    }

    /// @dev Up to a little more than what the collaterals carry.
    function borrow(uint256 seed, uint256 part) external acts(seed) {
        (uint256 limit,) = carried();
        uint256 debt = debtNow(market, who);
        uint256 room = limit > debt ? limit - debt : 0;
        uint256 assets = bound(part, 1, room + room / 8 + DUST);
        bytes memory call = abi.encodeCall(ILending.borrow, (terms(), account(who), assets, 0, who));
        if (pick(seed, 2, 2) == 1) {
            call = abi.encodeCall(ILending.borrow, (terms(), account(who), 0, assets * 1e6, who));
        }
        borrowBy(call);
    }

    /// @dev All that the collaterals carry and the market has: so that debts are large and the use is high.
    function borrowMost(uint256 seed) external acts(seed) {
        accrueNow();
        (uint256 limit,) = carried();
        uint256 debt = debtNow(market, who);
        (Funds funds,,) = marketOf(market);
        // Two units, for the roundings of the debt.
        if (limit < debt + 3) return;
        uint256 assets = limit - debt - 2;
        if (assets > funds.cash()) assets = funds.cash();
        if (assets == 0) return;
        borrowBy(abi.encodeCall(ILending.borrow, (terms(), account(who), assets, 0, who)));
    }

    function borrowBy(bytes memory call) private {
        (bool went, uint256 out) = attemptToBorrow(call);
        if (!went) return;
        accrueBooks(market);
        books[market].cash -= out;
        books[market].borrowed += out;
        ++done["borrowed"];
        assertGe(debtNow(market, who), DUST, "L4: a debt of dust");
        checkWithinLimit();
    }

    /// @dev L8: without a try. For anybody, of any size.
    function repay(uint256 seed, uint256 part) external acts(seed) {
        address debtor = actors[pick(seed, 4, ACTORS)];
        uint256 debt = debtNow(market, debtor);
        bool byShares = pick(seed, 2, 2) == 1;
        uint256 amount = part % 4 == 0 ? ALL : bound(part, 1, debt + 1) * (byShares ? 1e6 : 1);
        // Now and then all but little, so that there are debts near the dust bound.
        uint256 rest = bound(part, DUST / 2, 3 * DUST);
        if (pick(part, 5, 3) == 0 && !byShares && debt > rest) amount = debt - rest;
        vm.prank(who);
        (uint256 paid,) =
            lending.repay(keyAt(market), account(debtor), byShares ? 0 : amount, byShares ? amount : 0);
        accrueBooks(market);
        credit(paid, 0);
        if (paid != 0) ++done["repaid"];
        who = debtor;
    }

    // ------------------------------------------------------------------ liquidators

    /// @dev L10: whoever is unhealthy, and was not checked in this second, is liquidated without a try, from the lowest LTV
    /// up; it ends healed or without a debt.
    function crashAndLiquidateAll(uint256 seed, uint256 depth) external acts(seed) {
        crash(depth);
        if (!isDue()) return;
        Holding memory before = holdingOf(market, who);
        uint256 debt = debtNow(market, who);
        liquidateBy(ascending());
        (uint256 limit,) = judged();
        uint256 left = debtNow(market, who);
        // What rounding takes: a unit of each worth and limit.
        assertTrue(left == 0 || (limit + 8) * 100 >= left * 105, "L10: neither healed nor gone");
        checkBare();
        assertLe(left, debt);
        assertLe(holdingOf(market, who).debtShares, before.debtShares);
        ++done["liquidated"];
    }

    /// @dev L9: one step of any size.
    function crashAndLiquidatePart(uint256 seed, uint256 depth, uint256 part) external acts(seed) {
        crash(depth);
        if (!isDue()) return;
        uint256 debt = debtNow(market, who);
        (uint256 limit, uint256 worth) = judged();
        uint256 index = pick(seed, 3, countOf(market));
        uint256 asked = sizeOf(part, debt);
        bytes memory call =
            abi.encodeCall(ILending.liquidate, (terms(), account(who), steps(index, asked), liquidator, ""));
        vm.prank(liquidator);
        (bool went, bytes memory answer) = address(lending).call(call);
        if (!went) {
            accept(
                answer,
                [
                    ILendingErrors.RepaymentTooLarge.selector,
                    ILendingErrors.CollateralNotDue.selector,
                    ILendingErrors.DustLeft.selector,
                    ILendingErrors.NothingLiquidated.selector
                ]
            );
            if (bytes4(answer) == ILendingErrors.NothingLiquidated.selector) {
                assertTrue(asked == 0 || holdingOf(market, who).pledged[index] == 0, "something was there");
            }
            return;
        }
        afterLiquidation(debt, abi.decode(answer, (uint256)));
        checkBare();
        ++done["liquidatedInPart"];
        uint256 left = debtNow(market, who);
        if (left == 0 || worth * 1000 < debt * 1005) return;
        (uint256 limitLeft,) = judged();
        assertGe((limitLeft + 8) * debt, limit * (left - 2), "L9: the health fell");
    }

    /// @dev Of a step: all that is allowed, or some of what may be.
    function sizeOf(uint256 part, uint256 debt) private pure returns (uint256) {
        return pick(part, 6, 3) == 0 ? ALL : bound(part, 0, debt / 3);
    }

    // ------------------------------------------------------------------ the world

    function movePrice(uint256 index, uint256 price) external {
        uint256[3] memory usual = [ETH_PRICE, BTC_PRICE, STEADY_PRICE];
        index %= 3;
        guards[index].setPrice(usual[index] * bound(price, 500, 2000) / 1000);
    }

    function takeDown(uint256 index) external {
        guards[index % 3].setDown();
    }

    /// @dev Now and then supplying stops; it goes on once somebody says so again.
    function report(uint256 seed) external acts(seed) {
        uint256 index = pick(seed, 3, countOf(market));
        lending.reportPrice(terms(), index);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 60 days));
    }

    function donate(uint256 index, uint256 amount) external {
        amount = bound(amount, 1, 1e18);
        index %= 4;
        donated[index] += amount;
        if (index == 0) loan.mint(address(lending), amount);
        else tokens[index - 1].mint(address(lending), amount);
    }

    function collectFees(uint256 seed) external acts(seed) {
        accrueBooks(market);
        uint256 fees = books[market].fees;
        vm.prank(owner);
        uint256 amount = lending.collectFees(keyAt(market), owner);
        assertEq(amount, fees < books[market].cash ? fees : books[market].cash, "L3: fees");
        books[market].fees -= amount;
        books[market].cash -= amount;
    }
}
