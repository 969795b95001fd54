// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {OrderTermsLib} from "weir/types/Terms.sol";
import {ExchangeGasTest} from "../ExchangeGasTest.sol";

/// @notice What a maker does with an ask that rests in a queue of eight: cancels it as the last, cancels it in the
/// middle, claims it.
contract CancelGasTest is ExchangeGasTest {
    uint256 private constant PRICE = 50_001;

    function setUp() public {
        openMarket(5.004e18);
        rest(false, 49_900, 1);
        for (uint64 handle = 1; handle <= 8; handle++) {
            exchange.place(key, order(handle, PRICE, OrderTermsLib.SELL));
        }
        rest(true, 50_100, 1);
    }

    function test_cancel_tail() public {
        cancel(8, "cancel_tail");
    }

    /// @dev The word of the cancel tree holds orders 5 to 8.
    function test_cancel_middle() public {
        exchange.cancel(key, ref(5));
        cancel(6, "cancel_middle");
    }

    function test_cancel_middle_virgin() public {
        cancel(6, "cancel_middle_virgin");
    }

    /// @dev The first order is wholly filled, the second in part; the level goes on.
    function test_claim() public {
        uint256 cost = withTakerFee((ORDER_LOTS + ORDER_LOTS / 2) * PRICE * 1e12);
        exchange.swap(key, cost, 1, swapTerms(0));
        uint256 lots = exchange.claim(key, ref(1));
        record("claim");
        assertEq(lots, ORDER_LOTS);
    }

    function cancel(uint64 handle, string memory row) private {
        uint256 lots = exchange.cancel(key, ref(handle));
        record(row);
        assertEq(lots, ORDER_LOTS);
    }
}
