// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Account} from "../types/Account.sol";
import {Debt, Funds, Pledges, Side} from "../types/Ledger.sol";
import {Collateral, LendingKey, LendingTerms} from "../types/LendingTerms.sol";
import {ILendingErrors} from "./ILendingErrors.sol";
import {ILendingEvents} from "./ILendingEvents.sol";

/// @notice One step of a liquidation.
/// @param index which of the market's collaterals is seized.
/// @param repay loan units to repay against it, at most what the rules allow; max uint256 for as much as they do.
struct LiquidationStep {
    uint256 index;
    uint256 repay;
}

/// @title Lending: lenders earn what borrowers pay, borrowers pledge collateral, liquidators keep it whole.
/// @notice The manual. Amounts are token units; fractions, factors and yearly rates are parts of 10^18; prices are loan
/// units for one collateral unit times 10^36. Rounding favours the market: the lenders as a whole, by less than a unit an
/// action; interest alone is rounded down, by less than a unit an accrual.
///
/// A market is a loan token, a rate model, and one to eight collaterals with their price guards. Anyone may open one, and
/// nothing in it ever changes. An account is an owner and a number, so one address keeps separate positions; in each
/// market it has a supply, one debt, and amounts of the collaterals.
///
/// Trust: who lends to a market trusts its tokens and its price guards, and nobody else. The owner collects fees; the
/// guardian may refuse new supplies and debts for a week. Neither can touch a position, nor block withdrawing, repaying,
/// taking collateral out, or liquidating. Only wallets' tokens of `msg.sender` are pulled. Tokens that take fees are
/// refused at each pull, tokens that rebase are unsupported; a token that misbehaves hurts the markets that use it.
///
/// No price is read when lenders supply or withdraw, when debts are repaid, or when a position without a debt gets or gives
/// back collateral. Where a price is read, what happens while it is down is said.
///
/// Reverts of every function that names a market: UnknownLendingMarket. Of those that move tokens: PullFailed,
/// PullMismatch, PushFailed.
interface ILending is ILendingErrors, ILendingEvents {
    // ------------------------------------------------------------------ markets

    /// @notice Opens a market. All guards must have a price for new debt now, and a live one for liquidation.
    /// @dev Reverts: LendingMarketExists, UnsupportedLendingToken, CollateralCount, BadRates, DustZero,
    /// SpareBits, BadLtv, ToxicLtv, BadIncentive, GuardUnreadable, GuardMismatch, PriceNotLive, SpiralCap;
    /// what a guard reverts with.
    function openLendingMarket(LendingTerms calldata terms) external returns (uint256 market);

    /// @notice Adds the interest until now. Every action does so first: this is for those who only read.
    function accrue(LendingKey calldata key) external;

    /// @notice Records whether a collateral's price is down. Anyone may. While any is, supplying is refused: lenders would
    /// come into a market that cannot liquidate at a true price.
    /// @dev Reverts: NoSuchCollateral; where nothing can be said SequencerGrace, or what else the guard
    /// reverts with; GuardUnreadable.
    function reportPrice(LendingTerms calldata terms, uint256 index) external returns (bool isDown);

    // ------------------------------------------------------------------ lenders

    /// @notice Supplies to an account, the caller's or another's. One of `assets` and `shares` is 0.
    /// @param assets loan units to bring; shares are rounded down.
    /// @param shares to get; assets are rounded up.
    /// @return assetsIn what was pulled.
    /// @return sharesOut what was minted.
    /// @dev Reverts: AssetsOrShares, ZeroAmount (less than a share is worth), PricesDown, LendingPaused,
    /// LendingOverflow.
    function supply(LendingKey calldata key, Account account, uint256 assets, uint256 shares)
        external
        returns (uint256 assetsIn, uint256 sharesOut);

    /// @notice Withdraws, as far as the market has cash. One of `assets` and `shares` is 0.
    /// @param assets loan units to get; shares are rounded up.
    /// @param shares to burn (all of them leave nothing); assets are rounded down.
    /// @return assetsOut what was paid.
    /// @return sharesIn what was burnt.
    /// @dev Reverts: NotAuthorised, AssetsOrShares, ZeroRecipient, LendingOverflow, SupplyTooLow,
    /// InsufficientCash.
    function withdraw(LendingKey calldata key, Account account, uint256 assets, uint256 shares, address to)
        external
        returns (uint256 assetsOut, uint256 sharesIn);

