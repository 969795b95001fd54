// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {Standing} from "weir/lending/types/GuardTerms.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice The price for new debt: the lowest of at least two sources, one from outside, all close to each other.
contract BorrowPriceTest is GuardTest {
    function test_borrowPrice_isTheLowestOfAll() public {
        deployGuard(2);
        say(0, 2010);
        say(1, 2020);
        assertEq(guard.borrowPrice(), observed());
        say(1, 1990);
        assertEq(guard.borrowPrice(), 1990e24);
        say(1, 2020);
        say(0, 1980);
        assertEq(guard.borrowPrice(), 1980e24);
    }

    function test_borrowPrice_isThatOfTheVenueAndOneFeed() public {
        deployGuard(1);
        say(0, 2020);
        assertEq(guard.borrowPrice(), observed());
        assertApproxEqRel(observed(), PRICE, 2e14);
        assertLe(observed(), PRICE);
    }

    function test_borrowPrice_isThatOfTwoFeedsWithoutTheVenue() public {
        deployGuard(2);
        silenceVenue();
        say(0, 3000);
        say(1, 3010);
        assertEq(guard.borrowPrice(), 3000e24);
    }

    function test_borrowPrice_isZeroWhen_onlyOneSourceCounts() public {
        deployGuard(2);
        expire(0);
        assertGt(guard.borrowPrice(), 0, "venue and feed");
        silenceVenue();
        say(1, 2000);
        assertEq(guard.borrowPrice(), 0);
    }

    /// @dev The venue alone can be pushed by whoever has the tokens and the time.
    function test_borrowPrice_isZeroWhen_nothingComesFromOutside() public {
        deployGuard(2);
        expire(0);
        expire(1);
        assertStanding(0, Standing.Counts);
        assertEq(guard.borrowPrice(), 0);
    }

    function test_borrowPrice_isZeroBeyondASpreadOf3Percent() public {
        deployGuard(2);
        silenceVenue();
        feeds[0].set(2000e24, block.timestamp);
        feeds[1].set(2060e24, block.timestamp);
        assertEq(guard.borrowPrice(), 2000e24);
        feeds[1].set(2060e24 + 1, block.timestamp);
        assertEq(guard.borrowPrice(), 0);
    }

    /// @dev Each source in turn is the one that is away from the others, to either side.
    function test_borrowPrice_isZeroWhen_anySourceDisagrees() public {
        deployGuard(4);
        for (uint256 i; i < 4; ++i) {
            say(i, 2070);
            assertEq(guard.borrowPrice(), 0);
            say(i, 1930);
            assertEq(guard.borrowPrice(), 0);
            say(i, 2000);
        }
        assertGt(guard.borrowPrice(), 0);
        for (uint256 i; i < 4; ++i) {
            say(i, 2070);
        }
        assertEq(guard.borrowPrice(), 0, "the venue");
        silenceVenue();
        for (uint256 i; i < 4; ++i) {
            say(i, 2070);
        }
        assertEq(guard.borrowPrice(), 2070e24);
    }

    /// @dev A feed made with the wrong decimals is a factor of ten or more away.
    function test_borrowPrice_isZeroWhen_aFeedHasWrongDecimals() public {
        deployGuard(2);
        feeds[1].set(PRICE * 1e12, block.timestamp + AGE);
        assertEq(guard.borrowPrice(), 0);
        feeds[1].set(PRICE / 1e10, block.timestamp + AGE);
        assertEq(guard.borrowPrice(), 0);
    }

    function test_borrowPrice_leavesOutWhatIsStaleZeroOrBeyondRange() public {
        deployGuard(3);
        feeds[0].set(1, block.timestamp - 1);
        feeds[1].set(0, block.timestamp + AGE);
        assertEq(guard.borrowPrice(), observed());
        assertStanding(1, Standing.Stale);
        assertStanding(2, Standing.NoPrice);
        feeds[1].set(2 ** 184, block.timestamp + AGE);
        assertEq(guard.borrowPrice(), observed());
        assertStanding(2, Standing.BeyondRange);
        feeds[1].set(2 ** 184 - 1, block.timestamp + AGE);
        assertEq(guard.borrowPrice(), 0, "a price, and far away");
        feeds[1].set(0, 0);
        feeds[2].set(PRICE, block.timestamp - 1);
        assertEq(guard.borrowPrice(), 0);
        feeds[2].set(PRICE, block.timestamp);
        assertGt(guard.borrowPrice(), 0, "fresh to the last second");
    }

    function test_borrowPrice_revertsWith_Locked_insideATokenCall() public {
        deployGuard(2);
        vm.mockCallRevert(
            address(exchange),
            abi.encodeWithSignature("observe(uint256,uint256)"),
            abi.encodeWithSelector(IExchangeErrors.Locked.selector)
        );
        vm.expectRevert(IExchangeErrors.Locked.selector);
        guard.borrowPrice();
    }
}
