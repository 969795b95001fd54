// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchange} from "../../interfaces/IExchange.sol";
import {IExchangeErrors} from "../../interfaces/IExchangeErrors.sol";
import {IFlashCallback} from "../../interfaces/IFlashCallback.sol";
import {SwapTermsLib} from "../../types/Terms.sol";
import {ILending} from "../interfaces/ILending.sol";
import {Shares} from "../libraries/Shares.sol";
import {Account} from "../types/Account.sol";
import {Debt, Funds, Pledges, Side} from "../types/Ledger.sol";
import {LendingKey, LendingKeyLib} from "../types/LendingTerms.sol";
import {PathSwaps} from "./PathSwaps.sol";
import {ILeverage, OperatorSignature, Permission, Trade} from "./interfaces/ILeverage.sol";

/// @title Leverage
/// @notice ILeverage is the manual. It has no owner and holds nothing between calls.
/// @dev Many owners make it their operator. So every act in lending is for an account whose owner was compared with the
/// caller in `begun`; the callback's account comes back through the exchange from there. Tokens and markets are the
/// caller's choice and may be hostile: in the middle of a call they meet a contract that takes no other.
contract Leverage is ILeverage, IFlashCallback, PathSwaps {
    /// @dev What the callback does. Opening: spends `amount` and pledges `margin` more. Reducing: sells `amount`.
    struct Work {
        address trader;
        bool isOpening;
        uint256 amount;
        uint256 margin;
        uint256 leastOut;
        LendingKey key;
    }

    /// @dev What the callback bought, for the call that it runs in.
    uint256 private transient _bought;

    /// @dev The caller's own account, in time, by its leave.
    modifier begun(Trade calldata trade, Permission calldata permission) {
        if (trade.account.owner() != msg.sender) revert NotAuthorised(trade.account, msg.sender);
        if (trade.deadline != 0 && block.timestamp > trade.deadline) {
            revert IExchangeErrors.DeadlineExpired(trade.deadline, block.timestamp);
        }
        if (trade.index >= trade.terms.collaterals.length) revert NoSuchCollateral(trade.index);
        _permit(permission.grant, true);
        _;
        _permit(permission.revocation, false);
    }

    constructor(IExchange exchange, ILending lending) PathSwaps(exchange, lending) {}

    /// @inheritdoc ILeverage
    function open(
        Trade calldata trade,
        uint256 debt,
        uint256 loanMargin,
        uint256 collateralMargin,
        uint256 leastBought,
        Permission calldata permission
    ) external nonReentrant begun(trade, permission) returns (uint256 bought) {
        address loan = LendingKeyLib.token(trade.terms.loan);
        address collateral = trade.terms.collaterals[trade.index].token();
        if (loanMargin != 0) _pull(loan, loanMargin);
        if (collateralMargin != 0) _pull(collateral, collateralMargin);
        LendingKey memory key = trade.terms.key();
        uint256 spent = debt + loanMargin;
        _flash(loan, debt, 0, trade, Work(msg.sender, true, spent, collateralMargin, leastBought, key));
        bought = _bought;
        emit LeverageOpened(key.id(), trade.account, trade.index, spent, bought, debt, collateralMargin);
        _payAll(loan, msg.sender);
    }

    /// @inheritdoc ILeverage
    function close(Trade calldata trade, uint256 leastBack, Permission calldata permission)
        external
        nonReentrant
        begun(trade, permission)
        returns (uint256 back)
    {
        LendingKey memory key = trade.terms.key();
        uint256 debt = _debtOf(key, trade.account);
        (, back) = _reduce(key, trade, _pledged(key, trade), debt, debt + leastBack);
    }

    /// @inheritdoc ILeverage
    function repayWithCollateral(
        Trade calldata trade,
        uint256 sold,
        uint256 leastOut,
        Permission calldata permission
    ) external nonReentrant begun(trade, permission) returns (uint256 repaid, uint256 back) {
        LendingKey memory key = trade.terms.key();
        return _reduce(key, trade, sold, _debtOf(key, trade.account), leastOut);
    }

    /// @inheritdoc IFlashCallback
    /// @dev The exchange calls back its own caller only, with that caller's data: so this runs in one of the functions above,
    /// for its caller.
    function onFlash(address[] calldata, uint256[] calldata owed, bytes calldata data) external {
        if (msg.sender != address(EXCHANGE)) revert NotCalledBack(msg.sender);
        (Trade memory trade, Work memory work) = abi.decode(data, (Trade, Work));
        address loan = LendingKeyLib.token(trade.terms.loan);
        // The cast keeps the low 160 bits, which are the token.
        address collateral = address(uint160(trade.terms.collaterals[trade.index].tokenTerms));
        if (work.isOpening) {
            _bought = _swap(trade.path, loan, work.amount, collateral, work.leastOut, 0);
            _giveDust(trade.path, loan, work.trader);
            uint256 added = _bought + work.margin;
            _allow(collateral, address(LENDING), added);
            LENDING.addCollateral(trade.terms, trade.account, trade.index, added);
            LENDING.borrow(trade.terms, trade.account, owed[0], 0, address(this));
            _allow(loan, address(EXCHANGE), owed[0]);
        } else {
            if (owed[0] != 0) _repay(work.key, trade.account, loan, owed[0]);
            LENDING.removeCollateral(trade.terms, trade.account, trade.index, work.amount, address(this));
            // What it brings stays inside the exchange, which takes its loan from there.
            uint256 mode = SwapTermsLib.TO_INTERNAL;
            _swap(trade.path, collateral, work.amount, loan, work.leastOut, mode);
            _giveDust(trade.path, collateral, work.trader);
        }
    }

    /// @dev Sells `sold` for at least `leastOut` and repays up to `debt`, which is the account's. What is certain to come in
    /// is repaid first, with a loan of the exchange: lending gives collateral only out of a position that stays sound.
    function _reduce(
        LendingKey memory key,
        Trade calldata trade,
        uint256 sold,
        uint256 debt,
        uint256 leastOut
    ) private returns (uint256 repaid, uint256 back) {
        address loan = LendingKeyLib.token(trade.terms.loan);
        repaid = FixedPointMathLib.min(leastOut, debt);
        Work memory work = Work(msg.sender, false, sold, 0, leastOut, key);
        _flash(loan, repaid, SwapTermsLib.FROM_INTERNAL, trade, work);
        _takeOut(loan);
        uint256 proceeds = repaid + _held(loan);
        if (repaid != debt && proceeds != repaid) {
            repaid += _repay(key, trade.account, loan, proceeds - repaid);
        }
        back = proceeds - repaid;
        emit LeverageReduced(key.id(), trade.account, trade.index, sold, proceeds, repaid, back);
        _payAll(loan, msg.sender);
        _payAll(trade.terms.collaterals[trade.index].token(), msg.sender);
    }

    function _flash(address loan, uint256 amount, uint256 mode, Trade calldata trade, Work memory work)
        private
    {
        (address[] memory tokens, uint256[] memory amounts) = (new address[](1), new uint256[](1));
        (tokens[0], amounts[0]) = (loan, amount);
        EXCHANGE.flash(new bytes[](0), tokens, amounts, mode, abi.encode(trade, work));
    }

    /// @return paid what lending took: at most `amount`.
    function _repay(LendingKey memory key, Account account, address loan, uint256 amount)
        private
        returns (uint256 paid)
    {
        _allow(loan, address(LENDING), amount);
        (paid,) = LENDING.repay(key, account, amount, 0);
    }

    /// @dev A signature may have been used by somebody else; what counts is the permission that then holds.
    function _permit(OperatorSignature calldata given, bool isAllowed) private {
        if (given.signature.length == 0) return;
        try LENDING.setOperatorBySignature(
            msg.sender, address(this), isAllowed, given.nonce, given.deadline, given.signature
        ) {}
        catch (bytes memory reason) {
            if (LENDING.isOperator(msg.sender, address(this)) == isAllowed) return;
            // memory-safe: reverts with the bytes that came back, which are above their length word.
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
    }

    /// @dev What the account owes now, interest until now included.
    function _debtOf(LendingKey memory key, Account account) private returns (uint256) {
        LENDING.accrue(key);
        (, Debt debt,) = LENDING.position(key.id(), account);
        (Funds funds,, Side borrowers) = LENDING.marketState(key.id());
        return Shares.toAssetsUp(debt.shares(), funds.borrowed(), borrowers.shares());
    }

    function _pledged(LendingKey memory key, Trade calldata trade) private view returns (uint256) {
        (,, Pledges[4] memory pledges) = LENDING.position(key.id(), trade.account);
        return pledges[trade.index >> 1].amount(trade.index);
    }
}
