// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceFeed} from "weir/lending/interfaces/IPriceFeed.sol";
import {BoundedCall} from "weir/lending/guard/BoundedCall.sol";
import {Standing} from "weir/lending/types/GuardTerms.sol";
import {HostileFeed} from "../../mocks/lending/HostileFeed.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice Feeds that answer badly count as down, cost no more than their gas, and nobody can make a good one look so.
contract BrokenFeedsTest is GuardTest {
    function test_feed_thatAnswersBadly_countsAsDown() public {
        deployGuard(3);
        say(0, 2100);
        say(1, 1900);
        for (uint256 way = 1; way <= uint256(type(HostileFeed.Way).max); ++way) {
            feeds[0].turn(HostileFeed.Way(way));
            assertStanding(1, Standing.NoAnswer);
            assertLive(PRICE);
            assertEq(guard.borrowPrice(), 0, "the third is away from the second");
            feeds[0].turn(HostileFeed.Way.Right);
            assertStanding(1, Standing.Counts);
        }
    }

    function test_feed_withoutCode_countsAsDown() public {
        deployGuard(2);
        vm.etch(address(feeds[0]), "");
        assertStanding(1, Standing.NoAnswer);
        assertLive(PRICE);
    }

    /// @dev Four that burn all they get leave a liquidation within its means.
    function test_feeds_thatBurnAllGas_costAtMostTheirCaps() public {
        deployGuard(4);
        for (uint256 i; i < 4; ++i) {
            feeds[i].turn(HostileFeed.Way.BurnsGas);
        }
        uint256 before = gasleft();
        guard.liquidationPrice();
        assertLt(before - gasleft(), 4 * BoundedCall.CAP + 100_000);
    }

    /// @dev Hoped for: a liquidator sends just so little gas that a feed runs out of it, and chooses the price by what is
    /// left. What happens: any amount gives the same prices, or an error.
    function test_attack_starvedFeed_isNeverTakenForADeadOne() public {
        deployGuard(3);
        say(0, 1990);
        say(1, 2040);
        say(2, 2100);
        bytes memory liquidation = abi.encodeCall(guard.liquidationPrice, ());
        bytes memory borrow = abi.encodeCall(guard.borrowPrice, ());
        (uint256 answers, uint256 errors) = (0, 0);
        for (uint256 gasSent = 20_000; gasSent < 500_000; gasSent += 2311) {
            (bool success, bytes memory result) = address(guard).staticcall{gas: gasSent}(liquidation);
            if (success) {
                assertEq(keccak256(result), keccak256(abi.encode(2040e24, true)));
                ++answers;
            } else {
                ++errors;
            }
            (success, result) = address(guard).staticcall{gas: gasSent}(borrow);
            if (success) assertEq(abi.decode(result, (uint256)), 0);
        }
        assertGt(answers, 50);
        assertGt(errors, 50);
    }

    function test_prices_revertWith_GasTooLow() public {
        deployGuard(1);
        bytes memory call = abi.encodeCall(guard.liquidationPrice, ());
        (bool success, bytes memory result) = address(guard).staticcall{gas: 200_000}(call);
        assertFalse(success);
        assertEq(bytes4(result), BoundedCall.GasTooLow.selector);
    }

    /// @dev A feed that needs nearly all of its cap gets it, at the least gas at which the guard makes the call.
    function test_feed_getsItsWholeCap() public {
        deployGuard(2);
        GreedyFeed greedy = new GreedyFeed();
        vm.etch(address(feeds[0]), address(greedy).code);
        // Without it the venue's price would count, which is another.
        say(1, 1980);
        bytes memory call = abi.encodeCall(guard.liquidationPrice, ());
        for (uint256 gasSent = 200_000; gasSent < 460_000; gasSent += 997) {
            (bool success, bytes memory result) = address(guard).staticcall{gas: gasSent}(call);
            if (success) assertEq(keccak256(result), keccak256(abi.encode(PRICE, true)));
        }
        assertStanding(1, Standing.Counts);
    }
}

/// @notice Answers only if it has all but a little of a feed's cap.
contract GreedyFeed is IPriceFeed {
    function read() external view returns (uint256, uint256) {
        // The start of the call takes a few hundred.
        require(gasleft() > BoundedCall.CAP - 1000);
        return (2000e24, block.timestamp);
    }
}
