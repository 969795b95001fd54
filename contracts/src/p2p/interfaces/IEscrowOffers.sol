// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Acceptance, Offer} from "../types/Offer.sol";

/// @notice What the escrow has its desk do: posting, changing and taking offers. The manual is IEscrow.
interface IEscrowOffers {
    /// @notice Opens an offer of the actor, or of its maker by `signature` (EIP-712 over the offer, ERC-1271 too). The maker's
    /// tokens (where it sells) and bonds for all of it are drawn from the maker. The bonds' reserve is what trades of the least
    /// size would need together.
    /// @dev Reverts: Paused, NotMaker, NonceUsed (its maker revoked the signature), OfferKnown, OfferExpired,
    /// BadAmounts, BadCurrency, MethodCount, UnknownMethod, BadPayWindow, BadConfirmWindow, BadBond,
    /// BadPriceTerms, StartersNotForBuying, UnlistedToken, BadArbitrator, ArbitratorSilent, Overflow, and as
    /// money that is drawn does.
    function post(Offer calldata offer, bytes calldata signature) external returns (bytes32 offerId);

    /// @notice Changes the price's figure for trades taken after this call. The version counts up.
    /// @dev Reverts: NotMaker, OfferNotOpen, BadPriceTerms.
    function reprice(Offer calldata offer, uint128 figure) external;

    /// @notice Takes `amount` of the free part out of the offer, with its part of the reserve; all of it, and closes it, where
    /// `amount` is all or more. Credited to the maker. Live trades go on.
    /// @dev Reverts: NotMaker, OfferNotOpen, ZeroAmount.
    function reduce(Offer calldata offer, uint128 amount) external;

    /// @notice Takes an offer; the actor is the taker. Draws the taker's part: its bond, and the tokens where it sells.
    /// @dev Reverts: Paused, OfferNotOpen, OfferExpired, StaleOffer, PriceTooFar, AmountOutsideOffer,
    /// NoSuchMethod, UnknownMethod (no longer listed), OwnOffer, NotSponsor, KeyMissing, BadDetails,
    /// AbovePoolCap, AboveReversibleLimit, BadAccountAge, StarterNotTaken, AboveStarterLimit,
    /// TooManyStarters, ArbitratorSilent, BondTooHigh, BadPayWindow (the token no longer counts as pegged),
    /// ReserveTooLow, NoPrice, PriceTooOld, PriceOutOfBounds, UnlistedToken, Overflow, and as money that is
    /// drawn does.
    function accept(Offer calldata offer, Acceptance calldata acceptance) external returns (uint256 tradeId);

    // ------------------------------------------------------------------ reading
    /// @notice The offer's id: its EIP-712 digest.
    function offerId(Offer calldata offer) external view returns (bytes32);
    /// @notice What the offer costs now.
    /// @dev Reverts: NoPrice, PriceTooOld, PriceOutOfBounds.
    function priceOf(Offer calldata offer) external view returns (uint256);
    /// @notice The bonds that a trade of `amount` needs, and the most that one request to its court may cost.
    /// @dev Reverts: ArbitratorSilent.
    function bondsOf(Offer calldata offer, uint256 amount)
        external
        view
        returns (uint256 sellerBond, uint256 buyerBond, uint256 courtFee);
}
