// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PullFeed, PullFeedTerms} from "weir/lending/guard/feeds/PullFeed.sol";
import {GuardTerms} from "weir/lending/types/GuardTerms.sol";
import {HostileFeed} from "../../mocks/lending/HostileFeed.sol";
import {SetPyth} from "../../mocks/lending/SetPyth.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice A pull feed in Pyth's shape as a price of two tokens, and what its freedom of choice is worth to whoever brings
/// the prices.
contract PullFeedTest is GuardTest {
    string private constant ARTIFACT = "contracts/out/PullFeed.sol/PullFeed.json";
    bytes32 private constant BASE_USD = "base";
    bytes32 private constant QUOTE_USD = "quote";
    uint32 private constant PULL_AGE = 120;

    SetPyth private pyth;
    PullFeed private feed;

    function setUp() public override {
        super.setUp();
        pyth = new SetPyth();
        feed = deployPull(BASE_USD, QUOTE_USD);
        pyth.bring(BASE_USD, 2000e8, 1e8, -8, block.timestamp - 5);
        pyth.bring(QUOTE_USD, 1e5, 10, -5, block.timestamp - 9);
    }

    function test_deployment_revertsWhen_thereIsNoId() public {
        vm.expectRevert(PullFeed.NoPriceId.selector);
        deployPull(0, 0);
    }

    function test_read_ofTwoIds_isOneOverTheOther() public view {
        assertRead(PRICE, block.timestamp - 9 + PULL_AGE);
    }

    function test_read_ofOneId() public {
        feed = deployPull(BASE_USD, 0);
        assertRead(PRICE, block.timestamp - 5 + PULL_AGE);
        pyth.bring("inverse", 5e6, 1, -10, block.timestamp);
        feed = deployPull(0, "inverse");
        assertRead(PRICE, block.timestamp + PULL_AGE);
    }

    function test_read_isNoPrice_ofWhatIsNone() public {
        uint256 time = block.timestamp - 4;
        pyth.bring(BASE_USD, 0, 0, -8, time++);
        assertRead(0, 0);
        pyth.bring(BASE_USD, -2000e8, 0, -8, time++);
        assertRead(0, 0);
        pyth.bring(BASE_USD, 2000e8, 20e8 + 1, -8, time++);
        assertRead(0, 0);
        pyth.bring(BASE_USD, 2000e8, 20e8, -8, time);
        assertRead(PRICE, block.timestamp - 9 + PULL_AGE);
        pyth.bring(QUOTE_USD, 1e5, 1e3 + 1, -5, time);
        assertRead(0, 0);
        feed = deployPull(BASE_USD, "never brought");
        assertRead(0, 0);
    }

    /// @dev Exponents that no price has.
    function test_read_isNoPrice_beyondRange() public {
        feed = deployPull(BASE_USD, 0);
        pyth.bring(BASE_USD, 2000e8, 0, 60, block.timestamp);
        (uint256 price,) = feed.read();
        assertEq(price, 0);
        pyth.bring(BASE_USD, 2000e8, 0, type(int32).min, block.timestamp + 1);
        (price,) = feed.read();
        assertEq(price, 0);
    }

    function test_read_isNoPrice_whereThePullFeedAnswersBadly() public {
        HostileFeed hostile = new HostileFeed(0, 0);
        vm.etch(address(pyth), address(hostile).code);
        HostileFeed(address(pyth)).turn(HostileFeed.Way.Reverts);
        assertRead(0, 0);
        HostileFeed(address(pyth)).turn(HostileFeed.Way.AnswersTooMuch);
        assertRead(0, 0);
        vm.mockCall(address(pyth), bytes(""), abi.encode(type(uint256).max / 2, 0, 0, block.timestamp));
        assertRead(0, 0);
        vm.mockCall(address(pyth), bytes(""), abi.encode(1, 0, int256(2) ** 31, block.timestamp));
        assertRead(0, 0);
        vm.mockCall(address(pyth), bytes(""), abi.encode(1, 2 ** 255, 0, block.timestamp));
        assertRead(0, 0);
    }

    /// @dev Hoped for: a price a little ahead of the block's clock, brought by a borrower, switches the feed off. It counts
    /// as one of now; from more than a minute ahead it is no price.
    function test_attack_priceFromTheFuture() public {
        feed = deployPull(BASE_USD, 0);
        pyth.bring(BASE_USD, 2000e8, 0, -8, block.timestamp + 60);
        assertRead(PRICE, block.timestamp + PULL_AGE);
        pyth.bring(BASE_USD, 2000e8, 0, -8, block.timestamp + 61);
        assertRead(0, 0);
    }

    /// @dev Hoped for: of two prices published while the world's fell by 10 %, the old one is brought to borrow at, then the
    /// new one to be liquidated by, in one transaction. What happens: the guard's other sources follow the new one, so
    /// there is no new debt at the old one; and neither of them alone moves the price for liquidation below the others'.
    function test_attack_oldThenNewPullPrice() public {
        deployGuard(2);
        GuardTerms memory terms_ = terms();
        terms_.feeds[1] = address(feed);
        guard = deployWith(terms_);
        pyth.bring(QUOTE_USD, 1e5, 10, -5, block.timestamp);
        say(0, 1800);
        pyth.bring(BASE_USD, 2000e8, 1e8, -8, block.timestamp - 3);
        assertEq(guard.borrowPrice(), 0);
        pyth.bring(BASE_USD, 1800e8, 1e8, -8, block.timestamp);
        assertLive(1800e24);
        assertEq(guard.borrowPrice(), 0, "the venue lags");
        // Nothing that moved by less than the spread gains more than the spread.
        say(0, 2000);
        pyth.bring(BASE_USD, 2030e8, 1e8, -8, block.timestamp + 1);
        assertEq(guard.borrowPrice(), observed());
        pyth.bring(BASE_USD, 1950e8, 1e8, -8, block.timestamp + 2);
        assertLive(2000e24);
    }

    function test_terms_areReadBack() public view {
        assertEq(keccak256(abi.encode(feed.terms())), keccak256(abi.encode(pullTerms(BASE_USD, QUOTE_USD))));
    }

    function deployPull(bytes32 over, bytes32 under) private returns (PullFeed) {
        return PullFeed(vm.deployCode(ARTIFACT, abi.encode(pullTerms(over, under))));
    }

    function pullTerms(bytes32 over, bytes32 under) private view returns (PullFeedTerms memory) {
        return PullFeedTerms(address(base), address(quote), address(pyth), over, under, PULL_AGE, 100);
    }

    function assertRead(uint256 expected, uint256 expectedUntil) private view {
        (uint256 price, uint256 until) = feed.read();
        assertEq(price, expected);
        assertEq(until, expectedUntil);
    }
}
