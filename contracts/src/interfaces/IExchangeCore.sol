// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../types/MarketKey.sol";
import {OrderRef, OrderTerms, SwapTerms} from "../types/Terms.sol";
import {IExchangeErrors} from "./IExchangeErrors.sol";
import {IExchangeEvents} from "./IExchangeEvents.sol";

/// @title The everyday part of Weir's exchange: trading, orders, liquidity, balances.
/// @notice The manual. Amounts are token units, sizes are lots, prices are ticks (see TickPrice), rates are parts per
/// million. Wallet tokens are pulled from `msg.sender` only. Rounding favours the exchange, by less than a unit a
/// step.
///
/// Trust: nobody can move another's balance, shares or orders. Tokens are not vetted: one that takes fees is refused,
/// one that rebases or pauses hurts only balances of that token. Nothing in an open market ever changes but the
/// protocol's part of its pool's income, from that moment on.
///
/// Token address 0 is the chain's own coin, where the exchange takes it: payable functions keep of `msg.value` what
/// they need and return the rest to the caller. Reverts of any of them: ValueTooLow; ValueNotNeeded where no coin could
/// be needed, because it is not the token that goes in or is to come from the internal balance.
///
/// Wallet tokens come by the token's own allowance to the exchange or, where that does not do, by its allowance in
/// Permit2.
///
/// The token errors are PullFailed, PullMismatch and PushFailed of wallets, BalanceTooLow of an internal balance, and
/// UnsupportedToken where the chain's own coin is to go in and this exchange takes none. While a token is being called
/// every function reverts with Locked, reading included, but for `owner`, `guardian`, `eip712Domain` and what ERC-6909
/// reads, the names of pool shares excepted.
interface IExchangeCore is IExchangeErrors, IExchangeEvents {
    // ------------------------------------------------------------------ trading

    /// @notice Walks pool and book together, always at whichever price is better, until `amount` is done or a limit
    /// is met.
    /// @param amount exact input or (flag EXACT_OUT) exact output, in token units, below 2^127.
    /// @param bound exact input: the least output. Exact output: the most input for the whole amount; a part of it may
    ///        cost no more than its share of that.
    /// @param terms packed: recipient, limit tick, levels, deadline, flags (see SwapTerms). An exact output with neither
    ///        a limit tick nor a bound on levels is done whole or not at all, as with flag ALL_OR_NOTHING.
    /// @return amountIn what the caller paid. What an exact input leaves below one lot of the next level is not taken.
    /// @return amountOut what the recipient got. An exact output may be passed by less than one lot.
    /// @dev Reverts: UnknownMarket, ZeroAmount, AmountTooLarge, LimitOutOfRange, DeadlineExpired,
    /// UnknownFlags, NothingOut, OutputTooLow, InputTooHigh, NotFilled, ReserveOverflow, ZeroRecipient,
    /// MarketPaused, and the token errors.
    function swap(MarketKey calldata key, uint256 amount, uint256 bound, SwapTerms terms)
        external
        payable
        returns (uint256 amountIn, uint256 amountOut);

    /// @notice Swaps over one to four markets, each one's output being the next one's input. All or nothing, save what
    /// is below one lot of a market: of the first market's input that is not taken, of a later one's it is credited to
    /// the caller's internal balance (event PathDust), as is what an exact output makes an earlier market give beyond
    /// what the next one needs.
    /// @param keys the markets in order. Flag BASE_IN says which token of the first one is the input; the others follow.
    /// @param amount exact input of the first, or (flag EXACT_OUT) exact output of the last market.
    /// @param bound exact input: the least output. Exact output: the most input.
    /// @param terms as for swap; a limit tick means nothing here and must be 0; the bound on levels holds in each market.
    /// @return amountIn what the caller paid, in units of the first market's input.
    /// @return amountOut what the recipient got, in units of the last market's output.
    /// @dev Reverts: PathLength, PathBroken, PathHasLimit, and as swap does.
    function swapPath(MarketKey[] calldata keys, uint256 amount, uint256 bound, SwapTerms terms)
        external
        payable
        returns (uint256 amountIn, uint256 amountOut);

    /// @notice Places a limit order. What crosses trades at once by the same walk up to the order's tick (what it
    /// takes from the book pays the taker fee on top of the displayed price); the rest queues at its tick.
    /// A bid's size is what it buys; an ask's lots include its taker fee. The rest returns, and does not queue, where
    /// it is below the market's smallest order or the bound on levels was met. A bid locks ceil(lots * price) quote
    /// units, an ask its lots of base. What crosses but, less the taker fee, pays for no whole lot returns too. A bounty
    /// is cut to one percent of the lots that queue. A handle whose order is wholly filled is claimed first.
    /// Post-only reverts where anything would trade at once or, with SLIDE, moves to the best tick behind its own at
    /// which nothing does.
    /// Self-trades are not searched for: name own orders that must not be hit in a batch, as cancels before this call.
    /// @return restingLots lots that queue now.
    /// @return amountIn what trading took at once (quote for a bid, base for an ask); what the rest locks comes on top.
    /// @return amountOut what trading brought at once (base for a bid, quote for an ask).
    /// @dev Reverts: UnknownMarket, TickOffGrid, ZeroLots, OrderTooLarge, OrderTooSmall, WouldCross,
    /// FillOrKill, HandleInUse, LevelFull, LevelRetired, BadExpiry, BountyTooLarge, DeadlineExpired,
    /// UnknownFlags, MarketPaused, and, where it trades at once, AmountTooLarge and ReserveOverflow; the
    /// token errors.
    function place(MarketKey calldata key, OrderTerms terms)
        external
        payable
        returns (uint256 restingLots, uint256 amountIn, uint256 amountOut);

