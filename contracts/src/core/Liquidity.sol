// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {Layout} from "../libraries/Layout.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {MarketKeyLib} from "../types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {Flow} from "./Book.sol";
import {MarketStorage} from "./MarketStorage.sol";

/// @notice The pool's liquidity: shares are parts of both reserves. Minting rounds shares down and amounts up, burning
/// rounds amounts down, so the root of k per share never falls.
abstract contract Liquidity is MarketStorage {
    /// @notice Shares that belong to nobody, from the first deposit; also the least units of each token it brings.
    uint256 internal constant LOCKED_SHARES = 1000;
    uint256 private constant LOW_128 = (1 << 128) - 1;

    /// @notice Adds to the pool; mints nothing itself. @return shares for the provider.
    function _add(
        uint256 id,
        uint256 baseTerms,
        PoolSlot slot,
        uint256 maxBase,
        uint256 maxQuote,
        uint256 leastShares,
        address owner,
        Flow memory flow
    ) internal returns (uint256 shares) {
        uint256 total = _load(id + Layout.SHARES) & LOW_128;
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        uint256 minted;
        if (total == 0) {
            (flow.baseIn, flow.quoteIn) = (maxBase, maxQuote);
            minted = _firstShares(baseTerms, slot, maxBase, maxQuote);
            shares = minted - LOCKED_SHARES;
        } else {
            // Maxima beyond a reserve's 103 bits are cut: more could not be added anyway. total <= 2^103, because the
            // root of k per share starts at 1 and never falls.
            shares = FixedPointMathLib.min(
                FixedPointMathLib.min(maxBase, PoolSlotLib.MAX_RESERVE) * total / base,
                FixedPointMathLib.min(maxQuote, PoolSlotLib.MAX_RESERVE) * total / quote
            );
            // Up, so that the shares of others gain.
            flow.baseIn = (shares * base + total - 1) / total;
            flow.quoteIn = (shares * quote + total - 1) / total;
            minted = shares;
        }
        if (shares == 0 || shares < leastShares) revert IExchangeErrors.SharesTooFew(shares, leastShares);
        slot = _withReserves(slot, base + flow.baseIn, quote + flow.quoteIn);
        total += minted;
        _storePool(id, slot, total);
        emit IExchangeEvents.LiquidityAdded(id, owner, flow.baseIn << 128 | flow.quoteIn, shares, total, slot);
    }

    /// @notice Takes `shares` parts of the pool out; burns nothing itself. The locked shares keep at least one unit of
    /// each token in, because amounts round down.
    function _remove(uint256 id, PoolSlot slot, uint256 shares, address owner, Flow memory flow) internal {
        uint256 total = _load(id + Layout.SHARES) & LOW_128;
        if (total == 0) revert IExchangeErrors.NoLiquidity(id);
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        flow.baseOut = shares * base / total;
        flow.quoteOut = shares * quote / total;
        slot = slot.withReserves(base - flow.baseOut, quote - flow.quoteOut);
        total -= shares;
        _storePool(id, slot, total);
        emit IExchangeEvents.LiquidityRemoved(
            id, owner, flow.baseOut << 128 | flow.quoteOut, shares, total, slot
        );
    }

    /// @dev sqrt(base * quote), for a deposit that is large enough and does not cross the book.
    function _firstShares(uint256 baseTerms, PoolSlot slot, uint256 base, uint256 quote)
        private
        pure
        returns (uint256)
    {
        if (base < LOCKED_SHARES || quote < LOCKED_SHARES) {
            revert IExchangeErrors.FirstDepositTooSmall(base, quote);
        }
        _withReserves(slot, base, quote);
        (uint256 bid, uint256 ask) = (slot.bestBid(), slot.bestAsk());
        uint256 lot = MarketKeyLib.lotSize(baseTerms);
        uint256 rest = 1e6 - MarketKeyLib.poolFee(baseTerms);
        bool crosses;
        // Uncrossed: quote/base * (1 - f) <= ask and quote/base / (1 - f) >= bid. Factors: a reserve < 2^103, the
        // lot < 2^120 with its denominator < 2^14 or a numerator < 2^114, 10^6: below 2^256 as in Walk.
        if (ask != PoolSlotLib.NO_ASK) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(ask);
            crosses = quote * (denominator * lot * rest) > base * (numerator * 1e6);
        }
        if (bid != PoolSlotLib.NO_BID) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(bid);
            crosses = crosses || quote * (denominator * lot * 1e6) < base * (numerator * rest);
        }
        if (crosses) revert IExchangeErrors.DepositCrosses(bid, ask);
        return FixedPointMathLib.sqrt(base * quote);
    }

    /// @dev The slot with new reserves, checked.
    function _withReserves(PoolSlot slot, uint256 base, uint256 quote) private pure returns (PoolSlot) {
        if (base > PoolSlotLib.MAX_RESERVE) revert IExchangeErrors.ReserveOverflow(base);
        if (quote > PoolSlotLib.MAX_RESERVE) revert IExchangeErrors.ReserveOverflow(quote);
        return slot.withReserves(base, quote);
    }

    /// @dev Stores the market's word, and the total of shares with the root of k beside it.
    function _storePool(uint256 id, PoolSlot slot, uint256 total) private {
        _store(id, PoolSlot.unwrap(slot));
        uint256 root = FixedPointMathLib.sqrt(slot.baseReserve() * slot.quoteReserve());
        _store(id + Layout.SHARES, total | root << 128);
    }
}
