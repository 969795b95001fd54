// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeGasTest} from "./ExchangeGasTest.sol";

/// @notice Swaps that end inside the pool, between the book's best bid and ask.
contract SwapGasTest is ExchangeGasTest {
    function setUp() public {
        openMarket(5e18);
        rest(true, 50_100, 1);
        rest(false, 49_900, 1);
        exchange.deposit(address(base), 1e20, address(this));
        exchange.deposit(address(quote), 1e20, address(this));
    }

    function test_swap_pool_1hop() public {
        (uint256 amountIn,) = exchange.swap(key, 1e18, 1, swapTerms(0));
        record("swap_pool_1hop");
        assertEq(amountIn, 1e18);
    }

    function test_swap_pool_1hop_internal() public {
        uint256 flags = SwapTermsLib.FROM_INTERNAL | SwapTermsLib.TO_INTERNAL;
        (uint256 amountIn,) = exchange.swap(key, 1e18, 1, swapTerms(flags));
        record("swap_pool_1hop_internal");
        assertEq(amountIn, 1e18);
    }
}
