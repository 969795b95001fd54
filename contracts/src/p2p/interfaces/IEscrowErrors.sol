// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Action, State} from "../types/Trade.sol";

/// @notice The ways in which the escrow says no, with the values that decided it. Besides: OnlyDelegated of its desk, called
/// by itself (delegation/Delegated), and of OpenZeppelin OwnableUnauthorizedAccount and OwnableInvalidOwner,
/// ReentrancyGuardReentrantCall, and SafeERC20FailedOperation where a token refuses to approve a court.
interface IEscrowErrors {
    // ------------------------------------------------------------------ money
    /// @notice Nothing to do.
    error ZeroAmount();
    /// @notice A recipient is missing.
    error ZeroRecipient();
    /// @notice The balance is smaller than what is asked for.
    error BalanceTooLow(address account, address token, uint256 balance, uint256 wanted);
    /// @notice The token did not move out of the wallet: no allowance, too little there, blocked, or there is no token.
    error PullFailed(address token, address from, uint256 amount);
    /// @notice The token moved another amount than it was asked to: it takes a fee, or lies.
    error PullMismatch(address token, uint256 amount, uint256 received);
    /// @notice The token refused to pay this recipient, or it is this contract. Another one can be named.
    error PushFailed(address token, address to, uint256 amount);

    // ------------------------------------------------------------------ offers
    /// @notice The escrow has listed no such token, and what is asked for needs its worth in USD.
    error UnlistedToken(address token);
    /// @notice The sender is not the offer's maker, and brought no valid signature of it.
    error NotMaker(address maker, address caller);
    /// @notice The offer was posted before: an id is used once.
    error OfferKnown(bytes32 offer);
    /// @notice The offer was never posted, or is closed.
    error OfferNotOpen(bytes32 offer);
    /// @notice From `expiry` on nobody takes the offer.
    error OfferExpired(bytes32 offer, uint256 expiry);
    /// @notice 0 < least <= greatest <= total.
    error BadAmounts(uint256 total, uint256 least, uint256 greatest);
    /// @notice A currency is three letters from A to Z.
    error BadCurrency(bytes3 currency);
    /// @notice One to eight payment methods.
    error MethodCount(uint256 count);
    /// @notice The escrow has listed no such payment method.
    error UnknownMethod(bytes32 method);
    /// @notice A pay window is at least 15 minutes and at most `most` seconds: 6 days for a pegged token, 6 hours for another.
    error BadPayWindow(uint256 window, uint256 most);
    /// @notice The maker has at least 5 minutes and at most `most` seconds to confirm: a day for a pegged token, 3 hours for another.
    error BadConfirmWindow(uint256 window, uint256 most);
    /// @notice A bond is 10 to 30 %; in 1e-4.
    error BadBond(uint256 bond);
    /// @notice A fixed price is above 0; one by an adapter has a figure up to 10 (in millionths), 0 < least <= greatest, an age.
    error BadPriceTerms();
    /// @notice Only offers to sell can take starters.
    error StartersNotForBuying();
    /// @notice The arbitrator has no code, or is this contract.
    error BadArbitrator(address arbitrator);
    /// @notice The arbitrator does not say what it costs: the pool has too few seats, or it is no arbitrator.
    error ArbitratorSilent(address arbitrator, bytes reason);
    /// @notice The maker's part that lies in escrow for its bonds does not do for this trade.
    error ReserveTooLow(bytes32 offer, uint256 reserve, uint256 wanted);
    /// @notice The adapter says no price: it reverted, or is none.
    error NoPrice(address adapter, bytes reason);
    /// @notice The price is older than the offer allows, or from the future.
    error PriceTooOld(address adapter, uint256 time, uint256 maxAge);
    /// @notice The price is outside the offer's bounds.
    error PriceOutOfBounds(uint256 price, uint256 least, uint256 greatest);
    /// @notice Too large for its field.
    error Overflow(uint256 value);

