// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IExchange} from "../interfaces/IExchange.sol";
import {Layout} from "../libraries/Layout.sol";
import {MarketKey, MarketKeyLib} from "../types/MarketKey.sol";
import {PoolSlot} from "../types/PoolSlot.sol";
import {SwapTerms, SwapTermsLib} from "../types/Terms.sol";
import {ILens} from "./interfaces/ILens.sol";

/// @title V2Pair
/// @notice One market in the shape of a Uniswap v2 pair, for routers that know no other: send the input here and call
/// `swap` **in the same transaction, from a contract**. What lies here between transactions is anybody's, as whatever
/// a v2 pair holds beyond its reserves is.
///
/// What differs from a v2 pair, and must be known before use:
/// - An output is what `getAmountOut` says: pool and book are walked together. v2's formula with its 0.3 % over
///   `getReserves` describes neither this pool's fee nor the book: it is no bound in either direction.
/// - `swap` sells all of the input token that lies here, and all that comes out goes to `to`, at least what was asked
///   for: in v2 the pair keeps an input that was not needed for the output asked. What the market does not take of the
///   input (dust below one lot, and all beyond what pool and book can take) goes to `to` too, in the input token.
/// - One output at a time, no flash (`data` is empty), and never the chain's own coin.
/// - No `Sync`, `Swap` or `Mint` is logged here: the exchange logs every trade (IExchangeEvents), the market's word
///   with it. Liquidity is added at the exchange; there is no mint, burn, sync or LP token here (see PoolShareToken).
/// - While the exchange calls a token all of it reverts with the exchange's Locked, `getReserves` included.
/// @dev It holds nothing of its own and has no owner. Its allowance to the exchange is endless, and reaches only what
/// this contract itself swaps.
contract V2Pair {
    /// @notice A flash is the exchange's own `flash`, not this one's: `data` of `length` bytes was given.
    error FlashNotOffered(uint256 length);
    /// @notice Exactly one output is asked for, and it is more than 0.
    error OneOutputNeeded(uint256 amount0Out, uint256 amount1Out);
    /// @notice Tokens sent there would be lost, or the next caller's.
    error BadRecipient(address to);
    /// @notice Nothing of the input token was sent here.
    error NothingSent(address token);
    /// @notice The market does not trade this token.
    error NotInMarket(address token);
    /// @notice A v2 pair trades two ERC-20 tokens; this market trades the chain's own coin.
    error CoinMarket(uint256 market);

    /// @notice The exchange, which is also what v2 calls the factory of the liquidity.
    IExchange public immutable EXCHANGE;
    /// @notice What quotes.
    ILens public immutable LENS;
    /// @notice The market's id.
    uint256 public immutable MARKET;
    /// @notice The market's tokens, the one of the lower address first.
    address public immutable token0;
    address public immutable token1;
    uint256 private immutable BASE_TERMS;
    uint256 private immutable QUOTE_TERMS;
    /// @dev Whether token0 is the market's base.
    bool private immutable BASE_FIRST;

    /// @param market an open market's id; V2PairFactory sees to that.
    constructor(IExchange exchange, ILens lens, uint256 market) {
        (EXCHANGE, LENS, MARKET) = (exchange, lens, market);
        BASE_TERMS = exchange.extsload(market + Layout.KEY);
        QUOTE_TERMS = exchange.extsload(market + Layout.KEY + 1);
        (address base, address quote) = (MarketKeyLib.tokenOf(BASE_TERMS), MarketKeyLib.tokenOf(QUOTE_TERMS));
        if (base == address(0) || quote == address(0)) revert CoinMarket(market);
        BASE_FIRST = base < quote;
        (token0, token1) = base < quote ? (base, quote) : (quote, base);
        SafeTransferLib.safeApproveWithRetry(base, address(exchange), type(uint256).max);
        SafeTransferLib.safeApproveWithRetry(quote, address(exchange), type(uint256).max);
    }

    /// @notice Sells what was sent of the one token for at least the amount asked for of the other. See above for what
    /// happens to more and to less.
    /// @param amount0Out the least output of token0, where token1 was sent; else 0.
    /// @param amount1Out the least output of token1, where token0 was sent; else 0.
    /// @dev Reverts: FlashNotOffered, OneOutputNeeded, BadRecipient, NothingSent, and as IExchangeCore.swap
    /// does: OutputTooLow where less comes out.
    function swap(uint256 amount0Out, uint256 amount1Out, address to, bytes calldata data) external {
        if (data.length != 0) revert FlashNotOffered(data.length);
        if ((amount0Out == 0) == (amount1Out == 0)) revert OneOutputNeeded(amount0Out, amount1Out);
        if (to == token0 || to == token1 || to == address(this) || to == address(EXCHANGE)) {
            revert BadRecipient(to);
        }
        address tokenIn = amount0Out == 0 ? token0 : token1;
        uint256 sent = SafeTransferLib.balanceOf(tokenIn, address(this));
        if (sent == 0) revert NothingSent(tokenIn);
        (uint256 amountIn,) = EXCHANGE.swap(_key(), sent, amount0Out + amount1Out, _terms(tokenIn, to));
        if (amountIn != sent) SafeTransferLib.safeTransfer(tokenIn, to, sent - amountIn);
    }

    /// @notice Sends what lies here to `to`. Anyone may, as with a v2 pair: what lies here is nobody's.
    function skim(address to) external {
        _sendAll(token0, to);
        _sendAll(token1, to);
    }

    /// @notice What `swap` pays now for `amountIn` of `tokenIn`, to the unit, where nothing else lies here.
    /// @dev Reverts: NotInMarket, and as ILens.quoteSwap does.
    function getAmountOut(uint256 amountIn, address tokenIn) external view returns (uint256 amountOut) {
        if (tokenIn != token0 && tokenIn != token1) revert NotInMarket(tokenIn);
        return LENS.quoteSwap(_key(), amountIn, _terms(tokenIn, address(0))).amountOut;
    }

    /// @notice The pool's reserves, without the book. They say what the pool's price is, not what a swap gives.
    /// @return reserve0 of token0, below 2^103.
    /// @return reserve1 of token1, below 2^103.
    /// @return blockTimestampLast now, modulo 2^32: the reserves are read, not remembered.
    function getReserves()
        external
        view
        returns (uint112 reserve0, uint112 reserve1, uint32 blockTimestampLast)
    {
        PoolSlot slot = PoolSlot.wrap(EXCHANGE.extsload(MARKET));
        (uint256 base, uint256 quote) = (slot.baseReserve(), slot.quoteReserve());
        if (!BASE_FIRST) (base, quote) = (quote, base);
        // Reserves have 103 bits; the time is cut as v2 cuts it.
        return (uint112(base), uint112(quote), uint32(block.timestamp));
    }

    /// @notice The market's key, as the exchange's functions take it.
    function key() external view returns (MarketKey memory) {
        return _key();
    }

    /// @dev Nothing is not sent: tokens that refuse that would keep the other one here.
    function _sendAll(address token, address to) private {
        uint256 amount = SafeTransferLib.balanceOf(token, address(this));
        if (amount != 0) SafeTransferLib.safeTransfer(token, to, amount);
    }

    function _key() private view returns (MarketKey memory) {
        return MarketKey(BASE_TERMS, QUOTE_TERMS);
    }

    /// @dev An exact input without a limit: it ends where it is sold, or where pool and book are used up.
    function _terms(address tokenIn, address to) private view returns (SwapTerms) {
        bool baseIn = (tokenIn == token0) == BASE_FIRST;
        return SwapTermsLib.pack(to, 0, 0, 0, baseIn ? uint8(SwapTermsLib.BASE_IN) : 0);
    }
}
