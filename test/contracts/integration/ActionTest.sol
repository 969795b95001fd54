// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {Level} from "weir/types/Level.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {Order} from "weir/types/Order.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderTerms, OrderTermsLib, SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeFixture} from "../ExchangeFixture.sol";

/// @notice What the tests of single actions share: the market's words, and the pool's formulas as a textbook has them
/// (pool fee 1000, taker fee 500, rebate 200 parts per million), so that every expected figure is worked out apart
/// from the code under test.
abstract contract ActionTest is ExchangeFixture {
    uint256 internal constant NOW = 1_800_000_000;
    /// @notice Flags of a swap: what is bought or sold, and which amount is exact.
    uint256 internal constant BUY = 0;
    uint256 internal constant SELL = 1;
    uint256 internal constant BUY_EXACT_OUT = 2;
    uint256 internal constant SELL_EXACT_OUT = 3;
    /// @notice The pool of most tests: 1,000 base and 2,000,000 quote, price 2000.
    uint256 internal constant POOL_BASE = 1000e18;
    uint256 internal constant POOL_QUOTE = 2_000_000e6;
    /// @notice Shares that the first deposit leaves with nobody.
    uint256 internal constant LOCKED_SHARES = 1000;

    /// @notice A trade as its event tells it.
    struct Trade {
        uint256 amountIn;
        uint256 amountOut;
        uint256 poolIn;
        uint256 poolOut;
        uint256 baseReserve;
        uint256 quoteReserve;
        uint256 bestBid;
        uint256 bestAsk;
        uint256 lastTick;
        uint256 lastFilled;
        uint256 lastGeneration;
        uint256 levels;
        bool baseIn;
    }

    function setUp() public virtual override {
        super.setUp();
        vm.warp(NOW);
    }

    // ------------------------------------------------------------------ the market's words

    function poolSlot() internal view returns (PoolSlot) {
        return PoolSlot.wrap(exchange.extsload(id));
    }

    function levelAt(bool isAsk, uint256 tick) internal view returns (Level) {
        return Level.wrap(exchange.extsload(Layout.level(id, isAsk ? 1 : 0, tick)));
    }

    function orderOf(address owner, uint64 handle) internal view returns (Order) {
        return Order.wrap(exchange.extsload(Layout.order(id, owner, handle)));
    }

    /// @notice What the market owes to the protocol, in each token.
    function owedToProtocol() internal view returns (uint256 baseOwed, uint256 quoteOwed) {
        uint256 word = exchange.extsload(id + Layout.OWED);
        return (word % 2 ** 128, word >> 128);
    }

    function totalShares() internal view returns (uint256) {
        return exchange.extsload(id + Layout.SHARES) % 2 ** 128;
    }

    function internalBalance(address who, address token) internal view returns (uint256) {
        return balances().balanceOf(who, uint160(token));
    }

    function toCarol() internal view returns (SwapTerms) {
        return SwapTermsLib.pack(carol, 0, 0, 0, 0);
    }

    /// @notice An order of 100 lots at 2000 to buy, handle 1, removable after `expiry` for `bounty` lots.
    function orderUntil(uint256 expiry, uint256 bounty) internal pure returns (OrderTerms) {
        OrderTerms terms = OrderTermsLib.pack(1, 100, uint24(TICK_2000), 0, 0, 0);
        return terms.withExpiry(uint32(expiry), uint32(bounty));
    }

    /// @notice The exchange's ERC-6909 side.
    function balances() internal view returns (IBalances) {
        return IBalances(address(exchange));
    }

    /// @notice Writes a storage word, to reach what would take too many actions.
    function setWord(uint256 slot, uint256 word) internal {
        vm.store(address(exchange), bytes32(slot), bytes32(word));
    }

    /// @notice A key like the open market's with another smallest order: nobody opened it.
    function unknownKey() internal view returns (MarketKey memory unknown, uint256 unknownId) {
        unknown = MarketKey(key.baseTerms, key.quoteTerms + 2 ** 160);
        unknownId = ~uint256(keccak256(abi.encode(unknown)));
    }

    // ------------------------------------------------------------------ figures

    /// @notice The price of a lot at the ticks around 2000 (E = 2): 2,000,000 at 640,000, 100 units a tick.
    function price(uint256 tick) internal pure returns (uint256) {
        return (tick - 620_000) * 100;
    }

    /// @notice With the taker fee of 500 parts per million, rounded up.
    function withFee(uint256 amount) internal pure returns (uint256) {
        return amount + Math.ceilDiv(amount * 500, 1e6);
    }

    /// @notice The taker fee less the rebate held for makers: what providers or the protocol get.
    function feeLessRebate(uint256 amount) internal pure returns (uint256) {
        return Math.ceilDiv(amount * 500, 1e6) - Math.ceilDiv(amount * 200, 1e6);
    }

    /// @notice Output of a pool of reserves x and y for an input that includes the fee.
    function poolOutput(uint256 x, uint256 y, uint256 input) internal pure returns (uint256) {
        return y - Math.ceilDiv(x * y, x + input * 999_000 / 1e6);
    }

    /// @notice Input, fee included, that a pool of reserves x and y asks for an output.
    function poolInput(uint256 x, uint256 y, uint256 output) internal pure returns (uint256) {
        return gross(Math.ceilDiv(x * y, y - output) - x);
    }

    /// @notice A net input with the pool fee on it.
    function gross(uint256 net) internal pure returns (uint256) {
        return Math.ceilDiv(net * 1e6, 999_000);
    }

    /// @notice Quote reserve at which buying from a pool is as dear as a level at `tick` with its taker fee.
    function buyEdge(uint256 x, uint256 y, uint256 tick, uint256 takerFee) internal pure returns (uint256) {
        return Math.sqrt(Math.mulDiv(x * y, price(tick) * (1e6 + takerFee) * 999_000, LOT * 1e12));
    }

    /// @notice Base reserve at which selling to a pool brings as little as a level at `tick` with its taker fee.
    function sellEdge(uint256 x, uint256 y, uint256 tick, uint256 takerFee) internal pure returns (uint256) {
        return Math.sqrt(Math.mulDiv(x * y, LOT * (1e6 + takerFee) * 999_000, price(tick) * 1e12));
    }

    // ------------------------------------------------------------------ events and errors

    function expectClaimed(
        address owner,
        uint64 handle,
        Order order,
        uint256 lots,
        uint256 proceeds,
        uint256 rebate
    ) internal {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OrderClaimed(id, owner, handle, order, lots, proceeds * 2 ** 128 + rebate);
    }

    function expectUnknownOrder(address owner, uint64 handle) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnknownOrder.selector, owner, handle));
    }

    function expectOrderChanged(uint64 handle, uint256 generation, uint256 index) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.OrderChanged.selector, handle, generation, index)
        );
    }

    function expectSwapped(address taker, Trade memory trade) internal {
        uint256 lastLevel = trade.lastTick + trade.lastFilled * 2 ** 24 + trade.lastGeneration * 2 ** 80
            + trade.levels * 2 ** 112 + (trade.baseIn ? 2 ** 128 : 0);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.Swapped(
            id,
            taker,
            trade.amountIn * 2 ** 128 + trade.amountOut,
            trade.poolIn * 2 ** 128 + trade.poolOut,
            PoolSlotLib.pack(trade.baseReserve, trade.quoteReserve, trade.bestBid, trade.bestAsk, 0),
            lastLevel
        );
    }

    function expectUnknownMarket(uint256 market) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnknownMarket.selector, market));
    }

    function expectUnknownFlags(uint256 flags) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnknownFlags.selector, flags));
    }

    function expectExpiredDeadline() internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.DeadlineExpired.selector, NOW - 1, NOW));
    }

    function expectBalanceTooLow(address token, uint256 balance, uint256 needed) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.BalanceTooLow.selector, token, balance, needed)
        );
    }

    function expectPullFailed(address token, address from, uint256 amount) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PullFailed.selector, token, from, amount));
    }
}

/// @notice ERC-6909 with its metadata, as the exchange offers it for internal balances and pool shares.
interface IBalances {
    function balanceOf(address owner, uint256 id) external view returns (uint256);
    function allowance(address owner, address spender, uint256 id) external view returns (uint256);
    function isOperator(address owner, address spender) external view returns (bool);
    function transfer(address to, uint256 id, uint256 amount) external payable returns (bool);
    function transferFrom(address from, address to, uint256 id, uint256 amount)
        external
        payable
        returns (bool);
    function approve(address spender, uint256 id, uint256 amount) external payable returns (bool);
    function setOperator(address operator, bool approved) external payable returns (bool);
    function name(uint256 id) external view returns (string memory);
    function symbol(uint256 id) external view returns (string memory);
    function decimals(uint256 id) external view returns (uint8);
    function tokenURI(uint256 id) external view returns (string memory);
    function supportsInterface(bytes4 interfaceId) external view returns (bool);
}
