// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Level} from "../types/Level.sol";
import {Order} from "../types/Order.sol";
import {PoolSlot} from "../types/PoolSlot.sol";

/// @notice What the exchange logs: enough to rebuild every view from the logs alone. Each event carries the state
/// after it. Packed words are the storage words themselves (PoolSlot, Level, Order) or two 128-bit amounts, the first
/// named one in the upper half. Internal balances and pool shares move with ERC-6909's own Transfer.
interface IExchangeEvents {
    /// @notice A market opened. `baseTerms` and `quoteTerms` are its key.
    event MarketOpened(uint256 indexed market, uint256 baseTerms, uint256 quoteTerms);

    /// @notice A tier may be used by new markets. `terms`, low to high: spacing (16 bits), pool fee, taker fee,
    /// rebate (24 each).
    event TierAdded(uint256 indexed tier, uint256 terms);

    /// @notice A taker traded. Every level better than the last one touched is exhausted.
    /// @param amounts total input (128 bits) | total output (128): what the taker paid and got, fees included.
    /// @param poolAmounts the pool's part: input with its fee (128) | output (128). The book's part is the rest.
    /// @param slot the market's word after the trade.
    /// @param lastLevel the last level touched as it stands after: tick (bits 0 to 23), filled lots (24 to 79),
    ///        generation (80 to 111), levels touched (112 to 127); bit 128 set where the input is base. An exhausted
    ///        level shows its next generation with 0 filled. With 0 levels touched all but bit 128 is 0.
    event Swapped(
        uint256 indexed market,
        address indexed taker,
        uint256 amounts,
        uint256 poolAmounts,
        PoolSlot slot,
        uint256 lastLevel
    );

    /// @notice An order rests. `order` is its word; (market, side, tick, generation, index) identifies it for ever.
    event OrderPlaced(uint256 indexed market, address indexed owner, uint64 handle, Order order);

    /// @notice Unfilled lots were taken off an order, by its owner or after its expiry.
    /// @param order its word after, with fills claimed before.
    /// @param level its level's word after; where it was emptied, the next generation.
    /// @param slot the market's word after.
    /// @param lots taken off.
    /// @param inQueue true where others rest behind it, so that the lots count as cancelled at its index; false where
    ///        it was last and the level's placed lots fell.
    event OrderReduced(
        uint256 indexed market,
        address indexed owner,
        uint64 handle,
        Order order,
        Level level,
        PoolSlot slot,
        uint256 lots,
        bool inQueue
    );

    /// @notice Filled lots were collected.
    /// @param order its word after.
    /// @param payout proceeds (128 bits) | rebate (128), both in base units for a bid, in quote units for an ask.
    event OrderClaimed(
        uint256 indexed market,
        address indexed owner,
        uint64 handle,
        Order order,
        uint256 lots,
        uint256 payout
    );

    /// @notice Somebody removed an expired order (its OrderClaimed and OrderReduced precede) and got `bounty` (quote
    /// units for a bid, base units for an ask) out of its refund.
    event OrderExpired(
        uint256 indexed market, address indexed owner, uint64 handle, address indexed remover, uint256 bounty
    );

    /// @notice Liquidity came.
    /// @param amounts base (128 bits) | quote (128).
    /// @param shares minted.
    /// @param totalShares after.
    /// @param slot the market's word after.
    event LiquidityAdded(
        uint256 indexed market,
        address indexed owner,
        uint256 amounts,
        uint256 shares,
        uint256 totalShares,
        PoolSlot slot
    );

    /// @notice Liquidity went. As `LiquidityAdded`, with shares burnt.
    event LiquidityRemoved(
        uint256 indexed market,
        address indexed owner,
        uint256 amounts,
        uint256 shares,
        uint256 totalShares,
        PoolSlot slot
    );

    /// @notice A path left `amount` of `token` below one lot with `account`, in its internal balance.
    event PathDust(address indexed account, address indexed token, uint256 amount);

    /// @notice A flash ended.
    /// @param amounts of `tokens` were lent and came back: no trade, no volume.
    event FlashClosed(address indexed borrower, address[] tokens, uint256[] amounts);

    /// @notice `delegate` may do `actions` (bits, see IExchangePermits; 0: nothing any more) for `owner` in the market,
    /// up to and with the second `expiry`.
    event TradingGranted(
        address indexed owner,
        address indexed delegate,
        uint256 indexed market,
        uint256 actions,
        uint256 expiry
    );

    /// @notice A nonce was revoked before it was used.
    event NonceRevoked(address indexed owner, uint256 nonce);

    /// @notice A market's ring of observations has `size` checkpoints now.
    event ObservationsGrown(uint256 indexed market, uint256 size);

    /// @notice A market takes no orders, liquidity or swaps up to and with the second `until` (0: it does again).
    event MarketPauseSet(uint256 indexed market, uint256 until);

    /// @notice No deposits up to and with the second `until` (0: again).
    event DepositPauseSet(uint256 until);

    /// @notice The protocol gets `part` parts per million of this pool's income from now on; `totalShares` counts what
    /// it got for the time before.
    event IncomePartSet(uint256 indexed market, uint256 part, uint256 totalShares);

    /// @notice The protocol's fees were paid to `to`: book fees to its internal balance, and pool shares.
    event FeesCollected(
        uint256 indexed market, address indexed to, uint256 base, uint256 quote, uint256 shares
    );

    /// @notice `pending` becomes the owner once it accepts.
    event OwnershipOffered(address indexed owner, address indexed pending);
    /// @notice Who decides what IExchangeGovernance lists for the owner.
    event OwnerChanged(address indexed owner);
    /// @notice Who may pause.
    event GuardianSet(address indexed guardian);
}