    // ------------------------------------------------------------------ borrowers

    /// @notice Pledges collateral. Without a debt no price is read. With one the collateral's price must be live and what
    /// is then pledged of it worth the dust bound: a position cannot be shielded by what cannot be judged or seized.
    /// @dev Reverts: NotAuthorised, NoSuchCollateral, ZeroAmount, LendingOverflow, CapExceeded; with a debt
    /// PriceNotLive, CollateralBelowDust.
    function addCollateral(LendingTerms calldata terms, Account account, uint256 index, uint256 amount)
        external;

    /// @notice Takes collateral out. With a debt, the rest is judged as for new debt; so a collateral whose price is down can
    /// be taken out whole where the others carry the debt.
    /// @dev Reverts: NotAuthorised, NoSuchCollateral, ZeroAmount, ZeroRecipient, CollateralTooLow; with a
    /// debt PriceNotLive, CollateralBelowDust, BorrowLimit.
    function removeCollateral(
        LendingTerms calldata terms,
        Account account,
        uint256 index,
        uint256 amount,
        address to
    ) external;

    /// @notice Borrows. Everything pledged must have a live price, taken at its lowest, and be worth the dust bound; the debt
    /// may be as large as the borrow LTVs allow. One of `assets` and `shares` is 0.
    /// @param assets loan units to get; debt shares are rounded up.
    /// @param shares of debt to take on; assets are rounded down.
    /// @return assetsOut what was paid.
    /// @return sharesIn shares of debt taken on.
    /// @dev Reverts: NotAuthorised, AssetsOrShares, ZeroRecipient, LendingPaused, InsufficientCash,
    /// LendingOverflow, PriceNotLive, CollateralBelowDust, CapExceeded, BorrowLimit, DebtBelowDust.
    function borrow(LendingTerms calldata terms, Account account, uint256 assets, uint256 shares, address to)
        external
        returns (uint256 assetsOut, uint256 sharesIn);

    /// @notice Repays an account's debt, the caller's or another's. More than the debt repays the debt; where there is none,
    /// nothing happens. Called as said here it reverts for the token only. One of `assets` and `shares` is 0.
    /// @param assets loan units to pay; shares are rounded down.
    /// @param shares to take off (all of them leave nothing); assets are rounded up.
    /// @return assetsIn what was pulled; 0 where there was no debt.
    /// @return sharesOut shares of debt taken off.
    /// @dev Reverts: AssetsOrShares.
    function repay(LendingKey calldata key, Account account, uint256 assets, uint256 shares)
        external
        returns (uint256 assetsIn, uint256 sharesOut);

    // ------------------------------------------------------------------ liquidators

    /// @notice Liquidates an unhealthy position: repays part of its debt, or all, against collateral at a discount. The rules
    /// are those of libraries/Liquidation.sol. What nobody can repay any more is written off: the protocol's uncollected
    /// fees bear it first, then the lenders. A collateral whose price is down counts as its guard says.
    /// @param steps which collaterals, in which order, and how much to repay against each.
    /// @param to who gets what is seized.
    /// @param data where it is not empty the caller is called back (ILiquidationCallback) between getting the collateral
    ///        and paying.
    /// @return repaid loan units taken from the caller.
    /// @return seized units of each of the market's collaterals.
    /// @dev Reverts: ZeroRecipient, PositionFresh, PositionHealthy, NoSuchCollateral, CollateralNotDue,
    /// RepaymentTooLarge, DustLeft, NothingLiquidated; SequencerGrace, or what else a guard reverts with.
    function liquidate(
        LendingTerms calldata terms,
        Account account,
        LiquidationStep[] calldata steps,
        address to,
        bytes calldata data
    ) external returns (uint256 repaid, uint256[] memory seized);

    // ------------------------------------------------------------------ anyone

