// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The ways in which the exchange says no, with the values that decided it. Besides, of its balances' ERC-6909
/// (solady's): InsufficientBalance, InsufficientPermission, BalanceOverflow.
interface IExchangeErrors {
    // ------------------------------------------------------------------ markets
    /// @notice No market was opened with this key. Its id would be `market`.
    error UnknownMarket(uint256 market);
    /// @notice This key is open already.
    error MarketExists(uint256 market);
    /// @notice A token has no code, is the exchange itself, or is both base and quote; or it is 0, the chain's own coin, on a
    /// chain where the exchange takes none.
    error UnsupportedToken(address token);
    /// @notice A lot is 10^k base units with k at most 36.
    error LotExponentTooLarge(uint256 lotExponent);
    /// @notice The key's fees and spacing are not those of tier `tier`.
    error TierMismatch(uint256 tier, uint256 tierTerms, uint256 keyTerms);
    /// @notice There are `count` tiers, numbered from 0.
    error UnknownTier(uint256 tier, uint256 count);
    /// @notice The smallest order is at least one quote unit.
    error MinQuoteZero();

    /// @notice A tier's terms are outside what tiers may be: spacing 1 to 65535, pool fee at most 100000, and no fee
    /// combination at which pool and book could trade against each other at a gain.
    error BadTier(uint256 terms);

    // ------------------------------------------------------------------ any action
    /// @notice The action was valid until `deadline`; the block's time is `timestamp`.
    error DeadlineExpired(uint256 deadline, uint256 timestamp);
    /// @notice A flag that this action does not know. Of a grant also an expiry of 2^64 or later, which is no time.
    error UnknownFlags(uint256 flags);
    /// @notice A token is being called: nothing else may be done until it returns.
    error Locked();
    /// @notice A batch takes swap, place, reduce, cancel, claim, permit and permit2 only, each with the length of its
    /// arguments. `selector` is what was found.
    error NotBatchable(bytes4 selector);
    /// @notice A batch names source and recipient once, for its net: the action at `index` may not.
    error SettlesInsideBatch(uint256 index);
    /// @notice Orders, liquidity and swaps of this market are refused up to and with the second `until`; cancels,
    /// claims and removals are not.
    error MarketPaused(uint256 market, uint256 until);
    /// @notice Two lists that belong together have different lengths.
    error LengthsDiffer(uint256 first, uint256 second);
    /// @notice The extension only runs as the exchange's own code.
    error OnlyDelegated();

    // ------------------------------------------------------------------ swaps
    /// @notice Nothing to swap.
    error ZeroAmount();
    /// @notice Amounts are below 2^127.
    error AmountTooLarge(uint256 amount);
    /// @notice The limit would be no price: ticks are 90000 to 3149999.
    error LimitOutOfRange(uint256 limitTick);
    /// @notice Pool and book within the limits give nothing for `amount` (the exact input or output).
    error NothingOut(uint256 amount);
    /// @notice Less comes out than was asked for.
    error OutputTooLow(uint256 amountOut, uint256 leastOut);
    /// @notice More goes in than was allowed.
    error InputTooHigh(uint256 amountIn, uint256 mostIn);
    /// @notice All was asked for, and the pool and the book within the limits give only `done`.
    error NotFilled(uint256 wanted, uint256 done);
    /// @notice A reserve would pass 2^103 - 1.
    error ReserveOverflow(uint256 reserve);

    /// @notice A path has one to four markets.
    error PathLength(uint256 length);
    /// @notice The path's market number `index` does not trade `token`, which the one before gives.
    error PathBroken(uint256 index, address token);
    /// @notice A path has no limit tick; its bound is the limit.
    error PathHasLimit(uint256 limitTick);

