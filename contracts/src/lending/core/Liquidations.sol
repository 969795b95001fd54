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
    /// @inheritdoc ILending
    function liquidate(
        LendingTerms calldata terms,
        Account account,
        LiquidationStep[] calldata steps,
        address to,
        bytes calldata data
    ) external returns (uint256, uint256[] memory) {
        if (to == address(0)) revert ZeroRecipient();
        (uint256 market, uint256 repaid, uint256[] memory seized) = _liquidate(terms, account, steps);
        for (uint256 i; i < seized.length; ++i) {
            if (seized[i] != 0) _push(terms.collaterals[i].token(), to, seized[i]);
        }
        if (data.length != 0) {
            ILiquidationCallback(msg.sender).onLiquidation(market, account, repaid, seized, data);
        }
        if (repaid != 0) _pull(LendingKeyLib.token(terms.loan), repaid);
        return (repaid, seized);
    }

    /// @dev Everything but the tokens.
    function _liquidate(LendingTerms calldata terms, Account account, LiquidationStep[] calldata steps)
        private
        returns (uint256, uint256, uint256[] memory seized)
    {
        Accrual memory state = _accrue(terms.id(), terms.rates);
        Position storage own = _positions[state.market][account];
        Side borrowers = _borrowers[state.market];
        Debt debt = own.debt;
        if (debt.checkedAt() == block.timestamp) revert PositionFresh(block.timestamp);
        uint256 owed = Shares.toAssetsUp(debt.shares(), state.borrowed, borrowers.shares());

        Pledged[] memory pledged = _load(terms.collaterals, own);
        (uint256 worth, uint256 limit) = Liquidation.assess(pledged);
        if (limit >= owed) revert PositionHealthy(owed, limit);
        Outcome memory outcome =
            Liquidation.run(pledged, owed, worth, limit, LendingKeyLib.dust(terms.loan), steps);
        seized = _store(state.market, own, pledged);
        Liquidation.requireEffect(owed, outcome.debtLeft, seized);

        uint256 shares = debt.shares();
        if (outcome.debtLeft != 0) {
            shares = Shares.toSharesDown(outcome.repaid, state.borrowed, borrowers.shares());
        }
        own.debt = DebtLib.pack(debt.shares() - shares, debt.checkedAt());
        borrowers = _takeOff(state, borrowers, shares, outcome.repaid + outcome.writtenOff);
        state.cash = _credited(state, outcome.repaid);
        if (outcome.writtenOff != 0) {
            borrowers = _bearLoss(state.market, account, outcome.writtenOff, borrowers);
        }
        _borrowers[state.market] = borrowers;
        emit Liquidated(
            state.market, account, msg.sender, outcome.repaid, shares, seized, _save(state), borrowers
        );
        return (state.market, outcome.repaid, seized);
    }

    /// @dev The pledges of a position with their prices for liquidation.
    function _load(Collateral[] calldata collaterals, Position storage own)
        private
        view
        returns (Pledged[] memory pledged)
    {
        pledged = new Pledged[](collaterals.length);
        Pledges pair;
        for (uint256 i; i < pledged.length; ++i) {
            if (i & 1 == 0) pair = own.pledges[i >> 1];
            Collateral calldata collateral = collaterals[i];
            Pledged memory one = pledged[i];
            one.ltv = collateral.liquidationLtv();
            one.maxIncentive = collateral.maxIncentive();
            one.amount = pair.amount(i);
            if (one.amount == 0) continue;
            (uint256 price,) = IPriceGuard(collateral.guard()).liquidationPrice();
            one.price = FixedPointMathLib.min(price, MOST_PRICE);
            one.worth = FixedPointMathLib.fullMulDiv(one.amount, one.price, Liquidation.PRICE_ONE);
        }
    }

    /// @dev Writes what is left of the pledges; what is gone no longer counts towards the caps. A position with a debt was
    /// counted when it borrowed.
    /// @return seized units of each.
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

    /// @dev The protocol's uncollected fees bear a loss first: so what lenders own together never falls below nothing.
    /// @return the borrowers' side, whose fees bear it before those of the lenders' side.
    function _bearLoss(uint256 market, Account account, uint256 loss, Side borrowers) private returns (Side) {
        uint256 borne = FixedPointMathLib.min(loss, borrowers.fees());
        Side lenders = _lenders[market];
        uint256 more = FixedPointMathLib.min(loss - borne, lenders.fees());
        if (more != 0) {
            lenders = SideLib.pack(lenders.shares(), lenders.fees() - more);
            _lenders[market] = lenders;
        }
        emit WrittenOff(market, account, loss, borne + more, lenders);
        return SideLib.pack(borrowers.shares(), borrowers.fees() - borne);
    }
}