    // ------------------------------------------------------------------ taking an offer
    /// @notice Opening and accepting are paused. Nothing else ever is.
    error Paused();
    /// @notice The offer's price changed: its version is another now.
    error StaleOffer(bytes32 offer, uint256 version, uint256 expected);
    /// @notice The price is worse than what the taker agreed to.
    error PriceTooFar(uint256 price, uint256 worst);
    /// @notice A trade is between least and greatest, and at most what is free.
    error AmountOutsideOffer(uint256 amount, uint256 least, uint256 greatest, uint256 free);
    /// @notice The taker's bond for this trade is higher than what it agreed to.
    error BondTooHigh(uint256 bond, uint256 most);
    /// @notice The offer has no such method.
    error NoSuchMethod(uint256 index, uint256 count);
    /// @notice Maker and taker are the same.
    error OwnOffer(address maker);
    /// @notice The sponsor must send the call itself.
    error NotSponsor(address sponsor, address caller);
    /// @notice The default pool rules on trades up to `cap`, here `value`; both in millionths of a USD.
    error AbovePoolCap(uint256 value, uint256 cap);
    /// @notice Above `limit`, a payment by this method could be reversed at a gain; both in millionths of a USD.
    error AboveReversibleLimit(uint256 value, uint256 limit);
    /// @notice An account's age is 0, 1 or 2.
    error BadAccountAge(uint256 age);
    /// @notice A starter trade: the offer takes none, or the method can be reversed.
    error StarterNotTaken(bytes32 offer);
    /// @notice A starter trade is at most `limit`; in millionths of a USD.
    error AboveStarterLimit(uint256 value, uint256 limit);
    /// @notice The buyer has a starter trade, or the offer three.
    error TooManyStarters(address buyer, bytes32 offer);
    /// @notice A key for messages is missing.
    error KeyMissing();
    /// @notice The seller must commit to its payment details, and only the seller.
    error BadDetails();

    // ------------------------------------------------------------------ a trade
    /// @notice No trade has this number.
    error UnknownTrade(uint256 tradeId);
    /// @notice The trade is in another state than the caller expects.
    error StateChanged(uint256 tradeId, State state, State expected);
    /// @notice In this state nobody can do this.
    error NotInThisState(uint256 tradeId, State state, Action action);
    /// @notice In this state this caller cannot do this.
    error NotYours(uint256 tradeId, Action action, address caller);
    /// @notice It works from `time` on.
    error TooEarly(uint256 tradeId, Action action, uint256 time);
    /// @notice It worked until `time`.
    error TooLate(uint256 tradeId, Action action, uint256 time);
    /// @notice The details were demanded before: once only.
    error DemandedBefore(uint256 tradeId);
    /// @notice The ciphertext is longer than a message.
    error DetailsTooLong(uint256 length, uint256 most);
    /// @notice Evidence is a hash, at most four times a side, and two replies.
    error TooMuchEvidence(uint256 tradeId, address party);
    /// @notice A hash that must say something is 0.
    error HashMissing();
    /// @notice The backup's fee is higher than what was kept for it and what the caller adds at most, together `kept`.
    error CourtTooDear(uint256 fee, uint256 kept);
    /// @notice No backup court was set when the trade was taken.
    error NoBackup();
    /// @notice A ruling is 0 (refused), 1 (buyer) or 2 (seller).
    error BadRuling(uint256 ruling);
    /// @notice This court has no such dispute here.
    error UnknownDispute(address court, uint256 disputeId);
    /// @notice More than the amount.
    error SettlementTooLarge(uint256 toBuyer, uint256 amount);
    /// @notice There is no such proposal by the other side now: it was replaced, expired, or the trade moved on.
    error NoSuchProposal(uint256 tradeId, uint256 toBuyer, uint256 nonce);

    // ------------------------------------------------------------------ signatures
    /// @notice The signature counted until `deadline`.
    error SignatureExpired(uint256 deadline, uint256 time);
    /// @notice Not this account's signature of this.
    error BadSignature(address account);
    /// @notice The number was used or revoked.
    error NonceUsed(address owner, uint256 nonce);
    /// @notice This function cannot be called by signature.
    error NotSignable(bytes4 selector);

    // ------------------------------------------------------------------ governing
    /// @notice Neither the guardian nor the owner; the guardian only pauses.
    error NotGuardian(address caller);
    /// @notice A fee is at most 0.5 %; in 1e-4.
    error FeeTooHigh(uint256 feeRate);
    /// @notice A listed token has a worth and a cap.
    error BadTokenTerms(address token);
}
