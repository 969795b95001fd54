// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice The price at which debts are judged while there are enough sources.
contract LiquidationPriceTest is GuardTest {
    function test_liquidationPrice_ofTwoFeedsThatAgree_isTheHigher() public {
        deployGuard(2);
        say(0, 1500);
        say(1, 1545);
        assertLive(1545e24);
        say(0, 1590);
        assertLive(1590e24);
    }

    function test_liquidationPrice_ofThree_isTheMedian() public {
        deployGuard(3);
        (uint256[3] memory prices) = [uint256(1510), 1490, 1500];
        for (uint256 i; i < 3; ++i) {
            say(i, prices[i]);
        }
        assertLive(1500e24);
    }

    function test_liquidationPrice_ofFour_isTheHigherOfTheMiddle() public {
        deployGuard(4);
        say(0, 1520);
        say(1, 1490);
        say(2, 1510);
        say(3, 1500);
        assertLive(1510e24);
    }

    function test_liquidationPrice_leavesOutWhoDisagrees() public {
        deployGuard(4);
        say(0, 1500);
        say(1, 9000);
        say(2, 1510);
        say(3, 10);
        assertLive(1510e24);
    }

    /// @dev Whatever the liar says: of three or four feeds it moves the price nowhere beyond what the honest ones say.
    function testFuzz_liquidationPrice_oneLyingOfThreeOrFour(
        uint256 lie,
        uint256 liar,
        bool isFour,
        uint256 seed
    ) public {
        uint256 count = isFour ? 4 : 3;
        deployGuard(count);
        liar = liar % count;
        (uint256 low, uint256 high) = (type(uint256).max, 0);
        for (uint256 i; i < count; ++i) {
            uint256 honest = 1000e24 + uint256(keccak256(abi.encode(seed, i))) % 30e24;
            if (i == liar) {
                // Half of the lies near the honest prices, where they do most.
                feeds[i].set(lie % 2 == 0 ? lie % 2 ** 184 : 950e24 + lie % 130e24, block.timestamp);
                continue;
            }
            feeds[i].set(honest, block.timestamp);
            if (honest < low) low = honest;
            if (honest > high) high = honest;
        }
        (uint256 price, bool isLive) = guard.liquidationPrice();
        assertTrue(isLive);
        assertGe(price, low);
        assertLe(price, high);
    }

    /// @dev A lower lie than 3 % is outvoted by kindness; a small one gains its liar nothing: the higher counts.
    function testFuzz_liquidationPrice_oneLyingOfTwo_neverBelowTheHonest(uint256 lie) public {
        deployGuard(2);
        feeds[1].set(lie % 2 ** 184, block.timestamp);
        (uint256 price, bool isLive) = guard.liquidationPrice();
        assertTrue(isLive);
        assertGe(price, PRICE);
    }

    /// @dev A fall of 30 %, told by the feeds at once, by the record after a long while.
    function test_liquidationPrice_followsFeedsThatAgree_whateverTheVenueSays() public {
        deployGuard(2);
        say(0, 1400);
        say(1, 1401);
        assertGt(observed(), 1990e24);
        assertLive(1401e24);
        say(0, 2900);
        say(1, 2901);
        assertLive(2901e24);
        silenceVenue();
        say(0, 1400);
        say(1, 1401);
        assertLive(1401e24);
    }

    function test_liquidationPrice_ofOneFeedAndTheVenue_isTheHigher() public {
        deployGuard(1);
        say(0, 1400);
        assertLive(observed());
        say(0, 2500);
        assertLive(2500e24);
    }

    function test_liquidationPrice_ofFeedsThatDisagree_isTheHighestOfAll() public {
        deployGuard(2);
        say(0, 1400);
        say(1, 1500);
        assertLive(observed());
        say(1, 2200);
        assertLive(2200e24);
        silenceVenue();
        say(0, 1400);
        say(1, 1500);
        assertLive(1500e24);
    }

    function test_liquidationPrice_ofTwoOppositePairs_isOfTheHigherPair() public {
        deployGuard(4);
        say(0, 1000);
        say(1, 1010);
        say(2, 2000);
        say(3, 2010);
        assertLive(2000e24);
    }

    function test_liquidationPrice_isNotLiveWhen_onlyOneSourceCounts() public {
        deployGuard(2);
        silenceVenue();
        say(0, 2000);
        expire(1);
        (, bool isLive) = guard.liquidationPrice();
        assertFalse(isLive);
        poke();
        (, isLive) = guard.liquidationPrice();
        assertTrue(isLive, "the venue beside it");
        expire(0);
        (, isLive) = guard.liquidationPrice();
        assertFalse(isLive, "the venue alone");
    }

    /// @dev In a token call the record cannot be read. Dropping it there would let its caller choose between two prices.
    function test_liquidationPrice_revertsWith_Locked_whereTheVenueIsNeeded() public {
        deployGuard(2);
        vm.mockCallRevert(
            address(exchange),
            abi.encodeWithSignature("observe(uint256,uint256)"),
            abi.encodeWithSelector(IExchangeErrors.Locked.selector)
        );
        assertLive(PRICE);
        expire(0);
        vm.expectRevert(IExchangeErrors.Locked.selector);
        guard.liquidationPrice();
    }
}
