// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {ExchangeGasTest} from "../ExchangeGasTest.sol";

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

/// @notice A path over two such markets: quote to base, base to a third token.
contract PathGasTest is ExchangeGasTest {
    MarketKey[] private path;

    function setUp() public {
        openMarket(5e18);
        rest(true, 50_100, 1);
        rest(false, 49_900, 1);
        path.push(key);
        PlainToken third = newToken("THIRD");
        approveForBoth(third);
        key.quoteTerms = (key.quoteTerms >> 160 << 160) | uint160(address(third));
        id = exchange.openMarket(key, MAJOR);
        exchange.addLiquidity(key, POOL_BASE, POOL_BASE * 5, 0, swapTerms(0));
        rest(true, 50_100, 1);
        rest(false, 49_900, 1);
        path.push(key);
    }

    function test_swap_pool_2hop() public {
        (uint256 amountIn,) = exchange.swapPath(path, 1e18, 1, swapTerms(0));
        record("swap_pool_2hop");
        assertEq(amountIn, 1e18);
    }
}

/// @notice A market whose observations are on, all of its ring written before: the first trade of a timestamp, where
/// it also sets a checkpoint and where it does not, and a later one.
contract ObservedSwapGasTest is ExchangeGasTest {
    function setUp() public {
        openMarket(5e18);
        rest(true, 50_100, 1);
        rest(false, 49_900, 1);
        exchange.growObservations(key, 4);
        for (uint256 i; i < 8; i++) {
            skip(15);
            exchange.pokeObservations(key);
        }
    }

    function test_swap_observed_first() public {
        skip(1);
        exchange.swap(key, 1e18, 1, swapTerms(0));
        record("swap_observed_first");
    }

    function test_swap_observed_checkpoint() public {
        skip(15);
        exchange.swap(key, 1e18, 1, swapTerms(0));
        record("swap_observed_checkpoint");
    }

    function test_swap_observed_later() public {
        exchange.swap(key, 1e18, 1, swapTerms(0));
        record("swap_observed_later");
    }
}
