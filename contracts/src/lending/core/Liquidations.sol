// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {ILending, LiquidationStep} from "../interfaces/ILending.sol";
import {ILiquidationCallback} from "../interfaces/ILendingCallbacks.sol";
import {IPriceGuard} from "../interfaces/IPriceGuard.sol";
import {Liquidation, Outcome, Pledged} from "../libraries/Liquidation.sol";
import {Shares} from "../libraries/Shares.sol";
import {Account} from "../types/Account.sol";
import {Debt, DebtLib, Pledges, Side, SideLib} from "../types/Ledger.sol";
import {Collateral, LendingKeyLib, LendingTerms} from "../types/LendingTerms.sol";
import {Borrowers} from "./Borrowers.sol";

/// @notice Liquidating.
abstract contract Liquidations is Borrowers {
    /// @dev What one liquidation carries from step to step, in memory for the stack's sake.
    struct Call {
        Accrual state;
        uint256 shares;
        uint256 debt;
        Side borrowers;
        Outcome outcome;
        uint256[] seized;
    }

    /// @inheritdoc ILending
    function liquidate(
        LendingTerms calldata terms,
        Account account,
        LiquidationStep[] calldata steps,
        address to,
        bytes calldata data
    ) external returns (uint256, uint256[] memory) {
        if (to == address(0)) revert ZeroRecipient();
        Call memory call = _liquidate(terms, account, steps);
        uint256 market = call.state.market;
        for (uint256 i; i < call.seized.length; ++i) {
            if (call.seized[i] != 0) _push(terms.collaterals[i].token(), to, call.seized[i]);
        }
        if (data.length != 0) {
            ILiquidationCallback(msg.sender)
                .onLiquidation(market, account, call.outcome.repaid, call.seized, data);
        }
        if (call.outcome.repaid != 0) _pull(LendingKeyLib.token(terms.loan), call.outcome.repaid);
        return (call.outcome.repaid, call.seized);
    }

    /// @dev Everything but the tokens.
    function _liquidate(LendingTerms calldata terms, Account account, LiquidationStep[] calldata steps)
        private
        returns (Call memory call)
    {
        call.state = _accrue(terms.key());
        Position storage own = _positions[call.state.market][account];
        call.borrowers = _borrowers[call.state.market];
        Debt debt = own.debt;
        if (debt.checkedAt() == block.timestamp) revert PositionFresh(block.timestamp);
        call.shares = debt.shares();
        call.debt = Shares.toAssetsUp(call.shares, call.state.borrowed, call.borrowers.shares());

        Pledged[] memory pledged = _load(terms.collaterals, own);
        (uint256 worth, uint256 limit) = Liquidation.assess(pledged);
        if (limit >= call.debt) revert PositionHealthy(call.debt, limit);
        call.outcome =
            Liquidation.run(pledged, call.debt, worth, limit, LendingKeyLib.dust(terms.loan), steps);
        call.seized = _store(call.state.market, own, pledged);
        Liquidation.requireEffect(call.debt, call.outcome.debtLeft, call.seized);
        _settleDebt(call, account, own, debt);
        emit Liquidated(
            call.state.market,
            account,
            msg.sender,
            call.outcome.repaid,
            call.shares,
            call.seized,
            _save(call.state),
            call.borrowers
        );
    }

    /// @dev The pledges of a position with their prices for liquidation.
    function _load(Collateral[] calldata collaterals, Position storage own)
        private
        view
        returns (Pledged[] memory pledged)
    {
        pledged = new Pledged[](collaterals.length);
        Pledges pair;
        for (uint256 i; i < collaterals.length; ++i) {
            if (i & 1 == 0) pair = own.pledges[i >> 1];
            Pledged memory one = pledged[i];
            one.ltv = collaterals[i].liquidationLtv();
            one.maxIncentive = collaterals[i].maxIncentive();
            one.amount = pair.amount(i);
            if (one.amount == 0) continue;
            (uint256 price,) = IPriceGuard(collaterals[i].guard()).liquidationPrice();
            one.price = FixedPointMathLib.min(price, MOST_PRICE);
            one.worth = FixedPointMathLib.fullMulDiv(one.amount, one.price, Liquidation.PRICE_ONE);
        }
    }

    /// @dev Writes what is left of the pledges; what is gone no longer counts towards the caps. A position with a debt was
    /// counted when it borrowed. @return seized units of each.
    function _store(uint256 market, Position storage own, Pledged[] memory pledged)
        private
        returns (uint256[] memory seized)
    {
        seized = new uint256[](pledged.length);
        for (uint256 i; i < pledged.length; ++i) {
            Pledges pair = own.pledges[i >> 1];
            uint256 gone = pair.amount(i) - pledged[i].amount;
            if (gone == 0) continue;
            seized[i] = gone;
            own.pledges[i >> 1] = pair.withAmount(i, pledged[i].amount);
            _pledged[market][i] -= gone;
        }
    }

    /// @dev Takes what was repaid and what is written off from the debt. The protocol's uncollected fees bear a loss first:
    /// so what lenders own together never falls below nothing.
    function _settleDebt(Call memory call, Account account, Position storage own, Debt debt) private {
        Outcome memory outcome = call.outcome;
        Accrual memory state = call.state;
        uint256 left = call.shares;
        if (outcome.debtLeft != 0) {
            call.shares = Shares.toSharesDown(outcome.repaid, state.borrowed, call.borrowers.shares());
        }
        call.borrowers = _takeOff(state, call.borrowers, call.shares, outcome.repaid + outcome.writtenOff);
        state.cash = _credited(state, outcome.repaid);
        if (outcome.writtenOff != 0) _bearLoss(call, account);
        _borrowers[state.market] = call.borrowers;
        own.debt = DebtLib.pack(left - call.shares, debt.checkedAt());
    }

    function _bearLoss(Call memory call, Account account) private {
        uint256 loss = call.outcome.writtenOff;
        uint256 borne = FixedPointMathLib.min(loss, call.borrowers.fees());
        call.borrowers = SideLib.pack(call.borrowers.shares(), call.borrowers.fees() - borne);
        Side lenders = _lenders[call.state.market];
        uint256 more = FixedPointMathLib.min(loss - borne, lenders.fees());
        if (more != 0) {
            lenders = SideLib.pack(lenders.shares(), lenders.fees() - more);
            _lenders[call.state.market] = lenders;
        }
        emit WrittenOff(call.state.market, account, loss, borne + more, lenders);
    }
}
