// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {Settlement} from "weir/core/Settlement.sol";

/// @notice Settlement's list of nets on its own.
contract SettlementHarness is Settlement(true) {
    /// @notice Nets `deltas[i]` of `tokens[i]` one after another.
    function net(address[] calldata moved, int256[] calldata deltas)
        external
        pure
        returns (address[] memory tokens, int256[] memory nets, uint256 count)
    {
        tokens = new address[](moved.length);
        nets = new int256[](moved.length);
        for (uint256 i; i < moved.length; i++) {
            count = _net(tokens, nets, count, moved[i], deltas[i]);
        }
    }
}

contract SettlementTest is Test {
    SettlementHarness private settlement;

    function setUp() public {
        settlement = new SettlementHarness();
    }

    function test_net_keepsOneEntryAToken() public view {
        address[] memory moved = new address[](4);
        int256[] memory deltas = new int256[](4);
        (moved[0], moved[1], moved[2], moved[3]) = (address(1), address(2), address(1), address(3));
        (deltas[0], deltas[1], deltas[2], deltas[3]) = (int256(5), int256(-7), int256(-9), int256(0));
        (address[] memory tokens, int256[] memory nets, uint256 count) = settlement.net(moved, deltas);
        assertEq(count, 2, "what moves nothing has no entry");
        assertEq(tokens[0], address(1));
        assertEq(nets[0], -4);
        assertEq(tokens[1], address(2));
        assertEq(nets[1], -7);
    }

    /// @dev However many moves of however many tokens: each token's net is their sum.
    function testFuzz_net_sumsEachToken(uint8[12] memory picks, int128[12] memory amounts) public view {
        address[] memory moved = new address[](12);
        int256[] memory deltas = new int256[](12);
        int256[4] memory sums;
        for (uint256 i; i < 12; i++) {
            moved[i] = address(uint160(1 + picks[i] % 4));
            deltas[i] = amounts[i];
            sums[picks[i] % 4] += amounts[i];
        }
        (address[] memory tokens, int256[] memory nets, uint256 count) = settlement.net(moved, deltas);
        int256[4] memory found;
        for (uint256 i; i < count; i++) {
            found[uint160(tokens[i]) - 1] += nets[i];
        }
        assertLe(count, 4);
        for (uint256 i; i < 4; i++) {
            assertEq(found[i], sums[i]);
        }
    }
}
