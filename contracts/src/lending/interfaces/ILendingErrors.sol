// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Account} from "../types/Account.sol";

/// @notice The ways in which lending says no, with the values that decided it. Besides, of OpenZeppelin:
/// OwnableUnauthorizedAccount and OwnableInvalidOwner.
interface ILendingErrors {
    // ------------------------------------------------------------------ opening a market
    /// @notice No market was opened with these terms. Its id would be `market`.
    error UnknownLendingMarket(uint256 market);
    /// @notice A market with these terms is open already.
    error LendingMarketExists(uint256 market);
    /// @notice A token has no code, is this contract, stands twice, or is both loan and collateral.
    error UnsupportedLendingToken(address token);
    /// @notice A market has one to eight collaterals.
    error CollateralCount(uint256 count);
    /// @notice The kink is not between no use and full use, or the rate at full use is above 1000 % a year.
    error BadRates(uint256 rates);
    /// @notice The dust bound is at least one unit.
    error DustZero();
    /// @notice LTVs: 0 < borrow LTV < liquidation LTV. In parts of 10^18.
    error BadLtv(uint256 index, uint256 borrowLtv, uint256 liquidationLtv);
    /// @notice At this LTV liquidations would make positions worse: the incentive that leaves room for losses would be
    /// below the least one.
    error ToxicLtv(uint256 index, uint256 liquidationLtv);
    /// @notice The largest incentive is between 1.005 and what the LTV leaves room for, `largest`. In parts of 10^18.
    error BadIncentive(uint256 index, uint256 incentive, uint256 largest);
    /// @notice A collateral's `tokenTerms` have bits set that mean nothing, 208 and above: the same market could be opened
    /// under many ids.
    error SpareBits(uint256 index, uint256 tokenTerms);
    /// @notice The address does not answer as an IPriceGuard does, within its gas.
    error GuardUnreadable(uint256 index, address guard);
    /// @notice The guard prices other tokens.
    error GuardMismatch(uint256 index, address guard);
    /// @notice The guard has no price for new debt now: too few sources, or they differ, as where one has wrong decimals.
    error PriceNotLive(uint256 index, address guard);
    /// @notice Liquidating `cap` would push the venue's pool so far that liquidations follow each other in a spiral; it may
    /// be `largest`.
    error SpiralCap(uint256 index, uint256 cap, uint256 largest);

    // ------------------------------------------------------------------ any action
    /// @notice Neither the account's owner nor its operator.
    error NotAuthorised(Account account, address caller);
    /// @notice Nothing to do.
    error ZeroAmount();
    /// @notice Either assets or shares say how much; the other is 0.
    error AssetsOrShares(uint256 assets, uint256 shares);
    /// @notice A recipient is missing.
    error ZeroRecipient();
    /// @notice Supplying and borrowing are refused up to and with the second `until`.
    error LendingPaused(uint256 market, uint256 until);
    /// @notice The list has no such collateral.
    error NoSuchCollateral(uint256 index);

    // ------------------------------------------------------------------ lending
    /// @notice Supplying is refused while a collateral's price is down: bit i of `down` is collateral i.
    error PricesDown(uint256 market, uint256 down);
    /// @notice A market holds less than 2^104 units and 2^128 shares.
    error LendingOverflow(uint256 amount);
    /// @notice More than the account's supply.
    error SupplyTooLow(uint256 shares, uint256 wanted);
    /// @notice The market's cash is lent out.
    error InsufficientCash(uint256 cash, uint256 wanted);

    // ------------------------------------------------------------------ borrowing
    /// @notice More than is pledged.
    error CollateralTooLow(uint256 amount, uint256 wanted);
    /// @notice The debt would be `debt` loan units, and the collaterals carry `limit`.
    error BorrowLimit(uint256 debt, uint256 limit);
    /// @notice A debt is at least `dust` loan units.
    error DebtBelowDust(uint256 debt, uint256 dust);
    /// @notice What is pledged for a debt is worth at least `dust` loan units, each collateral by itself.
    error CollateralBelowDust(uint256 index, uint256 value, uint256 dust);
    /// @notice More of the collateral would be pledged for debts than its cap.
    error CapExceeded(uint256 index, uint256 pledged, uint256 cap);

    // ------------------------------------------------------------------ liquidation
    /// @notice The position owes `debt`, and may owe `limit` before it is liquidated.
    error PositionHealthy(uint256 debt, uint256 limit);
    /// @notice The position passed the check of new debt in this very second.
    error PositionFresh(uint256 checkedAt);
    /// @notice At most `largest` may be repaid against this collateral.
    error RepaymentTooLarge(uint256 repaid, uint256 largest);
    /// @notice Seizing this collateral would lower the position's health: others come first.
    error CollateralNotDue(uint256 index, uint256 incentive);
    /// @notice No step repays or seizes anything: `debt` would be owed as before.
    error NothingLiquidated(uint256 debt);
    /// @notice What is left is dust that nobody would liquidate: repay all of the debt, or take all of the collateral.
    error DustLeft(uint256 debt, uint256 collateral, uint256 dust);

    // ------------------------------------------------------------------ tokens, signatures, pauses
    /// @notice The token could not be pulled: balance or allowance, also in Permit2, are too low, or it refuses.
    error PullFailed(address token, address from, uint256 amount);
    /// @notice The token credits another amount than it was asked to move: it takes fees, or lies.
    error PullMismatch(address token, uint256 amount, uint256 received);
    /// @notice The token refuses to pay.
    error PushFailed(address token, address to, uint256 amount);
    /// @notice The signature was valid until `deadline`.
    error SignatureExpired(uint256 deadline, uint256 timestamp);
    /// @notice Not signed by `owner`, or other terms were.
    error BadSignature(address owner);
    /// @notice The nonce was used or revoked.
    error NonceUsed(address owner, uint256 nonce);
    /// @notice Only the guardian or the owner.
    error NotGuardian(address caller);
    /// @notice The guardian may pause again from `from` on.
    error PauseTooSoon(uint256 market, uint256 from);
}
