// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../../../types/MarketKey.sol";
import {Account} from "../../types/Account.sol";
import {LendingTerms} from "../../types/LendingTerms.sol";
import {IPathSwaps} from "./IPathSwaps.sol";

/// @notice What is traded for which position.
/// @param terms of the lending market.
/// @param account the caller's.
/// @param index which of the market's collaterals.
/// @param path the exchange's markets, one to four: from the loan token to the collateral where a position grows, from the
///        collateral to the loan token where it shrinks.
/// @param deadline the last second in which it may be done; 0 for none.
struct Trade {
    LendingTerms terms;
    Account account;
    uint256 index;
    MarketKey[] path;
    uint256 deadline;
}

/// @notice A signature for ILending.setOperatorBySignature; without bytes there is none.
struct OperatorSignature {
    uint256 nonce;
    uint256 deadline;
    bytes signature;
}

/// @notice Leave to act for the caller, given before and taken back after, where wanted.
/// @param grant signed for this contract with `isAllowed` true.
/// @param revocation with `isAllowed` false.
struct Permission {
    OperatorSignature grant;
    OperatorSignature revocation;
}

/// @title Leverage: positions opened, closed and reduced in one transaction each.
/// @notice It acts as the caller's operator in lending (ILending.setOperator, or a signature brought along), for accounts
/// of the caller and for nobody else's, and takes tokens of the caller's wallet only: its allowance, in the token or in
/// Permit2, is given to this contract. Prices are bounded by what the caller says must come out at least; a trade at worse
/// prices, whoever moved them, reverts and changes nothing.
///
/// What is needed for a moment is borrowed from the exchange, at no cost. Opening needs there as much of the loan token as
/// is borrowed; closing, no more than the collateral is sold for.
///
/// A signature that somebody else used first breaks nothing, as long as the permission then is what was signed for.
///
/// Reverts of all: NotAuthorised (also where the account is somebody else's), DeadlineExpired, SignatureExpired, NonceUsed,
/// BadSignature, NoSuchCollateral, PathBroken, PathEndsElsewhere, the exchange's OutputTooLow, NothingOut and NotFilled.
interface ILeverage is IPathSwaps {
    /// @notice A position grew.
    /// @param spent loan units, borrowed ones and the caller's; of these the caller got back what is below a
    ///        lot.
    /// @param bought collateral units for them.
    /// @param debt loan units borrowed.
    /// @param margin collateral units that the caller brought.
    event LeverageOpened(
        uint256 indexed market,
        Account indexed account,
        uint256 index,
        uint256 spent,
        uint256 bought,
        uint256 debt,
        uint256 margin
    );
    /// @notice A position shrank.
    /// @param sold collateral units.
    /// @param proceeds loan units for them.
    /// @param repaid loan units of the debt.
    /// @param paidOut loan units that the caller got.
    event LeverageReduced(
        uint256 indexed market,
        Account indexed account,
        uint256 index,
        uint256 sold,
        uint256 proceeds,
        uint256 repaid,
        uint256 paidOut
    );

    /// @notice Borrows `debt`, buys collateral for it and for `loanMargin` of the caller's, and pledges that with
    /// `collateralMargin` of the caller's. A position that is there grows.
    /// @param leastBought collateral units that the purchase brings at least.
    /// @return bought collateral units.
    /// @dev Reverts: PullFailed, PullMismatch, as ILending.borrow and addCollateral do, and the exchange's
    /// PushFailed where it holds less than `debt`.
    function open(
        Trade calldata trade,
        uint256 debt,
        uint256 loanMargin,
        uint256 collateralMargin,
        uint256 leastBought,
        Permission calldata permission
    ) external returns (uint256 bought);

    /// @notice Sells all that is pledged of the collateral, repays the account's whole debt, and pays the rest to the caller.
    /// Other collaterals stay, free of debt.
    /// @param leastBack loan units that the caller gets at least.
    /// @return back loan units that the caller got.
    /// @dev Reverts: CollateralTooLow or ZeroAmount where nothing is pledged; OutputTooLow, whose figures are
    /// the sale's: the debt is in them.
    function close(Trade calldata trade, uint256 leastBack, Permission calldata permission)
        external
        returns (uint256 back);

    /// @notice Sells `sold` of the collateral, repays the debt with what that brings, and pays what the debt does not take to
    /// the caller. The rest of the position must then be within its borrow LTV, as for any collateral that is taken out.
    /// @param leastOut loan units that the sale brings at least. As much is repaid before the collateral is taken out, so a
    ///        bound that is too low can also leave the position beyond its limit for a moment: BorrowLimit.
    /// @return repaid loan units taken off the debt.
    /// @return back loan units that the caller got.
    /// @dev Reverts: as ILending.removeCollateral does.
    function repayWithCollateral(
        Trade calldata trade,
        uint256 sold,
        uint256 leastOut,
        Permission calldata permission
    ) external returns (uint256 repaid, uint256 back);
}
