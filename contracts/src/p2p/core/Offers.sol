// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SignatureCheckerLib} from "solady/utils/SignatureCheckerLib.sol";
import {MILLION} from "../../libraries/Million.sol";
import {IEscrowOffers} from "../interfaces/IEscrowOffers.sol";
import {IPriceAdapter} from "../interfaces/IPriceAdapter.sol";
import {TimeCost} from "../libraries/TimeCost.sol";
import {Offer, OfferHash, OfferState, PriceTerms} from "../types/Offer.sol";
import {Balances} from "./Balances.sol";
import {Delegated} from "../../delegation/Delegated.sol";

/// @notice Posting, repricing and reducing offers.
abstract contract Offers is IEscrowOffers, Balances, Delegated {
    uint256 private constant MOST_METHODS = 8;
    uint256 private constant LEAST_BOND = 1000;
    uint256 private constant MOST_BOND = 3000;
    /// @dev The part of an adapter's price that may be asked: up to ten times it.
    uint256 private constant MOST_PREMIUM = 10e6;
    /// @dev Roundings in the bonds of one trade: one in the rate, at most one for each of three seats in the court's fee.
    uint256 private constant DUST_PER_TRADE = 4;

    /// @inheritdoc IEscrowOffers
    function post(Offer calldata offer, bytes calldata signature)
        external
        delegated
        nonReentrant
        returns (bytes32 id)
    {
        if (_isPaused) revert Paused();
        id = offerId(offer);
        if (
            _actor() != offer.maker
                && !SignatureCheckerLib.isValidSignatureNowCalldata(offer.maker, id, signature)
        ) {
            revert NotMaker(offer.maker, _actor());
        }
        if (_actor() != offer.maker && _isNonceUsed(offer.maker, offer.nonce)) {
            revert NonceUsed(offer.maker, offer.nonce);
        }
        OfferState storage state = _offers[id];
        if (state.version != 0) revert OfferKnown(id);
        _check(offer, id);
        uint256 reserve = _reserveFor(offer, offer.total);
        (state.free, state.reserve) = (offer.total, _fits(reserve));
        (state.figure, state.version, state.isOpen) = (offer.price.figure, 1, true);
        emit OfferPosted(id, offer.maker, offer, reserve);
        _draw(offer.maker, offer.token, reserve + (offer.isSell ? offer.total : 0));
    }

    /// @inheritdoc IEscrowOffers
    function reprice(Offer calldata offer, uint128 figure) external delegated nonReentrant {
        (bytes32 id, OfferState storage state) = _ownOpen(offer);
        if (!_isFigure(offer.price.adapter, figure)) revert BadPriceTerms();
        state.figure = figure;
        emit OfferRepriced(id, ++state.version, figure);
    }

    /// @inheritdoc IEscrowOffers
    function reduce(Offer calldata offer, uint128 amount) external delegated nonReentrant {
        (bytes32 id, OfferState storage state) = _ownOpen(offer);
        if (amount == 0) revert ZeroAmount();
        uint256 free = state.free;
        uint256 reserve = state.reserve;
        uint256 out = amount < free ? amount : free;
        // The reserve goes in proportion, rounded down: what stays does for what stays.
        uint256 bonds = out == free ? reserve : reserve * out / free;
        // The casts keep all: both are parts of what was there.
        (state.free, state.reserve) = (uint128(free - out), uint128(reserve - bonds));
        if (amount >= free) state.isOpen = false;
        emit OfferReduced(id, free - out, reserve - bonds, state.isOpen);
        _credit(offer.maker, offer.token, bonds + (offer.isSell ? out : 0));
    }

    // ------------------------------------------------------------------ reading

    /// @inheritdoc IEscrowOffers
    function offerId(Offer calldata offer) public view returns (bytes32) {
        return _hashTypedData(OfferHash.structHash(offer));
    }

    /// @inheritdoc IEscrowOffers
    function priceOf(Offer calldata offer) external view returns (uint256) {
        OfferState storage state = _offers[offerId(offer)];
        return _price(offer, state.version == 0 ? offer.price.figure : state.figure);
    }

    /// @inheritdoc IEscrowOffers
    function bondsOf(Offer calldata offer, uint256 amount)
        public
        view
        returns (uint256 sellerBond, uint256 buyerBond, uint256 courtFee)
    {
        courtFee = _courtFee(offer.arbitrator, offer.token, amount, _value(offer.token, amount));
        (sellerBond, buyerBond) =
        (_bond(amount, offer.sellerBond, courtFee), _bond(amount, offer.buyerBond, courtFee));
    }

    /// @dev The price now, in millionths of the currency for 10^18 of the token. A premium is rounded up: the seller keeps the
    /// dust.
    function _price(Offer calldata offer, uint256 figure) internal view returns (uint256 price) {
        PriceTerms calldata terms = offer.price;
        if (terms.adapter == address(0)) return figure;
        // Not by `try`, which reverts without a word where there is no code or the answer is none.
        (bool answered, bytes memory answer) =
            terms.adapter.staticcall(abi.encodeCall(IPriceAdapter.price, (offer.token, offer.currency)));
        if (!answered || answer.length < 64) revert NoPrice(terms.adapter, answer);
        uint256 time;
        (price, time) = abi.decode(answer, (uint256, uint256));
        if (time > block.timestamp || block.timestamp - time > terms.maxAge) {
            revert PriceTooOld(terms.adapter, time, terms.maxAge);
        }
        price = (uint256(_fits(price)) * figure + (MILLION - 1)) / MILLION;
        if (price < terms.least || price > terms.greatest) {
            revert PriceOutOfBounds(price, terms.least, terms.greatest);
        }
    }

    // ------------------------------------------------------------------ checks

    function _check(Offer calldata offer, bytes32 id) private view {
        if (block.timestamp >= offer.expiry) revert OfferExpired(id, offer.expiry);
        if (offer.least == 0 || offer.least > offer.greatest || offer.greatest > offer.total) {
            revert BadAmounts(offer.total, offer.least, offer.greatest);
        }
        for (uint256 i; i < 3; ++i) {
            if (offer.currency[i] < "A" || offer.currency[i] > "Z") revert BadCurrency(offer.currency);
        }
        // The taker gives the maker a free option meanwhile, worth more than what not confirming costs after 3 hours of a
        // volatile token's (sim/docs/p2p.md).
        uint256 most = _tokens[offer.token].isPegged ? 1 days : 3 hours;
        if (offer.confirmWindow < 5 minutes || offer.confirmWindow > most) {
            revert BadConfirmWindow(offer.confirmWindow, most);
        }
        if (offer.sellerBond < LEAST_BOND || offer.sellerBond > MOST_BOND) revert BadBond(offer.sellerBond);
        if (offer.buyerBond < LEAST_BOND || offer.buyerBond > MOST_BOND) revert BadBond(offer.buyerBond);
        PriceTerms calldata price = offer.price;
        if (
            !_isFigure(price.adapter, price.figure)
                || (price.adapter != address(0)
                    && (price.least == 0 || price.least > price.greatest || price.maxAge == 0))
        ) revert BadPriceTerms();
        if (offer.takesStarters) {
            if (!offer.isSell) revert StartersNotForBuying();
            if (_tokens[offer.token].unitsPerUsd == 0) revert UnlistedToken(offer.token);
        }
        if (offer.arbitrator.code.length == 0 || offer.arbitrator == address(this)) {
            revert BadArbitrator(offer.arbitrator);
        }
        _checkMethods(offer);
    }

    function _checkMethods(Offer calldata offer) private view {
        uint256 count = offer.methods.length;
        if (count == 0 || count > MOST_METHODS) revert MethodCount(count);
        for (uint256 i; i < count; ++i) {
            if (!_methods[offer.methods[i].id].isListed) revert UnknownMethod(offer.methods[i].id);
            _checkWindow(offer.token, offer.methods[i].window);
        }
    }

    function _checkWindow(address token, uint256 window) internal view {
        uint256 most = _tokens[token].isPegged ? TimeCost.PEGGED_WINDOW : TimeCost.VOLATILE_WINDOW;
        if (window < TimeCost.LEAST_WINDOW || window > most) revert BadPayWindow(window, most);
    }

    function _isFigure(address adapter, uint256 figure) private pure returns (bool) {
        return figure != 0 && (adapter == address(0) || figure <= MOST_PREMIUM);
    }

    function _ownOpen(Offer calldata offer) private view returns (bytes32 id, OfferState storage state) {
        id = offerId(offer);
        if (_actor() != offer.maker) revert NotMaker(offer.maker, _actor());
        state = _offers[id];
        if (!state.isOpen) revert OfferNotOpen(id);
    }

    // ------------------------------------------------------------------ bonds

    /// @dev The maker's bonds for `total` units. A bond's part of its trade is largest in the least trade, where the court's fee
    /// weighs most, so the least trade's part of everything does for trades of any sizes.
    function _reserveFor(Offer calldata offer, uint256 total) private view returns (uint256) {
        (uint256 sellerBond, uint256 buyerBond,) = bondsOf(offer, offer.least);
        uint256 bond = offer.isSell ? sellerBond : buyerBond;
        // 2^128 times what `_fits` bounds.
        return (uint256(_fits(bond)) * total + offer.least - 1) / offer.least + DUST_PER_TRADE
            * (total / offer.least);
    }

    /// @dev `rate` of the amount, in 1e-4, rounded up; never under the court's fee.
    function _bond(uint256 amount, uint256 rate, uint256 courtFee) internal pure returns (uint256) {
        uint256 bond = (amount * rate + 9999) / 10_000;
        return bond > courtFee ? bond : courtFee;
    }
}
