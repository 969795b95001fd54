// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../../interfaces/IExchange.sol";
import {PoolShareToken} from "../../periphery/PoolShareToken.sol";
import {MarketKey, MarketKeyLib} from "../../types/MarketKey.sol";
import {SwapTermsLib} from "../../types/Terms.sol";
import {ILending, LiquidationStep} from "../interfaces/ILending.sol";
import {ILiquidationCallback} from "../interfaces/ILendingCallbacks.sol";
import {Account} from "../types/Account.sol";
import {Collateral, LendingKeyLib, LendingTerms} from "../types/LendingTerms.sol";
import {PathSwaps} from "./PathSwaps.sol";
import {ILiquidator, Sale} from "./interfaces/ILiquidator.sol";

/// @title Liquidator
/// @notice ILiquidator is the manual. It has no owner and holds nothing between calls.
/// @dev What a hostile market, token or account can do: make a call of somebody who chose it revert, or bring less than
/// `leastSurplus`, which reverts too.
contract Liquidator is ILiquidator, ILiquidationCallback, PathSwaps {
    constructor(IExchange exchange, ILending lending) PathSwaps(exchange, lending) {}

    /// @inheritdoc ILiquidator
    function liquidate(
        LendingTerms calldata terms,
        Account account,
        LiquidationStep[] calldata steps,
        Sale[] calldata sales,
        uint256 leastSurplus
    ) external nonReentrant returns (uint256 repaid, uint256 surplus) {
        uint256[] memory seized;
        (repaid, seized) = LENDING.liquidate(
            terms, account, steps, address(this), abi.encode(msg.sender, terms.loan, terms.collaterals, sales)
        );
        address loan = LendingKeyLib.token(terms.loan);
        surplus = _held(loan);
        if (surplus < leastSurplus) revert SurplusTooLow(surplus, leastSurplus);
        emit LiquidationSold(terms.id(), account, msg.sender, repaid, surplus);
        _payAll(loan, msg.sender);
        for (uint256 i; i < seized.length; ++i) {
            if (seized[i] != 0) _payAll(terms.collaterals[i].token(), msg.sender);
        }
    }

    /// @inheritdoc ILiquidationCallback
    /// @dev Lending calls back its own caller only, with that caller's data: so this runs in `liquidate`, for its caller.
    function onLiquidation(uint256, Account, uint256 repaid, uint256[] calldata seized, bytes calldata data)
        external
    {
        if (msg.sender != address(LENDING)) revert NotCalledBack(msg.sender);
        (address caller, uint256 loanWord, Collateral[] memory collaterals, Sale[] memory sales) =
            abi.decode(data, (address, uint256, Collateral[], Sale[]));
        address loan = LendingKeyLib.token(loanWord);
        for (uint256 i; i < sales.length; ++i) {
            Sale memory sale = sales[i];
            if (sale.index >= seized.length) revert NoSuchCollateral(sale.index);
            uint256 amount = seized[sale.index];
            if (amount == 0) continue;
            // The cast keeps the low 160 bits, which are the token.
            address token = address(uint160(collaterals[sale.index].tokenTerms));
            if (sale.pool.baseTerms != 0) {
                _sellShares(sale, token, amount, loan, caller);
            } else if (sale.path.length != 0) {
                _swap(sale.path, token, amount, loan, 0, 0);
                _giveDust(sale.path, token, caller);
            }
        }
        uint256 proceeds = _held(loan);
        if (proceeds < repaid) revert ProceedsTooLow(proceeds, repaid);
        _allow(loan, address(LENDING), repaid);
    }

    /// @dev The pool's tokens stay inside the exchange until they are sold, so one of them may be the chain's own coin. Dust
    /// is given away once both are: the path of one may lead over the other.
    function _sellShares(Sale memory sale, address token, uint256 shares, address loan, address caller)
        private
    {
        PoolShareToken(token).unwrap(shares);
        // No least amounts: the caller's bound on the surplus judges.
        (uint256 base, uint256 quote) = EXCHANGE.removeLiquidity(
            sale.pool,
            shares,
            0,
            0,
            SwapTermsLib.pack(address(this), 0, 0, 0, uint8(SwapTermsLib.TO_INTERNAL))
        );
        address baseToken = MarketKeyLib.tokenOf(sale.pool.baseTerms);
        address quoteToken = MarketKeyLib.tokenOf(sale.pool.quoteTerms);
        uint256 inside = SwapTermsLib.FROM_INTERNAL;
        if (sale.path.length != 0) _swap(sale.path, baseToken, base, loan, 0, inside);
        if (sale.quotePath.length != 0) _swap(sale.quotePath, quoteToken, quote, loan, 0, inside);
        _takeOut(loan);
        _giveInside(baseToken, caller);
        _giveInside(quoteToken, caller);
        _giveDust(sale.path, baseToken, caller);
        _giveDust(sale.quotePath, quoteToken, caller);
    }
}
