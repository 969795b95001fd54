// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {FlashTest} from "./FlashTest.sol";

/// @notice The chain's own coin as token 0: as base against quote (`key` here), and as quote for base (`soldFor`).
/// Every payable entry keeps what it needs and returns the rest, or refuses coin that nothing needs.
abstract contract CoinTest is FlashTest {
    address internal constant COIN = address(0);
    MarketKey internal soldFor;

    function setUp() public virtual override {
        super.setUp();
        soldFor = MarketKeyLib.pack(address(base), COIN, 15, TIER_MAJOR, 1);
        exchange.openMarket(soldFor, 1);
        key = MarketKeyLib.pack(COIN, address(quote), 15, TIER_MAJOR, 1e6);
        id = exchange.openMarket(key, 1);
        vm.deal(alice, 100 ether);
        vm.deal(bob, 10_000 ether);
        vm.deal(address(actor), 0);
        SwapTerms toBob = SwapTermsLib.pack(bob, 0, 0, 0, 0);
        vm.startPrank(bob);
        exchange.addLiquidity{value: POOL_BASE}(key, POOL_BASE, POOL_QUOTE, 0, toBob);
        // 1 base is 2 coins there.
        exchange.addLiquidity{value: 2000 ether}(soldFor, 1000e18, 2000 ether, 0, toBob);
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ shorthands

    function terms(uint8 flags) internal view returns (SwapTerms) {
        return SwapTermsLib.pack(alice, 0, 0, 0, flags);
    }

    function swapWith(uint256 value, MarketKey memory market, uint256 amount, SwapTerms how)
        internal
        returns (uint256, uint256)
    {
        vm.prank(alice);
        return exchange.swap{value: value}(market, amount, 0, how);
    }

    /// @dev What a bid of `lots` locks: the mantissa times its power of ten.
    function lockOf(uint256 tick, uint256 lots) internal pure returns (uint256) {
        return lots * (10_000 + tick % 90_000) * 10 ** (tick / 90_000 - 5);
    }

    function pathOf(MarketKey memory only) internal pure returns (MarketKey[] memory keys) {
        keys = new MarketKey[](1);
        keys[0] = only;
    }

    function pathOf(MarketKey memory first, MarketKey memory second)
        internal
        pure
        returns (MarketKey[] memory keys)
    {
        keys = new MarketKey[](2);
        (keys[0], keys[1]) = (first, second);
    }

    function expectValueNotNeeded(uint256 value) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, value));
    }

    function expectValueTooLow(uint256 value, uint256 needed) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.ValueTooLow.selector, value, needed));
    }

    function expectPushFailed(address to, uint256 amount) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PushFailed.selector, COIN, to, amount));
    }

    function expectUnsupportedCoin() internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.UnsupportedToken.selector, COIN));
    }
}
