// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchange} from "../../interfaces/IExchange.sol";
import {IExchangeErrors} from "../../interfaces/IExchangeErrors.sol";
import {Layout} from "../../libraries/Layout.sol";
import {PoolShareTokenFactory} from "../../periphery/PoolShareTokenFactory.sol";
import {MarketKeyLib} from "../../types/MarketKey.sol";
import {PoolSlot} from "../../types/PoolSlot.sol";
import {IPoolShareGuard} from "../interfaces/IPoolShareGuard.sol";
import {IPriceGuard} from "../interfaces/IPriceGuard.sol";
import {PoolShareGuardTerms} from "../types/GuardTerms.sol";
import {PoolShareValue} from "./PoolShareValue.sol";

/// @title PoolShareGuard
/// @notice The price of a market's pool shares from the guarded prices of its two tokens. Nobody has any rights over it.
/// IPoolShareGuard is the manual.
contract PoolShareGuard is IPoolShareGuard {
    using FixedPointMathLib for uint256;

    /// @notice The price of the loan token in itself.
    uint256 private constant PRICE_ONE = 1e36;
    uint256 private constant WINDOW = 1800;

    /// @notice The exchange whose pool it is.
    IExchange public immutable EXCHANGE;
    uint256 private immutable MARKET;
    address private immutable TOKEN;
    address private immutable LOAN;
    IPriceGuard private immutable BASE_GUARD;
    IPriceGuard private immutable QUOTE_GUARD;

    /// @param tokens where the market's ERC-20 comes from; its exchange is the guard's.
    /// @dev Reverts: UnknownMarket, ShareTokenMissing, LegMismatch.
    constructor(PoolShareTokenFactory tokens, PoolShareGuardTerms memory terms_) {
        IExchange exchange = tokens.EXCHANGE();
        uint256 market = terms_.market;
        if (exchange.extsload(market) == 0) revert IExchangeErrors.UnknownMarket(market);
        address token = tokens.addressOf(market);
        if (token.code.length == 0) revert ShareTokenMissing(token);
        (EXCHANGE, MARKET, TOKEN, LOAN) = (exchange, market, token, terms_.loan);
        (BASE_GUARD, QUOTE_GUARD) = (IPriceGuard(terms_.baseGuard), IPriceGuard(terms_.quoteGuard));
        _checkLeg(exchange.extsload(market + Layout.KEY), terms_.baseGuard, terms_.loan);
        _checkLeg(exchange.extsload(market + Layout.KEY + 1), terms_.quoteGuard, terms_.loan);
    }

    /// @inheritdoc IPriceGuard
    function borrowPrice() external view returns (uint256) {
        (uint256 p0, uint256 p1) = (_borrowPriceOf(BASE_GUARD), _borrowPriceOf(QUOTE_GUARD));
        if (p0 == 0 || p1 == 0) return 0;
        (PoolSlot slot, uint256 supply) = _pool();
        return supply == 0 ? 0 : PoolShareValue.price(slot, supply, p0, p1);
    }

    /// @inheritdoc IPriceGuard
    function liquidationPrice() external view returns (uint256 price, bool isLive) {
        (uint256 p0, bool isBaseLive) = _liquidationPriceOf(BASE_GUARD);
        (uint256 p1, bool isQuoteLive) = _liquidationPriceOf(QUOTE_GUARD);
        (PoolSlot slot, uint256 supply) = _pool();
        // Without any share there is none to judge.
        if (supply == 0) return (0, false);
        return (PoolShareValue.price(slot, supply, p0, p1), isBaseLive && isQuoteLive);
    }

    /// @notice Shares whose unwinding harms as little as selling that many collateral units out of a reserve of this size:
    /// for any part f of it up to all, f * observedReserve shares move no price by more than selling f times a pool's own
    /// reserve into that pool does.
    ///
    /// With S shares, V / 2 = sqrt(k * p0 * p1) the fair value of either side and R the observed reserve of a leg's own
    /// pool, in value R * p: burning c = f * observedReserve / S of the supply gives c of each reserve. What is sold back
    /// into what is left of this very pool is c / (1 - c) of its reserve, at most f where c <= f / 2 and f <= 1. What is sold
    /// into a leg's own pool is c * V / 2 in value, at most f of it where c <= f * R * p / (V / 2). So the answer is S times
    /// the least of 1 / 2 and each leg's R * p / (V / 2); and S is cut to the part of it that the least root of k in the
    /// record stands for, so that liquidity lent for a moment does not count. Rounded down.
    /// @dev 0 where a leg has none, no price for new debt, or the pool no record.
    function observedReserve() external view returns (uint256) {
        uint256 least = _leastRoot();
        (PoolSlot slot, uint256 supply) = _pool();
        (uint256 p0, uint256 p1) = (_borrowPriceOf(BASE_GUARD), _borrowPriceOf(QUOTE_GUARD));
        if (least == 0 || p0 == 0 || p1 == 0) return 0;
        uint256 root = (slot.baseReserve() * slot.quoteReserve()).sqrt();
        // S * min(1, least / root), the shares that a pool of the least root would have.
        uint256 shares = supply.fullMulDiv(least.min(root), root);
        // V / 2 of such a pool, times 10^36; below 2^104 * 2^184.
        uint256 mean = p0.mulSqrt(p1);
        uint256 most = shares / 2;
        most = most.min(_bound(BASE_GUARD, shares, p0, least.min(root), mean));
        return most.min(_bound(QUOTE_GUARD, shares, p1, least.min(root), mean));
    }

    /// @inheritdoc IPriceGuard
    function collateral() external view returns (address) {
        return TOKEN;
    }

    /// @inheritdoc IPriceGuard
    function loan() external view returns (address) {
        return LOAN;
    }

    /// @inheritdoc IPoolShareGuard
    function terms() external view returns (PoolShareGuardTerms memory) {
        return PoolShareGuardTerms(MARKET, LOAN, address(BASE_GUARD), address(QUOTE_GUARD));
    }

    /// @dev The market's word and its supply. Reverts: Locked.
    function _pool() private view returns (PoolSlot slot, uint256 supply) {
        slot = PoolSlot.wrap(EXCHANGE.extsload(MARKET));
        supply = PoolShareValue.supply(slot, EXCHANGE.extsload(MARKET + Layout.SHARES));
    }

    /// @dev 0 where the pool has no record of half an hour, is paused, or the call gets too little gas: 0 allows nothing.
    function _leastRoot() private view returns (uint256) {
        try EXCHANGE.observe(MARKET, WINDOW) returns (int256, uint256 least, uint256, bool isPaused) {
            return isPaused ? 0 : least;
        } catch {
            return 0;
        }
    }

    /// @dev floor(shares * R * price / (root * mean)), with R the reserve of the leg's own pool: in two steps, each rounded
    /// down, the first being that reserve in units of the root of k. No bound for the loan token itself.
    function _bound(IPriceGuard leg, uint256 shares, uint256 price, uint256 root, uint256 mean)
        private
        view
        returns (uint256)
    {
        if (address(leg) == address(0)) return type(uint256).max;
        uint256 reserve = leg.observedReserve().fullMulDiv(price, mean);
        return reserve >= root ? shares : shares.fullMulDiv(reserve, root);
    }

    function _borrowPriceOf(IPriceGuard leg) private view returns (uint256) {
        return address(leg) == address(0) ? PRICE_ONE : leg.borrowPrice();
    }

    function _liquidationPriceOf(IPriceGuard leg) private view returns (uint256, bool) {
        return address(leg) == address(0) ? (PRICE_ONE, true) : leg.liquidationPrice();
    }

    /// @dev A leg has a guard of just its pair, or is the loan token.
    function _checkLeg(uint256 keyWord, address guard, address loan_) private view {
        address token = MarketKeyLib.tokenOf(keyWord);
        if (guard == address(0)) {
            if (token != loan_) revert LegMismatch(token, guard, address(0), address(0));
            return;
        }
        (address priced, address in_) = (IPriceGuard(guard).collateral(), IPriceGuard(guard).loan());
        if (priced != token || in_ != loan_) revert LegMismatch(token, guard, priced, in_);
    }
}
