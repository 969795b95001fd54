// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {ChainlinkFeed, ChainlinkTerms} from "weir/lending/guard/feeds/ChainlinkFeed.sol";
import {FeedRatio} from "weir/lending/guard/feeds/FeedRatio.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {HostileFeed} from "../../mocks/lending/HostileFeed.sol";
import {SetAggregator} from "../../mocks/lending/SetAggregator.sol";

/// @notice Aggregators in Chainlink's shape as a price of two tokens: ether of 18 decimals in dollars of 6.
contract ChainlinkFeedTest is Test {
    uint256 private constant NOW = 1_800_000_000;
    uint256 private constant PRICE = 2000e24;
    string private constant ARTIFACT = "contracts/out/ChainlinkFeed.sol/ChainlinkFeed.json";

    TestToken private ether_ = new TestToken("Ether", "ETH", 18);
    TestToken private dollar = new TestToken("Dollar", "USD", 6);
    SetAggregator private etherUsd = new SetAggregator(8, 2000e8, NOW - 100);
    SetAggregator private dollarUsd = new SetAggregator(8, 1e8, NOW - 500);

    function setUp() public {
        vm.warp(NOW);
    }

    function test_deployment_revertsWhen_thereIsNoAggregator() public {
        vm.expectRevert(ChainlinkFeed.NoAggregator.selector);
        deploy(address(0), address(0));
    }

    function test_deployment_revertsWhen_decimalsAreBeyond36() public {
        SetAggregator wide = new SetAggregator(37, 1, NOW);
        bytes memory refusal = abi.encodeWithSelector(FeedRatio.DecimalsOutOfRange.selector, wide, 37);
        vm.expectRevert(refusal);
        deploy(address(wide), address(0));
        vm.expectRevert(refusal);
        deploy(address(0), address(wide));
        ether_ = new TestToken("Wide", "WIDE", 37);
        vm.expectRevert(abi.encodeWithSelector(FeedRatio.DecimalsOutOfRange.selector, ether_, 37));
        deploy(address(etherUsd), address(0));
    }

    function test_read_ofAnAggregatorOf36Decimals() public {
        // An answer is below 2^128, which is 340 whole units of it.
        SetAggregator fine = new SetAggregator(36, 20e36, NOW);
        assertRead(deploy(address(fine), address(0)), PRICE / 100, NOW + 3600);
    }

    function test_read_ofTwoAggregators_isOneOverTheOther() public {
        ChainlinkFeed feed = deploy(address(etherUsd), address(dollarUsd));
        assertRead(feed, PRICE, NOW - 100 + 3600);
        dollarUsd.set(1.25e8, NOW - 500);
        assertRead(feed, 1600e24, NOW - 100 + 3600);
    }

    /// @dev The one that ends first decides how long the price is fresh.
    function test_read_isFreshAsLongAsBoth() public {
        dollarUsd.set(1e8, NOW - 90_000);
        ChainlinkFeed feed = deploy(address(etherUsd), address(dollarUsd));
        assertRead(feed, PRICE, NOW - 90_000 + 86_400);
    }

    function test_read_ofOneAggregatorOfThePair() public {
        SetAggregator pair = new SetAggregator(18, 2000e18, NOW);
        assertRead(deploy(address(pair), address(0)), PRICE, NOW + 3600);
    }

    function test_read_ofTheInverseOfOne() public {
        SetAggregator inverse = new SetAggregator(18, 0.0005e18, NOW);
        assertRead(deploy(address(0), address(inverse)), PRICE, NOW + 86_400);
    }

    function test_read_roundsDown() public {
        etherUsd.set(2, NOW);
        dollarUsd.set(3, NOW);
        (uint256 price,) = deploy(address(etherUsd), address(dollarUsd)).read();
        assertEq(price, uint256(2e24) / 3);
    }

    function test_read_isNoPrice_ofWhatIsNone() public {
        ChainlinkFeed feed = deploy(address(etherUsd), address(dollarUsd));
        etherUsd.set(0, NOW);
        assertRead(feed, 0, 0);
        etherUsd.set(-2000e8, NOW);
        assertRead(feed, 0, 0);
        etherUsd.set(2 ** 128, NOW);
        assertRead(feed, 0, 0);
        etherUsd.set(2000e8, NOW + 1);
        assertRead(feed, 0, 0);
        etherUsd.set(2000e8, 0);
        assertRead(feed, 0, 0);
        etherUsd.set(2000e8, NOW);
        etherUsd.setRounds(8, 7);
        assertRead(feed, 0, 0);
        etherUsd.setRounds(8, 8);
        dollarUsd.set(0, NOW);
        assertRead(feed, 0, 0);
        dollarUsd.set(1e8, NOW);
        assertRead(feed, PRICE, NOW + 3600);
    }

    function test_read_isNoPrice_whereAnAggregatorAnswersBadly() public {
        ChainlinkFeed feed = deploy(address(etherUsd), address(dollarUsd));
        HostileFeed hostile = new HostileFeed(0, 0);
        vm.etch(address(dollarUsd), address(hostile).code);
        HostileFeed.Way[4] memory ways = [
            HostileFeed.Way.Reverts,
            HostileFeed.Way.AnswersTooLittle,
            HostileFeed.Way.AnswersTooMuch,
            HostileFeed.Way.AnswersManyWords
        ];
        for (uint256 i; i < ways.length; ++i) {
            HostileFeed(address(dollarUsd)).turn(ways[i]);
            assertRead(feed, 0, 0);
        }
        vm.etch(address(dollarUsd), "");
        assertRead(feed, 0, 0);
    }

    /// @dev Any two answers of any decimals: the price is exact, or none where no guard could carry it.
    function testFuzz_price_isExactOrNone(uint256 over, uint256 under, int256 exponent) public pure {
        over = bound(over, 1, 2 ** 128 - 1);
        under = bound(under, 1, 2 ** 128 - 1);
        exponent = bound(exponent, -80, 120);
        uint256 price = FeedRatio.price(over, under, exponent);
        assertLt(price, 2 ** 184);
        if (exponent < 0) {
            assertEq(price, exponent < -38 ? 0 : over / under / 10 ** uint256(-exponent));
        } else if (exponent <= 76 && over / under < 2 ** 184 / 10 ** uint256(exponent)) {
            // Digit by digit, as on paper.
            (uint256 quotient, uint256 rest) = (over / under, over % under);
            for (int256 i; i < exponent; ++i) {
                quotient = quotient * 10 + rest * 10 / under;
                rest = rest * 10 % under;
            }
            assertEq(price, quotient < 2 ** 184 ? quotient : 0);
        } else if (exponent > 76 || over / under > 2 ** 184 / 10 ** uint256(exponent)) {
            assertEq(price, 0);
        }
    }

    function test_terms_areReadBack() public {
        ChainlinkTerms memory terms = deploy(address(etherUsd), address(dollarUsd)).terms();
        ChainlinkTerms memory given = termsOf(address(etherUsd), address(dollarUsd));
        assertEq(keccak256(abi.encode(terms)), keccak256(abi.encode(given)));
    }

    function deploy(address over, address under) private returns (ChainlinkFeed) {
        return ChainlinkFeed(vm.deployCode(ARTIFACT, abi.encode(termsOf(over, under))));
    }

    function termsOf(address over, address under) private view returns (ChainlinkTerms memory) {
        return ChainlinkTerms(address(ether_), address(dollar), over, under, 3600, 86_400);
    }

    function assertRead(ChainlinkFeed feed, uint256 expected, uint256 expectedUntil) private view {
        (uint256 price, uint256 until) = feed.read();
        assertEq(price, expected);
        assertEq(until, expectedUntil);
    }
}
