// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "../interfaces/ILending.sol";
import {GuardCalls} from "../libraries/GuardCalls.sol";
import {MarketRules} from "../libraries/MarketRules.sol";
import {Account} from "../types/Account.sol";
import {Debt, Funds, FundsLib, Pledges, Side} from "../types/Ledger.sol";
import {Collateral, LendingTerms} from "../types/LendingTerms.sol";
import {RateModel} from "../types/RateModel.sol";
import {LendingStorage} from "./LendingStorage.sol";
import {TokenMoves} from "./TokenMoves.sol";

/// @notice Opening markets, reporting prices, and reading.
abstract contract LendingMarkets is LendingStorage, TokenMoves {
    /// @inheritdoc ILending
    function openLendingMarket(LendingTerms calldata terms) external returns (uint256 market) {
        market = terms.id();
        if (_funds[market].time() != 0) revert LendingMarketExists(market);
        MarketRules.check(terms);
        _funds[market] = FundsLib.pack(0, 0, block.timestamp, 0);
        Terms storage kept = _terms[market];
        (kept.loan, kept.rates) = (terms.loan, terms.rates);
        for (uint256 i; i < terms.collaterals.length; ++i) {
            kept.collaterals.push(terms.collaterals[i]);
        }
        _markets.push(market);
        emit LendingMarketOpened(market, msg.sender, terms);
    }

    /// @inheritdoc ILending
    function reportPrice(LendingTerms calldata terms, uint256 index) external returns (bool isDown) {
        uint256 market = terms.id();
        Funds funds = _funds[market];
        if (funds.time() == 0) revert UnknownLendingMarket(market);
        if (index >= terms.collaterals.length) revert NoSuchCollateral(index);
        isDown = !GuardCalls.isLive(index, terms.collaterals[index].guard());
        uint256 flags = funds.flags();
        flags = isDown ? flags | 1 << index : flags & ~(uint256(1) << index);
        // The time stays: a report accrues nothing.
        _funds[market] = FundsLib.pack(funds.cash(), funds.borrowed(), funds.time(), flags);
        emit PriceReported(market, index, isDown, flags & FundsLib.DOWN_MASK);
    }

    // ------------------------------------------------------------------ reading

    /// @inheritdoc ILending
    function marketState(uint256 market) external view returns (Funds, Side, Side) {
        return (_funds[market], _lenders[market], _borrowers[market]);
    }

    /// @inheritdoc ILending
    function position(uint256 market, Account account)
        external
        view
        returns (uint256, Debt, Pledges[4] memory)
    {
        Position storage own = _positions[market][account];
        return (own.supplyShares, own.debt, own.pledges);
    }

    /// @inheritdoc ILending
    function pledgedTotal(uint256 market, uint256 index) external view returns (uint256) {
        return _pledged[market][index];
    }

    /// @inheritdoc ILending
    function termsOf(uint256 market) external view returns (uint256, uint256, Collateral[] memory) {
        Terms storage kept = _terms[market];
        return (kept.loan, RateModel.unwrap(kept.rates), kept.collaterals);
    }

    /// @inheritdoc ILending
    function lendingMarkets(uint256 from, uint256 count)
        external
        view
        returns (uint256[] memory markets, uint256 total)
    {
        total = _markets.length;
        if (from > total) from = total;
        if (count > total - from) count = total - from;
        markets = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            markets[i] = _markets[from + i];
        }
    }

    /// @inheritdoc ILending
    function pauseOf(uint256 market) external view returns (uint256 until, uint256 again) {
        return (uint64(_pauses[market]), _pauses[market] >> 64);
    }

    /// @inheritdoc ILending
    function isOperator(address owner, address operator) external view returns (bool) {
        return _operators[owner][operator];
    }
}