    // ------------------------------------------------------------------ orders
    /// @notice The tick is out of range or not a multiple of the market's spacing.
    error TickOffGrid(uint256 tick, uint256 spacing);
    /// @notice An order has at least one lot.
    error ZeroLots();
    /// @notice An order has at most 2^36 - 1 lots, and less than 2^127 units of either token.
    error OrderTooLarge(uint256 lots, uint256 tick);
    /// @notice The order is worth `quoteValue` at its price; orders are worth at least `minQuote`.
    error OrderTooSmall(uint256 quoteValue, uint256 minQuote);
    /// @notice Post-only, and it would trade: `bestOpposite` is the best tick it meets, 0 where it meets the pool.
    error WouldCross(uint256 tick, uint256 bestOpposite);
    /// @notice Fill-or-kill, and only `filledLots` of `lots` can be had within the limit.
    error FillOrKill(uint256 lots, uint256 filledLots);
    /// @notice The handle's order still rests with `liveLots` lots.
    error HandleInUse(uint64 handle, uint256 liveLots);
    /// @notice This owner never used the handle in this market.
    error UnknownOrder(address owner, uint64 handle);
    /// @notice The handle's order is another one than expected: its generation and index are given.
    error OrderChanged(uint64 handle, uint256 generation, uint256 index);
    /// @notice A reduced order is gone or worth at least `minQuote`; `quoteValue` would be left.
    error ReducedTooSmall(uint256 quoteValue, uint256 minQuote);
    /// @notice The level's counters cannot take `lots` more until it empties.
    error LevelFull(uint256 tick, uint256 placed, uint256 nextIndex, uint256 lots);
    /// @notice The level used up its generations and takes no orders for ever.
    error LevelRetired(uint256 tick);
    /// @notice Expiry must be in the future, and a bounty needs one.
    error BadExpiry(uint256 expiry, uint256 timestamp);
    /// @notice A bounty is at most one percent of the order's lots.
    error BountyTooLarge(uint256 bountyLots, uint256 mostLots);
    /// @notice The order can be removed by others after `expiry` only (0: never).
    error NotExpired(uint256 expiry, uint256 timestamp);

    /// @notice The order still has unfilled lots: only its owner may claim it.
    error OrderStillRests(address owner, uint64 handle, uint256 unfilledLots);

    // ------------------------------------------------------------------ liquidity
    /// @notice A first deposit brings at least 1000 units of each token.
    error FirstDepositTooSmall(uint256 base, uint256 quote);
    /// @notice The first deposit's price would cross the book: best bid and ask ticks given.
    error DepositCrosses(uint256 bestBid, uint256 bestAsk);
    /// @notice Fewer shares than asked for, or none.
    error SharesTooFew(uint256 shares, uint256 least);
    /// @notice Less of a token comes out than asked for.
    error AmountTooLow(address token, uint256 amount, uint256 least);
    /// @notice Of `amount` a part is swapped, less than all.
    error SwapBeyondAmount(uint256 swapAmount, uint256 amount);
    /// @notice There is no liquidity to take from or to add to in one token.
    error NoLiquidity(uint256 market);

    // ------------------------------------------------------------------ tokens
    /// @notice The token refused to move `amount` from `from`: too little balance or allowance, or its own rule.
    error PullFailed(address token, address from, uint256 amount);
    /// @notice The token moved another amount than asked for. Tokens that take fees are refused.
    error PullMismatch(address token, uint256 amount, uint256 received);
    /// @notice The token refused to pay `to`. Take the internal balance instead.
    error PushFailed(address token, address to, uint256 amount);
    /// @notice The internal balance is smaller than what is to be paid from it.
    error BalanceTooLow(address token, uint256 balance, uint256 needed);
    /// @notice Payments need a recipient.
    error ZeroRecipient();
    /// @notice Coin was sent, and nothing here could take it.
    error ValueNotNeeded(uint256 value);
    /// @notice Less coin was sent than is needed.
    error ValueTooLow(uint256 value, uint256 needed);
    /// @notice Deposits are refused up to and with the second `until`; withdrawals are not.
    error DepositsPaused(uint256 until);

    // ------------------------------------------------------------------ acting for others
    /// @notice `delegate` may not do `action` (see IExchangePermits) for `owner` in this market, or not any more.
    error NotPermitted(address owner, address delegate, uint256 market, uint256 action);
    /// @notice The signature is not the owner's, for these terms on this chain.
    error BadSignature(address owner);
    /// @notice A signature's nonce is used or revoked.
    error NonceUsed(address owner, uint256 nonce);

    // ------------------------------------------------------------------ observations
    /// @notice Nobody grew this market's observations yet.
    error NotObserved(uint256 market);
    /// @notice A ring grows only, to at most 128 checkpoints.
    error BadObservationSize(uint256 size, uint256 asked);
    /// @notice A mean is over 1 to 1800 seconds.
    error BadWindow(uint256 window);
    /// @notice The record does not reach back to the second `from`.
    error HistoryTooShort(uint256 market, uint256 from);

    // ------------------------------------------------------------------ governance
    /// @notice Only `needed` may do this.
    error NotAllowed(address caller, address needed);
    /// @notice The protocol's part of a pool's income is at most `most` parts per million.
    error IncomePartTooHigh(uint256 part, uint256 most);
    /// @notice A pause is at most `most` seconds long.
    error PauseTooLong(uint256 duration, uint256 most);
    /// @notice The guardian may pause this again from the second `from` on.
    error PausedLately(uint256 from);
}
