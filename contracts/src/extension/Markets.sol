// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Book, Flow} from "../core/Book.sol";
import {Settlement} from "../core/Settlement.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {IExchangeMarkets} from "../interfaces/IExchangeMarkets.sol";
import {Amounts} from "../libraries/Amounts.sol";
import {Layout} from "../libraries/Layout.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {MarketKey, MarketKeyLib} from "../types/MarketKey.sol";
import {Order} from "../types/Order.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {OrderRef, OrderRefLib} from "../types/Terms.sol";
import {Delegated} from "../delegation/Delegated.sol";

/// @notice Opening markets, and what anyone may do for the owners of orders.
abstract contract Markets is IExchangeErrors, IExchangeEvents, IExchangeMarkets, Delegated, Book, Settlement {
    /// @inheritdoc IExchangeMarkets
    function openMarket(MarketKey calldata key, uint256 tier)
        external
        delegated
        unlocked
        returns (uint256 market)
    {
        market = key.id();
        if (_load(market) != 0) revert MarketExists(market);
        uint256 tiers = _load(Layout.TIER_COUNT);
        if (tier >= tiers) revert UnknownTier(tier, tiers);
        uint256 terms = _load(Layout.TIERS + tier);
        uint256 keyTerms = MarketKeyLib.tierTerms(key.baseTerms);
        if (terms != keyTerms) revert TierMismatch(tier, terms, keyTerms);
        uint256 lotExponent = MarketKeyLib.lotExponent(key.baseTerms);
        if (lotExponent > 36) revert LotExponentTooLarge(lotExponent);
        if (MarketKeyLib.minQuote(key.quoteTerms) == 0) revert MinQuoteZero();
        (address base, address quote) =
            (MarketKeyLib.tokenOf(key.baseTerms), MarketKeyLib.tokenOf(key.quoteTerms));
        if (base == quote || !_isTradable(base)) revert UnsupportedToken(base);
        if (!_isTradable(quote)) revert UnsupportedToken(quote);

        _store(market, PoolSlot.unwrap(PoolSlotLib.pack(0, 0, PoolSlotLib.NO_BID, PoolSlotLib.NO_ASK, 0)));
        _store(market + Layout.KEY, key.baseTerms);
        _store(market + Layout.KEY + 1, key.quoteTerms);
        uint256 count = _load(Layout.REGISTRY);
        _store(Layout.REGISTRY, count + 1);
        _store(Layout.MARKETS + count, market);
        emit MarketOpened(market, key.baseTerms, key.quoteTerms);
    }

    /// @inheritdoc IExchangeMarkets
    function claimFor(MarketKey calldata key, address owner, uint64[] calldata handles)
        external
        delegated
        unlocked
        returns (uint256 lots)
    {
        uint256 id = key.id();
        Flow memory flow;
        for (uint256 i; i < handles.length; ++i) {
            OrderRef ref = OrderRefLib.pack(handles[i], 0, 0);
            lots += _claim(id, key.baseTerms, owner, ref, flow);
            (, Order order) = _orderOf(id, owner, ref);
            if (order.size() != 0) revert OrderStillRests(owner, handles[i], order.size());
        }
        _credit(owner, MarketKeyLib.tokenOf(key.baseTerms), flow.baseOut);
        _credit(owner, MarketKeyLib.tokenOf(key.quoteTerms), flow.quoteOut);
    }

    /// @inheritdoc IExchangeMarkets
    function removeExpired(MarketKey calldata key, address owner, uint64 handle)
        external
        delegated
        unlocked
        returns (uint256 bounty)
    {
        uint256 id = key.id();
        OrderRef ref = OrderRefLib.pack(handle, 0, 0);
        (, Order order) = _orderOf(id, owner, ref);
        uint256 expiry = order.expiry();
        if (expiry == 0 || block.timestamp <= expiry) revert NotExpired(expiry, block.timestamp);

        Flow memory flow;
        uint256 taken = _takeOff(id, key.baseTerms, owner, ref, 0, 0, flow);
        uint256 bountyLots = order.bountyLots() < taken ? order.bountyLots() : taken;
        address token;
        // The bounty is a part of the refund: bountyLots <= taken, rounded down alike.
        if (order.isAsk()) {
            token = MarketKeyLib.tokenOf(key.baseTerms);
            bounty = bountyLots * MarketKeyLib.lotSize(key.baseTerms);
            flow.baseOut -= bounty;
        } else {
            token = MarketKeyLib.tokenOf(key.quoteTerms);
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(order.tick());
            bounty = Amounts.quoteDown(bountyLots, numerator, denominator);
            flow.quoteOut -= bounty;
        }
        _credit(owner, MarketKeyLib.tokenOf(key.baseTerms), flow.baseOut);
        _credit(owner, MarketKeyLib.tokenOf(key.quoteTerms), flow.quoteOut);
        _credit(msg.sender, token, bounty);
        if (taken != 0) emit OrderExpired(id, owner, handle, msg.sender, bounty);
    }

    /// @dev Writes the tier that comes next.
    /// @param terms as in a market key above bit 168.
    function _addTier(uint256 terms) internal returns (uint256 tier) {
        tier = _load(Layout.TIER_COUNT);
        _store(Layout.TIERS + tier, terms);
        _store(Layout.TIER_COUNT, tier + 1);
        emit TierAdded(tier, terms);
    }

    function _credit(address account, address token, uint256 amount) private {
        if (amount != 0) _mint(account, uint160(token), amount);
    }

    /// @dev A contract other than the exchange, or the chain's own coin where it is taken.
    function _isTradable(address token) private view returns (bool) {
        if (token == address(0)) return TAKES_COIN;
        return token.code.length != 0 && token != address(this);
    }
}