    /// @notice Lends `amount` of any token for the time of a callback (IFlashLoanCallback), at no cost.
    /// @dev Reverts: ZeroAmount, and as the callback does.
    function flash(address token, uint256 amount, bytes calldata data) external;

    /// @notice Runs many calls of this contract for the caller, in order; one that reverts reverts all.
    function multicall(bytes[] calldata calls) external returns (bytes[] memory results);

    /// @notice Lets `operator` act for all of the caller's accounts: withdraw, borrow, and take collateral out to any
    /// recipient included.
    function setOperator(address operator, bool isAllowed) external;

    /// @notice The same by the owner's signature (EIP-712 type `Operator(address owner,address operator,bool isAllowed,uint256
    /// nonce,uint256 deadline)`; contracts sign by ERC-1271). Nonces are unordered, each used once. Anyone may bring it.
    /// @dev Reverts: SignatureExpired, NonceUsed, BadSignature.
    function setOperatorBySignature(
        address owner,
        address operator,
        bool isAllowed,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Makes a signature of the caller with this nonce worthless.
    /// @dev Reverts: NonceUsed.
    function revokeNonce(uint256 nonce) external;

    // ------------------------------------------------------------------ owner and guardian

    /// @notice Refuses supplying and borrowing in markets for 7 days, and not again for 30 days after that: the guardian or
    /// the owner.
    /// @param isPaused false ends a pause: the owner only.
    /// @dev Reverts: NotGuardian, PauseTooSoon.
    function pauseLending(uint256[] calldata markets, bool isPaused) external;

    /// @notice The owner takes the protocol's part of the interest, as far as the market has cash.
    /// @return amount loan units paid.
    /// @dev Reverts: OwnableUnauthorizedAccount (OpenZeppelin's), ZeroRecipient.
    function collectFees(LendingKey calldata key, address to) external returns (uint256 amount);

    /// @notice The owner names who may pause; 0 for nobody.
    /// @dev Reverts: OwnableUnauthorizedAccount (OpenZeppelin's).
    function setGuardian(address guardian) external;

    // ------------------------------------------------------------------ reading

    /// @notice The protocol's part of the interest, in parts of 10^18, at most a quarter; fixed at construction.
    function INTEREST_FEE() external view returns (uint256);

    /// @notice A market's words as of its last accrual; zeros for one that was never opened. Ledger.sol says what is in each.
    /// @return funds its money: cash, borrowed, when, flags.
    /// @return lenders shares and fees of the lenders' side.
    /// @return borrowers shares and fees of the borrowers' side.
    function marketState(uint256 market) external view returns (Funds funds, Side lenders, Side borrowers);

    /// @notice What an account has in a market.
    /// @return supplyShares its part of what the lenders' side has.
    /// @return debt its shares of what is borrowed, and when it last passed the check of new debt.
    /// @return pledges units of collaterals 0 and 1, 2 and 3, 4 and 5, 6 and 7.
    function position(uint256 market, Account account)
        external
        view
        returns (uint256 supplyShares, Debt debt, Pledges[4] memory pledges);

    /// @notice Units of a collateral that count towards its cap.
    function pledgedTotal(uint256 market, uint256 index) external view returns (uint256);

    /// @notice The terms a market was opened with; zeros for one that was never opened.
    /// @return loan the loan token and the dust bound (LendingTerms).
    /// @return rates what borrowers pay, as a RateModel's word.
    /// @return its collaterals, in the order of their numbers.
    function termsOf(uint256 market) external view returns (uint256 loan, uint256 rates, Collateral[] memory);

    /// @notice Markets by the order of their opening.
    /// @param from the place of the first one, from 0.
    /// @param count the most to return.
    /// @return markets their ids, fewer than `count` at the end.
    /// @return total how many there are.
    function lendingMarkets(uint256 from, uint256 count)
        external
        view
        returns (uint256[] memory markets, uint256 total);

    /// @notice Until which second supplying and borrowing are refused, and from when the guardian may pause again.
    function pauseOf(uint256 market) external view returns (uint256 until, uint256 again);

    /// @notice Whether `operator` may act for all of `owner`'s accounts.
    function isOperator(address owner, address operator) external view returns (bool);
}
