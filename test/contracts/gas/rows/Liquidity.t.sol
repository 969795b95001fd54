// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeGasTest} from "../ExchangeGasTest.sol";

/// @notice Liquidity of a provider who holds shares already, of one who holds none, and a part of it taken out.
contract LiquidityGasTest is ExchangeGasTest {
    function setUp() public {
        openMarket(5e18);
        rest(true, 50_100, 1);
        rest(false, 49_900, 1);
    }

    function test_add_liquidity_existing() public {
        exchange.addLiquidity(key, 1e18, 5e18, 1, swapTerms(0));
        record("add_liquidity_existing");
    }

    function test_add_liquidity_new() public {
        vm.prank(maker);
        exchange.addLiquidity(key, 1e18, 5e18, 1, SwapTermsLib.pack(maker, 0, 0, 0, 0));
        record("add_liquidity_new");
    }

    function test_remove_liquidity() public {
        exchange.removeLiquidity(key, 1e18, 1, 1, swapTerms(0));
        record("remove_liquidity");
    }
}
