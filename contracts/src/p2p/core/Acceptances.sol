// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowOffers} from "../interfaces/IEscrowOffers.sol";
import {Acceptance, Offer, OfferState, PaymentMethod} from "../types/Offer.sol";
import {State, Trade} from "../types/Trade.sol";
import {Offers} from "./Offers.sol";

/// @notice Taking an offer: the checks, the snapshot, and the money of both sides.
abstract contract Acceptances is Offers {
    uint256 private constant MOST_STARTERS = 3;
    uint256 private constant FIRST_REVERSIBLE = 25 * USD;
    uint256 private constant STARTER_LIMIT = 25 * USD;

    /// @inheritdoc IEscrowOffers
    function accept(Offer calldata offer, Acceptance calldata acceptance)
        external
        delegated
        nonReentrant
        returns (uint256 tradeId)
    {
        if (_isPaused) revert Paused();
        bytes32 id = offerId(offer);
        OfferState storage state = _offers[id];
        _checkOffer(offer, acceptance, id, state);
        tradeId = ++_tradeCount;
        Trade storage trade = _trades[tradeId];
        _fillParties(trade, offer, acceptance);
        _fillTerms(trade, offer, acceptance, state);
        trade.offer = id;
        _checkLimits(trade, offer);
        _fillBonds(trade, offer, state, acceptance.mostBond);
        // The cast keeps all: what is taken is at most what is free.
        state.free -= uint128(acceptance.amount);
        if (trade.isStarter) _enterStarter(trade, tradeId, state);
        address taker = offer.isSell ? trade.buyer : trade.seller;
        emit TradeTaken(tradeId, id, taker, trade);
        emit KeysSet(tradeId, taker, acceptance.encryptionKey, acceptance.signingKey);
        _drawTaker(trade);
    }

    function _checkOffer(
        Offer calldata offer,
        Acceptance calldata acceptance,
        bytes32 id,
        OfferState storage state
    ) private view {
        if (!state.isOpen) revert OfferNotOpen(id);
        if (block.timestamp >= offer.expiry) revert OfferExpired(id, offer.expiry);
        if (state.version != acceptance.version) revert StaleOffer(id, state.version, acceptance.version);
        uint256 amount = acceptance.amount;
        if (amount < offer.least || amount > offer.greatest || amount > state.free) {
            revert AmountOutsideOffer(amount, offer.least, offer.greatest, state.free);
        }
        if (acceptance.method >= offer.methods.length) {
            revert NoSuchMethod(acceptance.method, offer.methods.length);
        }
        if (acceptance.encryptionKey == 0 || acceptance.signingKey == 0) revert KeyMissing();
        // Exactly a seller who takes commits to its details here; one who made the offer does when it confirms.
        if ((acceptance.details == 0) != offer.isSell) revert BadDetails();
        if (offer.isSell && acceptance.accountAge != 0) revert BadAccountAge(acceptance.accountAge);
        if (acceptance.sponsor != address(0) && (acceptance.sponsor != msg.sender || !offer.isSell)) {
            revert NotSponsor(acceptance.sponsor, msg.sender);
        }
        if (acceptance.isStarter && (!offer.takesStarters || acceptance.sponsor != address(0))) {
            revert StarterNotTaken(id);
        }
    }

    function _fillParties(Trade storage trade, Offer calldata offer, Acceptance calldata acceptance) private {
        address taker = _actor();
        if (taker == offer.maker) revert OwnOffer(taker);
        (trade.seller, trade.buyer) = offer.isSell ? (offer.maker, taker) : (taker, offer.maker);
        trade.makerSells = offer.isSell;
        trade.sponsor = acceptance.sponsor;
        trade.isStarter = acceptance.isStarter;
        (trade.arbitrator, trade.backup) = (offer.arbitrator, _backup);
        trade.details = acceptance.details;
        trade.accountAge = acceptance.accountAge;
    }

    function _fillTerms(
        Trade storage trade,
        Offer calldata offer,
        Acceptance calldata acceptance,
        OfferState storage state
    ) private {
        PaymentMethod calldata method = offer.methods[acceptance.method];
        if (!_methods[method.id].isListed) revert UnknownMethod(method.id);
        // The owner may have changed what the token counts as, and TimeCost holds for its kind's windows.
        _checkWindow(offer.token, method.window);
        uint256 price = _price(offer, state.figure);
        if (offer.isSell ? price > acceptance.worstPrice : price < acceptance.worstPrice) {
            revert PriceTooFar(price, acceptance.worstPrice);
        }
        // Rounded up: the seller gets at least its price.
        trade.fiat = _fits((price * acceptance.amount + 1e18 - 1) / 1e18);
        (trade.token, trade.amount, trade.currency) = (offer.token, acceptance.amount, offer.currency);
        (trade.method, trade.payWindow) = (method.id, method.window);
        trade.confirmWindow = offer.confirmWindow;
        trade.isPegged = _tokens[offer.token].isPegged;
        trade.feeRate = _feeRate;
        trade.state = State.Taken;
        // Seconds fit in 40 bits for 34,000 years.
        trade.since = uint40(block.timestamp);
    }

    /// @dev What the pool may rule on, what may be reversed, what may be had without a bond. Keeps the worth for courts.
    function _checkLimits(Trade storage trade, Offer calldata offer) private {
        uint256 value = _value(trade.token, trade.amount);
        trade.value = _fits(value);
        if (offer.arbitrator == _pool) {
            if (value == 0) revert UnlistedToken(trade.token);
            uint256 cap = _tokens[trade.token].cap * USD;
            if (value > cap) revert AbovePoolCap(value, cap);
        }
        bool isReversible = _methods[trade.method].isReversible;
        if (isReversible) {
            // Nothing is bought before, or nobody knows what it is worth.
            if (value == 0) revert UnlistedToken(trade.token);
            // Above the cap no age of an account would do: refused here, so that no maker has to call it off at its own cost.
            uint256 limit = _boughtCount[trade.buyer] == 0 ? FIRST_REVERSIBLE : _tokens[trade.token].cap * USD;
            if (value > limit) revert AboveReversibleLimit(value, limit);
        }
        if (!offer.isSell) _checkAge(trade, trade.accountAge);
        if (trade.isStarter) {
            if (isReversible) revert StarterNotTaken(trade.offer);
            if (value == 0) revert UnlistedToken(trade.token);
            if (value > STARTER_LIMIT) revert AboveStarterLimit(value, STARTER_LIMIT);
        }
    }

    function _fillBonds(Trade storage trade, Offer calldata offer, OfferState storage state, uint256 mostBond)
        private
    {
        (uint256 sellerBond, uint256 buyerBond, uint256 courtFee) = bondsOf(offer, trade.amount);
        uint256 takerBond = offer.isSell ? buyerBond : sellerBond;
        if (takerBond > mostBond) revert BondTooHigh(takerBond, mostBond);
        (trade.sellerBond, trade.courtFee) = (_fits(sellerBond), _fits(courtFee));
        trade.bondDue = _fits(buyerBond);
        if (!trade.isStarter) trade.buyerBond = trade.bondDue;
        uint256 makerBond = offer.isSell ? sellerBond : buyerBond;
        uint256 reserve = state.reserve;
        if (reserve < makerBond) revert ReserveTooLow(trade.offer, reserve, makerBond);
        // The cast keeps all: less than before.
        state.reserve = uint128(reserve - makerBond);
    }

    function _enterStarter(Trade storage trade, uint256 tradeId, OfferState storage state) private {
        if (_liveStarter[trade.buyer] != 0 || state.starters >= MOST_STARTERS) {
            revert TooManyStarters(trade.buyer, trade.offer);
        }
        _liveStarter[trade.buyer] = tradeId;
        ++state.starters;
    }

    function _drawTaker(Trade storage trade) private {
        if (!trade.makerSells) {
            _draw(trade.seller, trade.token, uint256(trade.amount) + trade.sellerBond);
        } else if (!trade.isStarter) {
            _draw(trade.sponsor == address(0) ? trade.buyer : trade.sponsor, trade.token, trade.buyerBond);
        }
    }
}
