// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "../interfaces/ILending.sol";
import {ILendingErrors} from "../interfaces/ILendingErrors.sol";
import {CollateralView, ILendingLens, LendingMarketView, PositionView} from "../interfaces/ILendingLens.sol";
import {Account, AccountLib} from "../types/Account.sol";
import {Collateral} from "../types/LendingTerms.sol";
import {RateModel} from "../types/RateModel.sol";
import {GuardAnswers, GuardReader} from "./GuardReader.sol";

/// @title LendingLens
/// @notice Reads whole views of lending in one call. ILendingLens is the manual. It holds nothing and can change nothing.
contract LendingLens is ILendingLens {
    /// @inheritdoc ILendingLens
    ILending public immutable override LENDING;

    constructor(ILending lending) {
        LENDING = lending;
    }

    /// @inheritdoc ILendingLens
    function lendingMarkets(uint256 from, uint256 count)
        external
        view
        returns (LendingMarketView[] memory views, uint256 total)
    {
        uint256[] memory markets;
        (markets, total) = LENDING.lendingMarkets(from, count);
        views = new LendingMarketView[](markets.length);
        for (uint256 i; i < markets.length; ++i) {
            views[i] = _market(markets[i]);
        }
    }

    /// @inheritdoc ILendingLens
    function lendingMarket(uint256 market) external view returns (LendingMarketView memory v) {
        v = _market(market);
        if (v.funds.time() == 0) revert ILendingErrors.UnknownLendingMarket(market);
    }

    /// @inheritdoc ILendingLens
    function positionsOf(address owner, uint96[] calldata numbers, uint256[] calldata markets)
        external
        view
        returns (PositionView[] memory views)
    {
        views = new PositionView[](numbers.length * markets.length);
        uint256 count;
        for (uint256 i; i < markets.length; ++i) {
            for (uint256 j; j < numbers.length; ++j) {
                PositionView memory v = _position(markets[i], AccountLib.pack(owner, numbers[j]));
                if (_isEmpty(v)) continue;
                views[count++] = v;
            }
        }
        // memory-safe: cuts the array to a length that is at most its own.
        assembly ("memory-safe") {
            mstore(views, count)
        }
    }

    function _market(uint256 market) private view returns (LendingMarketView memory v) {
        v.market = market;
        (v.funds, v.lenders, v.borrowers) = LENDING.marketState(market);
        uint256 rates;
        Collateral[] memory collaterals;
        (v.loan, rates, collaterals) = LENDING.termsOf(market);
        v.rates = RateModel.wrap(rates);
        (uint256 until,) = LENDING.pauseOf(market);
        // A pause holds up to and with its last second.
        if (block.timestamp <= until) v.pausedUntil = until;
        v.collaterals = new CollateralView[](collaterals.length);
        for (uint256 i; i < collaterals.length; ++i) {
            v.collaterals[i] = _collateral(market, i, collaterals[i]);
        }
    }

    function _collateral(uint256 market, uint256 index, Collateral memory collateral)
        private
        view
        returns (CollateralView memory)
    {
        // The cast keeps the low 160 bits, which are the guard.
        GuardAnswers memory answers = GuardReader.ask(address(uint160(collateral.guardTerms)));
        return CollateralView({
            tokenTerms: collateral.tokenTerms,
            guardTerms: collateral.guardTerms,
            pledged: LENDING.pledgedTotal(market, index),
            borrowPrice: answers.borrowPrice,
            liquidationPrice: answers.liquidationPrice,
            isLive: answers.isLive,
            graceSince: answers.graceSince,
            reserve: answers.reserve
        });
    }

    function _position(uint256 market, Account account) private view returns (PositionView memory v) {
        (v.market, v.account) = (market, account);
        (v.supplyShares, v.debt, v.pledges) = LENDING.position(market, account);
    }

    /// @dev A position that was closed keeps the time of its last check and its mark for the caps.
    function _isEmpty(PositionView memory v) private pure returns (bool) {
        uint256 pledged;
        for (uint256 i; i < v.pledges.length; ++i) {
            pledged |= v.pledges[i].amount(0) | v.pledges[i].amount(1);
        }
        return v.supplyShares | v.debt.shares() | pledged == 0;
    }
}
