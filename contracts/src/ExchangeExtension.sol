// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MetadataReaderLib} from "solady/utils/MetadataReaderLib.sol";
import {ERC6909} from "solady/tokens/ERC6909.sol";
import {Book, Flow} from "./core/Book.sol";
import {Settlement} from "./core/Settlement.sol";
import {IExchangeCore} from "./interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "./interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "./interfaces/IExchangeEvents.sol";
import {IExchangeExtension} from "./interfaces/IExchangeExtension.sol";
import {IExchangeMetadata} from "./interfaces/IExchangeMetadata.sol";
import {Amounts} from "./libraries/Amounts.sol";
import {Layout} from "./libraries/Layout.sol";
import {TickPrice} from "./libraries/TickPrice.sol";
import {MarketKey, MarketKeyLib} from "./types/MarketKey.sol";
import {Order} from "./types/Order.sol";
import {PoolSlot, PoolSlotLib} from "./types/PoolSlot.sol";
import {OrderRef, OrderRefLib} from "./types/Terms.sol";

/// @title ExchangeExtension
/// @notice The exchange's rarer functions, in a contract of their own because code size is limited. The exchange
/// delegates to it, so it works on the exchange's storage with the same layout (Layout; it declares no variables).
/// Called directly it has no markets and refuses to act.
/// @dev A delegate of fixed address instead of a linked library: no stub for each function in the exchange, and
/// inheritance shares the book's code with it.
contract ExchangeExtension is
    IExchangeErrors,
    IExchangeEvents,
    IExchangeExtension,
    IExchangeMetadata,
    Book,
    Settlement
{
    using MetadataReaderLib for address;

    address private immutable SELF = address(this);

    modifier delegated() {
        if (address(this) == SELF) revert OnlyDelegated();
        _;
    }

    /// @inheritdoc IExchangeMetadata
    function initialize() external delegated {
        if (_load(Layout.TIER_COUNT) != 0) revert OnlyDelegated();
        // spacing, pool fee, taker fee, rebate in parts per million: stable, major, other, new.
        _addTier(1, 200, 100, 0);
        _addTier(1, 1000, 500, 200);
        _addTier(10, 3000, 1000, 400);
        _addTier(50, 10_000, 2000, 500);
    }

    /// @inheritdoc IExchangeExtension
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
        if (base == quote || base.code.length == 0 || base == address(this)) revert UnsupportedToken(base);
        if (quote.code.length == 0 || quote == address(this)) revert UnsupportedToken(quote);

        _store(market, PoolSlot.unwrap(PoolSlotLib.pack(0, 0, PoolSlotLib.NO_BID, PoolSlotLib.NO_ASK, 0)));
        _store(market + Layout.KEY, key.baseTerms);
        _store(market + Layout.KEY + 1, key.quoteTerms);
        uint256 count = _load(Layout.REGISTRY);
        _store(Layout.REGISTRY, count + 1);
        _store(Layout.MARKETS + count, market);
        emit MarketOpened(market, key.baseTerms, key.quoteTerms);
    }

    /// @inheritdoc IExchangeExtension
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
        // The bounty is a part of the refund: bountyLots <= taken, rounded down alike.
        if (order.isAsk()) {
            bounty = bountyLots * MarketKeyLib.lotSize(key.baseTerms);
            flow.baseOut -= bounty;
        } else {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(order.tick());
            bounty = Amounts.quoteDown(bountyLots, numerator, denominator);
            flow.quoteOut -= bounty;
        }
        if (flow.baseOut != 0) _mint(owner, uint160(MarketKeyLib.tokenOf(key.baseTerms)), flow.baseOut);
        if (flow.quoteOut != 0) _mint(owner, uint160(MarketKeyLib.tokenOf(key.quoteTerms)), flow.quoteOut);
        if (bounty != 0) {
            _mint(
                msg.sender,
                uint160(
                    order.isAsk() ? MarketKeyLib.tokenOf(key.baseTerms) : MarketKeyLib.tokenOf(key.quoteTerms)
                ),
                bounty
            );
        }
        if (taken != 0) emit OrderExpired(id, owner, handle, msg.sender, bounty);
    }

    // ------------------------------------------------------------------ metadata, in its own name

    /// @inheritdoc IExchangeMetadata
    function nameOf(uint256 id) external view returns (string memory) {
        (address base, address quote) = _tokensOf(id);
        if (quote == address(0)) return string.concat("Weir balance of ", base.readName());
        return string.concat("Weir pool shares ", base.readSymbol(), "/", quote.readSymbol());
    }

    /// @inheritdoc IExchangeMetadata
    function symbolOf(uint256 id) external view returns (string memory) {
        (address base, address quote) = _tokensOf(id);
        if (quote == address(0)) return base.readSymbol();
        return string.concat(base.readSymbol(), "/", quote.readSymbol());
    }

    /// @inheritdoc IExchangeMetadata
    function decimalsOf(uint256 id) external view returns (uint8) {
        (address base, address quote) = _tokensOf(id);
        return quote == address(0) ? base.readDecimals() : 18;
    }

    /// @notice Not used: the exchange answers ERC-6909's own metadata by the functions above.
    function name(uint256) public pure override returns (string memory) {
        revert OnlyDelegated();
    }

    function symbol(uint256) public pure override returns (string memory) {
        revert OnlyDelegated();
    }

    function tokenURI(uint256) public pure override returns (string memory) {
        revert OnlyDelegated();
    }

    // ------------------------------------------------------------------ inside

    /// @dev Tokens of an id of the calling exchange: (token, 0) for a balance, (base, quote) for pool shares.
    function _tokensOf(uint256 id) private view returns (address base, address quote) {
        // An id that fits an address is a token's: a market's hash below 2^160 would take 2^96 keys to find, and would
        // only name itself wrongly.
        if (id >> 160 == 0) return (address(uint160(id)), address(0));
        IExchangeCore exchange = IExchangeCore(msg.sender);
        base = address(uint160(exchange.extsload(id + Layout.KEY)));
        quote = address(uint160(exchange.extsload(id + Layout.KEY + 1)));
        if (quote == address(0)) revert UnknownMarket(id);
    }

    function _addTier(uint256 spacing, uint256 poolFee, uint256 takerFee, uint256 makerRebate) private {
        uint256 tier = _load(Layout.TIER_COUNT);
        uint256 terms = spacing | poolFee << 16 | takerFee << 40 | makerRebate << 64;
        _store(Layout.TIERS + tier, terms);
        _store(Layout.TIER_COUNT, tier + 1);
        emit TierAdded(tier, terms);
    }
}
