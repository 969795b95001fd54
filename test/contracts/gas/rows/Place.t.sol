// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {OrderRef, OrderTerms, OrderTermsLib} from "weir/types/Terms.sol";
import {ExchangeGasTest} from "../ExchangeGasTest.sol";

/// @notice Asks that rest, on a level with orders, on one that had some, on one that never had any, the latter two as
/// the new best price; under a handle never used and under one whose order is closed.
contract PlaceGasTest is ExchangeGasTest {
    uint64 private constant FRESH = 1;
    uint64 private constant USED = 2;
    uint256 private constant VIRGIN = 50_097;
    uint256 private constant EMPTY = 50_098;
    uint256 private constant EXISTING = 50_100;

    function setUp() public {
        openMarket(5e18);
        rest(true, EXISTING, 3);
        rest(false, 49_900, 1);
        exchange.place(key, order(USED, EMPTY, OrderTermsLib.SELL));
        exchange.cancel(key, ref(USED));
        exchange.deposit(address(base), 1e20, address(this));
    }

    function test_place_existing_level() public {
        place(FRESH, EXISTING, 0, "place_existing_level");
    }

    function test_place_empty_level() public {
        place(FRESH, EMPTY, 0, "place_empty_level");
    }

    function test_place_virgin_level() public {
        place(FRESH, VIRGIN, 0, "place_virgin_level");
    }

    function test_place_existing_level_used_slot() public {
        place(USED, EXISTING, 0, "place_existing_level_used_slot");
    }

    function test_place_empty_level_used_slot() public {
        place(USED, EMPTY, 0, "place_empty_level_used_slot");
    }

    function test_place_virgin_level_used_slot() public {
        place(USED, VIRGIN, 0, "place_virgin_level_used_slot");
    }

    function test_place_internal() public {
        place(FRESH, EXISTING, OrderTermsLib.FROM_INTERNAL, "place_internal");
    }

    function test_place_internal_used_slot() public {
        place(USED, EXISTING, OrderTermsLib.FROM_INTERNAL, "place_internal_used_slot");
    }

    function place(uint64 handle, uint256 price, uint256 flags, string memory row) private {
        (uint256 resting,,) = exchange.place(key, order(handle, price, OrderTermsLib.SELL | flags));
        record(row);
        assertEq(resting, ORDER_LOTS);
    }
}

/// @notice A maker moves a whole ladder of five bids and five asks to other prices in one call, from and to internal
/// balances: ten cancels, ten orders, under new handles and under the same. Each order is alone on its level; the new
/// levels were used before. The same by a batch of calls.
contract ReplaceGasTest is ExchangeGasTest {
    function setUp() public {
        openMarket(5e18);
        exchange.deposit(address(base), 1e20, address(this));
        exchange.deposit(address(quote), 1e20, address(this));
        rest(true, 50_150, 1);
        rest(false, 49_850, 1);
        replace(new OrderRef[](0), ladder(100, 5));
        replace(refs(100), ladder(200, 0));
    }

    function test_replace_10_orders() public {
        replace(refs(200), ladder(300, 5));
        record("replace_10_orders");
        assertEq(bestAsk(), tickOf(50_105));
    }

    function test_replace_10_orders_used_slots() public {
        replace(refs(200), ladder(200, 5));
        record("replace_10_orders_used_slots");
        assertEq(bestAsk(), tickOf(50_105));
    }

    function test_replace_10_orders_batch() public {
        (OrderRef[] memory old, OrderTerms[] memory orders) = (refs(200), ladder(300, 5));
        bytes[] memory calls = new bytes[](20);
        for (uint256 i; i < 10; i++) {
            calls[i] = abi.encodeCall(exchange.cancel, (key, old[i]));
            calls[10 + i] = abi.encodeCall(exchange.place, (key, orders[i]));
        }
        exchange.batch(calls, address(this), 4 | 8);
        record("replace_10_orders_batch");
        assertEq(bestAsk(), tickOf(50_105));
    }

    function replace(OrderRef[] memory old, OrderTerms[] memory orders) private {
        exchange.replaceOrders(address(this), key, old, orders, 4 | 8);
    }

    /// @dev Handles from `handle` up: asks at 5.0100 + shift and up, bids at 4.9900 - shift and down.
    function ladder(uint64 handle, uint256 shift) private pure returns (OrderTerms[] memory orders) {
        orders = new OrderTerms[](10);
        for (uint256 i; i < 5; i++) {
            uint64 next = handle + uint64(2 * i);
            orders[2 * i] = order(next, 50_100 + shift + i, OrderTermsLib.SELL);
            orders[2 * i + 1] = order(next + 1, 49_900 - shift - i, 0);
        }
    }

    function refs(uint64 handle) private pure returns (OrderRef[] memory old) {
        old = new OrderRef[](10);
        for (uint256 i; i < 10; i++) {
            old[i] = ref(handle + uint64(i));
        }
    }
}