    /// @notice Takes `ref.lots` unfilled lots off the caller's order (0: all); it keeps its place in the queue.
    /// Collects its fills too. Lots beyond what is unfilled are ignored.
    /// @return lots taken off. 0, and nothing else happens, where the order is closed.
    /// @dev Reverts: UnknownOrder, OrderChanged, ReducedTooSmall, UnknownFlags, PushFailed.
    function reduce(MarketKey calldata key, OrderRef ref) external returns (uint256 lots);

    /// @notice Takes all unfilled lots off the caller's order and collects its fills.
    /// @return lots taken off. 0, and nothing else happens, where the order is closed.
    /// @dev Reverts: UnknownOrder, OrderChanged, UnknownFlags, PushFailed.
    function cancel(MarketKey calldata key, OrderRef ref) external returns (uint256 lots);

    /// @notice Collects what was filled of the caller's order: proceeds and the maker's rebate.
    /// @return lots collected; 0 where there is nothing.
    /// @dev Reverts: UnknownOrder, OrderChanged, UnknownFlags, PushFailed.
    function claim(MarketKey calldata key, OrderRef ref) external returns (uint256 lots);

    // ------------------------------------------------------------------ liquidity

    /// @notice Adds to the pool in proportion, as much as both maxima allow; the first deposit sets the price, and
    /// leaves 1000 shares with nobody.
    /// @param maxBase the most base units to add; a first deposit adds them all.
    /// @param maxQuote the most quote units, likewise.
    /// @param leastShares the fewest shares to get, the 1000 of a first deposit not counted.
    /// @param terms as for swap: recipient of the shares, deadline, flag FROM_INTERNAL; the rest 0.
    /// @return shares minted, rounded down.
    /// @return base units added, rounded up.
    /// @return quote units added, rounded up.
    /// @dev Reverts: UnknownMarket, FirstDepositTooSmall, DepositCrosses, SharesTooFew, ReserveOverflow,
    /// DeadlineExpired, UnknownFlags, ZeroRecipient, MarketPaused, and the token errors.
    function addLiquidity(
        MarketKey calldata key,
        uint256 maxBase,
        uint256 maxQuote,
        uint256 leastShares,
        SwapTerms terms
    ) external payable returns (uint256 shares, uint256 base, uint256 quote);

    /// @notice Adds to a pool with one token: swaps `swapAmount` of it over pool and book, adds what that brings and as
    /// much of the rest as goes with it. What was bought and does not fit in is credited to the caller's internal
    /// balance. How much to swap is worked out outside (the bindings' quoteAddLiquiditySingle); `leastShares` bounds it.
    /// @param amount the most that is taken of the token.
    /// @param swapAmount the part of it to swap, less than all.
    /// @param leastShares the fewest shares to get.
    /// @param terms as for swap: recipient of the shares, deadline, flags BASE_IN (the token is the base) and
    ///        FROM_INTERNAL; the rest 0.
    /// @return shares minted.
    /// @return amountIn what was taken.
    /// @dev Reverts: SwapBeyondAmount, NoLiquidity, and as swap and addLiquidity do.
    function addLiquiditySingle(
        MarketKey calldata key,
        uint256 amount,
        uint256 swapAmount,
        uint256 leastShares,
        SwapTerms terms
    ) external payable returns (uint256 shares, uint256 amountIn);

    /// @notice Burns the caller's shares for their part of both reserves, rounded down.
    /// @param shares to burn.
    /// @param leastBase the fewest base units to get.
    /// @param leastQuote the fewest quote units to get.
    /// @param terms as for swap: recipient of the tokens, deadline, flag TO_INTERNAL; the rest 0.
    /// @return base units paid.
    /// @return quote units paid.
    /// @dev Reverts: UnknownMarket, NoLiquidity, AmountTooLow, BalanceTooLow (the token being the exchange
    /// itself, of the shares), DeadlineExpired, UnknownFlags, ZeroRecipient, and the token errors.
    function removeLiquidity(
        MarketKey calldata key,
        uint256 shares,
        uint256 leastBase,
        uint256 leastQuote,
        SwapTerms terms
    ) external returns (uint256 base, uint256 quote);

    // ------------------------------------------------------------------ internal balances (ERC-6909, id: the token)

    /// @notice Pulls `amount`, below 2^127, from the caller's wallet and credits it to `to`'s internal balance.
    /// @dev Reverts: ZeroRecipient, DepositsPaused, AmountTooLarge, PullFailed, PullMismatch, UnsupportedToken (the
    /// chain's own coin, where this exchange takes none).
    function deposit(address token, uint256 amount, address to) external payable;

    /// @notice Pays `amount` of the caller's internal balance out to `to`. Sent to the exchange itself it is lost.
    /// @dev Reverts: ZeroRecipient, BalanceTooLow, PushFailed.
    function withdraw(address token, uint256 amount, address to) external;

    // ------------------------------------------------------------------ reading

    /// @notice A storage word, to be decoded by Layout; 0 where nothing was written.
    function extsload(uint256 slot) external view returns (uint256 word);

    /// @notice Many storage words in one call, in the order of `slots`.
    function extsload(uint256[] calldata slots) external view returns (uint256[] memory words);
}
