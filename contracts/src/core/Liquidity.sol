// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {Layout} from "../libraries/Layout.sol";
import {MILLION} from "../libraries/Million.sol";
import {TickPrice} from "../libraries/TickPrice.sol";
import {MarketKeyLib} from "../types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "../types/PoolSlot.sol";
import {SwapTerms} from "../types/Terms.sol";
import {Flow} from "./Book.sol";
import {Settlement} from "./Settlement.sol";

/// @notice The pool's liquidity: shares are parts of both reserves. Minting rounds shares down and amounts up, burning
/// rounds amounts down, so the root of k per share never falls.
abstract contract Liquidity is Settlement {
    /// @notice Shares that belong to nobody, from the first deposit; also the least units of each token it brings.
    uint256 internal constant LOCKED_SHARES = 1000;
    uint256 private constant TOTAL_MASK = (1 << 104) - 1;
    uint256 private constant PART_SHIFT = 104;
    uint256 private constant PART_MASK = (1 << 24) - 1;
    uint256 private constant ROOT_SHIFT = 128;

    /// @notice Checks recipient, deadline and flags of adding or removing liquidity.
    /// @return to the recipient.
    function _checkLiquidityTerms(SwapTerms terms, uint256 known) internal view returns (address to) {
        if (terms.flags() & ~known != 0) revert IExchangeErrors.UnknownFlags(terms.flags());
        _checkDeadline(terms.deadline());
        to = terms.recipient();
        if (to == address(0)) revert IExchangeErrors.ZeroRecipient();
    }

    /// @notice Adds to the pool; mints nothing itself.
    /// @return shares for the provider.
    function _addLiquidity(
        uint256 id,
        uint256 baseTerms,
        PoolSlot slot,
        uint256 maxBase,
        uint256 maxQuote,
        uint256 leastShares,
        address owner,
        Flow memory flow
    ) internal returns (uint256 shares) {
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        (uint256 total, uint256 part) = _settleIncome(id, base, quote);
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
        _storePool(id, slot, total, part);
        emit IExchangeEvents.LiquidityAdded(id, owner, flow.baseIn << 128 | flow.quoteIn, shares, total, slot);
    }

    /// @notice Takes `shares` parts of the pool out; burns nothing itself. The locked shares keep at least one unit of
    /// each token in, because amounts round down.
    function _removeLiquidity(uint256 id, PoolSlot slot, uint256 shares, address owner, Flow memory flow)
        internal
    {
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        (uint256 total, uint256 part) = _settleIncome(id, base, quote);
        if (total == 0) revert IExchangeErrors.NoLiquidity(id);
        flow.baseOut = shares * base / total;
        flow.quoteOut = shares * quote / total;
        slot = slot.withReserves(base - flow.baseOut, quote - flow.quoteOut);
        total -= shares;
        _storePool(id, slot, total, part);
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
        uint256 rest = MILLION - MarketKeyLib.poolFee(baseTerms);
        bool crosses;
        // Uncrossed: quote/base * (1 - f) <= ask and quote/base / (1 - f) >= bid. Factors: a reserve < 2^103, the
        // lot < 2^120 with its denominator < 2^14 or a numerator < 2^114, 10^6: below 2^256 as in Walk.
        if (ask != PoolSlotLib.NO_ASK) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(ask);
            crosses = quote * (denominator * lot * rest) > base * (numerator * MILLION);
        }
        if (bid != PoolSlotLib.NO_BID) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(bid);
            crosses = crosses || quote * (denominator * lot * MILLION) < base * (numerator * rest);
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

    /// @notice Sets the protocol's part of the pool's income from now on, in parts per million; what came before is
    /// settled at the old one.
    function _setIncomePart(uint256 id, PoolSlot slot, uint256 part) internal returns (uint256 total) {
        (total,) = _settleIncome(id, slot.baseReserve(), slot.quoteReserve());
        _storePool(id, slot, total, part);
    }

    /// @dev Mints the protocol its part p of the pool's income since shares were last minted or burnt: as many shares
    /// as make the others' value grow by the rest only. With r0 and r the roots of k then and now and T the total,
    /// T * (r - r0) * p / (r * (10^6 - p) + r0 * p), rounded down: new / (T + new) = p * (r - r0) / r / 10^6.
    /// @return total shares now.
    /// @return part p.
    function _settleIncome(uint256 id, uint256 base, uint256 quote)
        private
        returns (uint256 total, uint256 part)
    {
        uint256 word = _load(id + Layout.SHARES);
        total = word & TOTAL_MASK;
        part = (word >> PART_SHIFT) & PART_MASK;
        if (part == 0 || total == 0) return (total, part);
        uint256 last = word >> ROOT_SHIFT;
        uint256 root = FixedPointMathLib.sqrt(base * quote);
        if (root <= last) return (total, part);
        // Shares and roots below 2^104, part at most 2 * 10^5: products below 2^226, and the divisor is not 0.
        unchecked {
            uint256 earned = total * (root - last) * part / (root * (MILLION - part) + last * part);
            if (earned != 0) _mint(address(this), id, earned);
            total += earned;
        }
    }

    /// @dev Stores the market's word, and the total of shares with the protocol's part and the root of k beside it. Where
    /// the protocol has no part nobody asks for the root, and working it out would cost 450 gas.
    function _storePool(uint256 id, PoolSlot slot, uint256 total, uint256 part) private {
        _store(id, PoolSlot.unwrap(slot));
        uint256 root = part == 0 ? 0 : FixedPointMathLib.sqrt(slot.baseReserve() * slot.quoteReserve());
        _store(id + Layout.SHARES, total | part << PART_SHIFT | root << ROOT_SHIFT);
    }
}
