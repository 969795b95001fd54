// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeMarkets} from "weir/interfaces/IExchangeMarkets.sol";
import {IExchangeMetadata} from "weir/interfaces/IExchangeMetadata.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice The seam between the exchange and its extension.
contract FallbackTest is ActionTest {
    function test_fallback_revertsWhen_functionIsUnknown() public {
        (bool success, bytes memory answer) =
            address(exchange).call(abi.encodeWithSignature("unknown(uint256)", 1));
        assertFalse(success);
        assertEq(answer.length, 0);
        (success,) = address(exchange).call("");
        assertFalse(success);
        (success,) = address(exchange).call(hex"12");
        assertFalse(success);
    }

    function test_fallback_revertsWhen_coinIsSent() public {
        vm.deal(alice, 1 ether);
        vm.prank(alice);
        (bool success,) = address(exchange).call{value: 1}("");
        assertFalse(success);
        bytes memory call_ = abi.encodeCall(IExchangeMarkets.openMarket, (key, 1));
        vm.prank(alice);
        (success,) = address(exchange).call{value: 1}(call_);
        assertFalse(success);
    }

    function test_fallback_revertsWhen_initializedAgain() public {
        vm.expectRevert(IExchangeErrors.OnlyDelegated.selector);
        IExchangeMetadata(address(exchange)).initialize(alice, bob);
    }

    function test_fallback_bubblesTheExtensionsErrorsAndResults() public {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.MarketExists.selector, id));
        exchange.openMarket(key, 1);
        MarketKey memory other = MarketKeyLib.pack(address(quote), address(base), 3, TIER_MAJOR, 1);
        assertEq(exchange.openMarket(other, 1), ~uint256(keccak256(abi.encode(other))));
    }

    function test_extension_calledDirectly_refusesToAct() public {
        (, address extension) = ExchangeArtifacts.deployComposer(true);
        bytes4 refusal = IExchangeErrors.OnlyDelegated.selector;
        vm.expectRevert(refusal);
        IExchangeMetadata(extension).initialize(alice, bob);
        vm.expectRevert(refusal);
        IExchangeMarkets(extension).openMarket(key, 1);
        vm.expectRevert(refusal);
        IExchangeMarkets(extension).removeExpired(key, alice, 1);
        vm.expectRevert(refusal);
        ERC6909(extension).name(id);
        vm.expectRevert(refusal);
        ERC6909(extension).symbol(id);
        vm.expectRevert(refusal);
        ERC6909(extension).tokenURI(id);
    }

    function test_extension_calledDirectly_hasNoBalances() public {
        (, address extension) = ExchangeArtifacts.deployComposer(true);
        vm.expectRevert(ERC6909.InsufficientBalance.selector);
        vm.prank(alice);
        ERC6909(extension).transfer(bob, id, 1);
    }
}
