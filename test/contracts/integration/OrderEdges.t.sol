// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ExchangeFixture} from "../ExchangeFixture.sol";

/// @notice Orders and swaps at the edge of what their terms allow.
contract OrderEdgesTest is ExchangeFixture {
    function test_fillOrKill_revertsWhen_theFeeLeavesNoWholeLot() public {
        bid(alice, 1, TICK_2000, 100);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.FillOrKill.selector, 1, 0));
        vm.prank(bob);
        exchange.place(key, OrderTermsLib.pack(1, 1, uint24(TICK_2000), 0, 0, 7));
    }

    function test_bounty_isCutToOnePercentOfWhatRests() public {
        ask(alice, 1, TICK_2000, 700);
        vm.warp(1000);
        vm.prank(bob);
        exchange.place(key, OrderTermsLib.pack(1, 1000, uint24(TICK_2000), 0, 0, 0).withExpiry(1001, 10));
        vm.warp(1002);
        vm.prank(carol);
        // 300 lots rest at 2 * 10^6 quote units: three of them are the bounty.
        assertEq(exchange.removeExpired(key, bob, 1), 3 * 2e6);
    }

    function test_exactOut_withoutABound_takesWhatTheLimitGives() public {
        addLiquidity(alice, 1e21, 2e12);
        vm.prank(bob);
        (, uint256 amountOut) =
            exchange.swap(key, 1 << 126, type(uint256).max, SwapTermsLib.pack(bob, 639_000, 0, 0, 3));
        assertGt(amountOut, 0);
    }

    /// @dev Levels of which one's rank is about twice the other's: whoever takes one index word for the other's finds levels
    /// where there are none, or loses those that are there.
    function test_levelsFarApart_areAllFound() public {
        // Two in one word of the index, two in another, whose number is twice the first one's: the first word has a
        // level at a higher place than the third level's.
        uint256[4] memory ticks = [uint256(180_000), 180_170, 359_940, 360_050];
        for (uint256 i; i < ticks.length; i++) {
            ask(alice, uint64(i + 1), ticks[i], 200_000);
        }
        vm.prank(bob);
        (, uint256 amountOut) =
            exchange.swap(key, 800_000 * LOT, type(uint256).max, SwapTermsLib.pack(bob, 0, 0, 0, 2));
        assertEq(amountOut, 800_000 * LOT);
        for (uint256 i; i < ticks.length; i++) {
            assertEq(claim(alice, uint64(i + 1)), 200_000);
        }
    }

    /// @dev A net of nothing is credited to nobody, so it leaves no event.
    function test_netOfNothing_leavesNoTransfer() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] =
            abi.encodeCall(exchange.place, (key, OrderTermsLib.pack(9, 100, uint24(TICK_2000), 0, 0, 0)));
        calls[1] = abi.encodeCall(exchange.cancel, (key, OrderRefLib.pack(9, 0, 0)));
        vm.recordLogs();
        vm.prank(alice);
        exchange.batch(calls, alice, 8);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; i++) {
            assertNotEq(logs[i].topics[0], keccak256("Transfer(address,address,address,uint256,uint256)"));
        }
        assertEq(logs.length, 2);
    }
}
