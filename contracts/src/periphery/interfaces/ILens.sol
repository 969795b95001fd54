// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Stop} from "../../core/Walk.sol";
import {IExchangeCore} from "../../interfaces/IExchangeCore.sol";
import {Level} from "../../types/Level.sol";
import {MarketKey} from "../../types/MarketKey.sol";
import {ObservationState} from "../../types/ObservationState.sol";
import {Order} from "../../types/Order.sol";
import {PoolSlot} from "../../types/PoolSlot.sol";
import {SwapTerms} from "../../types/Terms.sol";

/// @title The lens's manual: whole views of an exchange in one call.
/// @notice For pages, bots, and contracts outside of the exchange. Nothing here changes anything. Every function
/// reverts with Locked while the exchange calls a token, save an `account` that names no market.
interface ILens {
    // ------------------------------------------------------------------ markets

    /// @notice What rests at one tick: `lots` live lots; `word` is the level's storage word (see Level).
    struct LevelView {
        uint24 tick;
        uint56 lots;
        Level word;
    }

    /// @notice A market's whole state. Levels are best first.
    /// @param totalShares as they were last minted or burnt: what the protocol's part of the income since then comes to
    ///        is minted with the next change.
    /// @param incomePart that part, in parts per million.
    /// @param lastRoot the root of base * quote reserves at that last change, from which the income is counted; 0
    ///        where incomePart is.
    /// @param owedBase book fees owed to the protocol, beside `owedQuote`.
    /// @param pausedUntil the last second in which orders, liquidity and swaps are refused, which may have passed; 0
    ///        where it is not paused.
    /// @param observations the state of the price's record (see ObservationState); 0 where nobody paid for one. Means
    ///        are read from the exchange itself (IExchangeObservations.observe).
    struct MarketView {
        uint256 id;
        MarketKey key;
        PoolSlot slot;
        uint256 totalShares;
        uint256 owedBase;
        uint256 owedQuote;
        LevelView[] bids;
        LevelView[] asks;
        uint256 incomePart;
        uint256 lastRoot;
        uint256 pausedUntil;
        ObservationState observations;
    }

    /// @notice The exchange that is read.
    function EXCHANGE() external view returns (IExchangeCore);

    /// @notice How many markets were opened.
    function marketCount() external view returns (uint256);

    /// @notice Ids of markets in the order of their opening, from `first`, at most `count`.
    function marketIds(uint256 first, uint256 count) external view returns (uint256[] memory ids);

    /// @notice The same markets with the best `levels` levels of each side of each.
    function markets(uint256 first, uint256 count, uint256 levels)
        external
        view
        returns (MarketView[] memory views);

    /// @notice A market with the best `levels` levels of each side.
    /// @dev Reverts: UnknownMarket.
    function market(uint256 id, uint256 levels) external view returns (MarketView memory);

    /// @notice A tier's terms, as in a market key above bit 168: spacing (16 bits), pool fee, taker fee, rebate (24
    /// each). 0 where there is no such tier.
    function tierTerms(uint256 tier) external view returns (uint256);

    /// @notice The last second in which deposits are refused, which may have passed; 0 where they are not paused.
    function depositsPausedUntil() external view returns (uint256);

    // ------------------------------------------------------------------ accounts

    /// @notice One order as it stands: `order` is its word (0 where the handle was never used), `claimable` lots were
    /// filled and not collected, worth `proceeds` and `rebate` (base units for a bid, quote units for an ask);
    /// `unfilled` lots still rest.
    struct OrderView {
        uint64 handle;
        Order order;
        uint256 claimable;
        uint256 unfilled;
        uint256 proceeds;
        uint256 rebate;
    }

    /// @notice An account, in the order in which it was asked for: internal balances of tokens, and of each market the
    /// pool shares and the orders.
    struct AccountView {
        uint256[] balances;
        uint256[] shares;
        OrderView[][] orders;
    }

    /// @notice Orders of one owner in one market, by handle. Handles come from the caller or from the logs.
    function orders(uint256 id, address owner, uint64[] calldata handles)
        external
        view
        returns (OrderView[] memory);

    /// @notice An account's internal balances of `tokens` (0 is the chain's own coin), and its pool shares and orders in
    /// the markets `ids`, the orders by their handles, a list for each market. Tokens in its wallet are not counted.
    /// @dev Reverts: LengthsDiffer.
    function account(
        address owner,
        address[] calldata tokens,
        uint256[] calldata ids,
        uint64[][] calldata handlesPerMarket
    ) external view returns (AccountView memory);

    // ------------------------------------------------------------------ quotes

    /// @notice A market stands twice in a path, at `index` again. `swapPath` runs that; a quote does not, because the
    /// second pass would have to see what the first one wrote.
    error PathRepeats(uint256 index, uint256 market);

    /// @notice What a swap over one market would do now: `poolIn` and `poolOut` are the pool's part of both amounts.
    /// @param levels touched.
    /// @param gas an estimate for the whole transaction (see SwapGas).
    struct Quote {
        uint256 amountIn;
        uint256 amountOut;
        uint256 poolIn;
        uint256 poolOut;
        uint256 levels;
        Stop stop;
        uint256 gas;
    }

    /// @notice What one market of a path would do.
    /// @param dust what goes to the caller's internal balance: of an exact input, the input that this market leaves
    ///        (the first one's is not taken from the caller at all, and is 0 here); of an exact output, what this
    ///        market gives beyond the next one's need (the last one's surplus is in `amountOut`, and is 0 here).
    struct Hop {
        uint256 amountIn;
        uint256 amountOut;
        uint256 poolIn;
        uint256 poolOut;
        uint256 levels;
        uint256 dust;
    }

    /// @notice What a path would do.
    /// @param amountIn taken from the caller.
    /// @param amountOut paid to the recipient.
    /// @param levels touched in all markets.
    /// @param gas an estimate for the whole transaction (see SwapGas).
    struct PathQuote {
        uint256 amountIn;
        uint256 amountOut;
        uint256 levels;
        uint256 gas;
        Hop[] hops;
    }

    /// @notice What `exchange.swap` with the same key, amount and terms would do now, to the unit: exact input or
    /// output, with the limit tick and the bound on levels as there. Bound, deadline and recipient come after the quote
    /// and are not looked at.
    /// Reverts where the swap would, by the same error: UnknownFlags, UnknownMarket, MarketPaused, ZeroAmount,
    /// AmountTooLarge, LimitOutOfRange, NothingOut, NotFilled, ReserveOverflow.
    function quoteSwap(MarketKey calldata key, uint256 amount, SwapTerms terms)
        external
        view
        returns (Quote memory quote);

    /// @notice What `exchange.swapPath` with the same keys, amount and terms would do now, to the unit, dust included.
    /// @dev Reverts: PathRepeats; and where the swap would, by the same error: PathHasLimit, PathLength,
    /// PathBroken, and as quoteSwap does.
    function quotePath(MarketKey[] calldata keys, uint256 amount, SwapTerms terms)
        external
        view
        returns (PathQuote memory quote);
}
