// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IPairPriceGuard} from "weir/lending/interfaces/IPairPriceGuard.sol";
import {GuardTerms} from "weir/lending/types/GuardTerms.sol";
import {HostileFeed} from "../../mocks/lending/HostileFeed.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice What a guard may be made of.
contract PriceGuardTermsTest is GuardTest {
    function setUp() public override {
        super.setUp();
        deployGuard(2);
    }

    function test_deployment_revertsWhen_theMarketIsUnknown() public {
        GuardTerms memory terms_ = terms();
        (, terms_.market) = unknownKey();
        expectUnknownMarket(terms_.market);
        deployWith(terms_);
    }

    function test_deployment_revertsWhen_aTokenIsNotTheMarkets() public {
        GuardTerms memory terms_ = terms();
        address stranger = makeAddr("stranger");
        (terms_.collateral, terms_.loan) = (stranger, address(quote));
        expectRefused(terms_);
        (terms_.collateral, terms_.loan) = (address(base), stranger);
        expectRefused(terms_);
        (terms_.collateral, terms_.loan) = (address(quote), stranger);
        expectRefused(terms_);
        (terms_.collateral, terms_.loan) = (address(base), address(base));
        expectRefused(terms_);
        (terms_.collateral, terms_.loan) = (address(quote), address(quote));
        expectRefused(terms_);
    }

    function test_deployment_revertsWhen_thereIsNoFeedOrAFifth() public {
        GuardTerms memory terms_ = terms();
        terms_.feeds = new address[](0);
        vm.expectRevert(abi.encodeWithSelector(IPairPriceGuard.FeedCount.selector, 0));
        deployWith(terms_);
        terms_.feeds = new address[](5);
        vm.expectRevert(abi.encodeWithSelector(IPairPriceGuard.FeedCount.selector, 5));
        deployWith(terms_);
    }

    function test_deployment_revertsWhen_aFeedIsNamedTwice() public {
        deployGuard(4);
        GuardTerms memory terms_ = terms();
        terms_.feeds[3] = terms_.feeds[1];
        vm.expectRevert(abi.encodeWithSelector(IPairPriceGuard.FeedRepeated.selector, terms_.feeds[1]));
        deployWith(terms_);
    }

    function test_deployment_revertsWhen_aFeedIsNone() public {
        GuardTerms memory terms_ = terms();
        terms_.feeds[1] = makeAddr("nobody");
        vm.expectRevert(abi.encodeWithSelector(IPairPriceGuard.FeedUnreadable.selector, terms_.feeds[1]));
        deployWith(terms_);
        terms_.feeds[1] = address(feeds[1]);
        feeds[1].turn(HostileFeed.Way.BurnsGas);
        vm.expectRevert(abi.encodeWithSelector(IPairPriceGuard.FeedUnreadable.selector, terms_.feeds[1]));
        deployWith(terms_);
    }

    /// @dev Or a first silence of all feeds would find no price to go by.
    function test_deployment_revertsWhen_notLive() public {
        GuardTerms memory terms_ = terms();
        expire(0);
        expire(1);
        vm.expectRevert(IPairPriceGuard.NotLive.selector);
        deployWith(terms_);
    }

    function test_deployment_revertsWith_Locked_insideATokenCall() public {
        GuardTerms memory terms_ = terms();
        vm.mockCallRevert(
            address(exchange),
            abi.encodeWithSignature("extsload(uint256)"),
            abi.encodeWithSelector(IExchangeErrors.Locked.selector)
        );
        vm.expectRevert(IExchangeErrors.Locked.selector);
        deployWith(terms_);
    }

    function test_terms_areReadBack() public {
        for (uint256 count = 1; count <= 4; ++count) {
            deployGuard(count);
            assertEq(keccak256(abi.encode(guard.terms())), keccak256(abi.encode(terms())));
        }
        assertEq(guard.collateral(), address(base));
        assertEq(guard.loan(), address(quote));
    }

    /// @dev 0.0005 base for a quote: both the other way round.
    function test_guard_ofTheQuoteInTheBase() public {
        feeds[0].set(5e44, block.timestamp + AGE);
        feeds[1].set(5e44, block.timestamp + AGE);
        GuardTerms memory terms_ = terms();
        (terms_.collateral, terms_.loan) = (address(quote), address(base));
        guard = deployWith(terms_);
        assertLive(5e44);
        assertEq(guard.borrowPrice(), 5e44);
        assertApproxEqRel(observed(), 5e44, 2e14);
        assertGe(observed(), 5e44);
        assertApproxEqRel(guard.observedReserve(), POOL_QUOTE, 1e14);
        assertLe(guard.observedReserve(), POOL_QUOTE);
    }

    function expectRefused(GuardTerms memory terms_) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IPairPriceGuard.TokensNotOfMarket.selector, terms_.collateral, terms_.loan, base, quote
            )
        );
        deployWith(terms_);
    }
}
