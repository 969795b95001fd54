// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ChainlinkFeed, ChainlinkTerms} from "weir/lending/guard/feeds/ChainlinkFeed.sol";
import {PriceFeedFactory} from "weir/lending/guard/feeds/PriceFeedFactory.sol";
import {PullFeed, PullFeedTerms} from "weir/lending/guard/feeds/PullFeed.sol";
import {IPairPriceGuard} from "weir/lending/interfaces/IPairPriceGuard.sol";
import {IPoolShareGuard} from "weir/lending/interfaces/IPoolShareGuard.sol";
import {IPriceGuardFactory} from "weir/lending/interfaces/IPriceGuardFactory.sol";
import {GuardTerms, PoolShareGuardTerms} from "weir/lending/types/GuardTerms.sol";
import {SetAggregator} from "../../mocks/lending/SetAggregator.sol";
import {GuardTest} from "./GuardTest.sol";
import {IShareTokens} from "./IShareTokens.sol";

/// @notice Guards and feeds from their factories, each at the address of its terms.
contract PriceGuardFactoryTest is GuardTest {
    string private constant TOKENS = "contracts/out/PoolShareTokenFactory.sol/PoolShareTokenFactory.json";
    string private constant FACTORY = "contracts/out/PriceGuardFactory.sol/PriceGuardFactory.json";
    string private constant FEED_FACTORY = "contracts/out/PriceFeedFactory.sol/PriceFeedFactory.json";

    IPriceGuardFactory private factory;
    PriceFeedFactory private feedFactory;
    IShareTokens private tokens;

    function setUp() public override {
        super.setUp();
        deployGuard(2);
        tokens = IShareTokens(vm.deployCode(TOKENS, abi.encode(exchange)));
        factory = IPriceGuardFactory(vm.deployCode(FACTORY, abi.encode(tokens)));
        feedFactory = PriceFeedFactory(vm.deployCode(FEED_FACTORY));
    }

    function test_deploy_putsOneGuardAtTheAddressOfItsTerms() public {
        GuardTerms memory terms_ = terms();
        address expected = factory.addressOf(terms_);
        assertFalse(factory.isGuard(expected));
        vm.expectEmit(address(factory));
        emit IPriceGuardFactory.PriceGuardDeployed(expected, terms_);
        assertEq(factory.deploy(terms_), expected);
        assertTrue(factory.isGuard(expected));
        guard = IPairPriceGuard(expected);
        assertEq(keccak256(abi.encode(guard.terms())), keccak256(abi.encode(terms_)));
        assertLive(PRICE);
        assertEq(factory.deploy(terms_), expected, "found");
        terms_.leastRoot += 1;
        assertNotEq(factory.deploy(terms_), expected);
        assertFalse(factory.isGuard(address(this)));
    }

    function test_deploy_revertsAsTheConstructorDoes() public {
        GuardTerms memory terms_ = terms();
        expire(0);
        expire(1);
        vm.expectRevert(IPairPriceGuard.NotLive.selector);
        factory.deploy(terms_);
        assertFalse(factory.isGuard(factory.addressOf(terms_)));
    }

    function test_deployForShares_revertsWhen_aLegIsNotFromHere() public {
        tokens.deploy(key);
        PoolShareGuardTerms memory terms_ =
            PoolShareGuardTerms(id, address(quote), address(guard), address(0));
        bytes memory refusal = abi.encodeWithSelector(IPriceGuardFactory.UnknownGuard.selector, guard);
        vm.expectRevert(refusal);
        factory.deployForShares(terms_);
        (terms_.baseGuard, terms_.quoteGuard) = (address(0), address(guard));
        vm.expectRevert(refusal);
        factory.deployForShares(terms_);
    }

    function test_deployForShares_putsOneGuardAtTheAddressOfItsTerms() public {
        address leg = factory.deploy(terms());
        address token = tokens.deploy(key);
        PoolShareGuardTerms memory terms_ = PoolShareGuardTerms(id, address(quote), leg, address(0));
        address expected = factory.addressOfShares(terms_);
        vm.expectEmit(address(factory));
        emit IPriceGuardFactory.PoolShareGuardDeployed(expected, terms_);
        assertEq(factory.deployForShares(terms_), expected);
        assertTrue(factory.isGuard(expected));
        assertEq(factory.deployForShares(terms_), expected, "found");
        IPoolShareGuard shareGuard = IPoolShareGuard(expected);
        assertEq(shareGuard.collateral(), token);
        // 4,000,000 quote over all shares, by the real guard: its price is within two basis points of 2000.
        assertApproxEqRel(shareGuard.borrowPrice() * totalShares() / 1e36, 2 * POOL_QUOTE, 2e14);
        assertApproxEqRel(shareGuard.observedReserve(), totalShares() / 2, 1e14);
    }

    function test_deployChainlink_putsOneFeedAtTheAddressOfItsTerms() public {
        SetAggregator aggregator = new SetAggregator(8, 2000e8, block.timestamp);
        ChainlinkTerms memory terms_ =
            ChainlinkTerms(address(base), address(quote), address(aggregator), address(0), 3600, 0);
        vm.recordLogs();
        address feed = feedFactory.deployChainlink(terms_);
        assertEq(vm.getRecordedLogs()[0].topics[0], PriceFeedFactory.ChainlinkFeedDeployed.selector);
        assertTrue(feedFactory.isFeed(feed));
        (uint256 price,) = ChainlinkFeed(feed).read();
        assertEq(price, PRICE);
        assertEq(feedFactory.deployChainlink(terms_), feed, "found");
        (terms_.over, terms_.under) = (address(0), address(0));
        vm.expectRevert(ChainlinkFeed.NoAggregator.selector);
        feedFactory.deployChainlink(terms_);
    }

    function test_deployPull_putsOneFeedAtTheAddressOfItsTerms() public {
        PullFeedTerms memory terms_ =
            PullFeedTerms(address(base), address(quote), address(this), "base", 0, 60, 100);
        vm.recordLogs();
        address feed = feedFactory.deployPull(terms_);
        assertEq(vm.getRecordedLogs()[0].topics[0], PriceFeedFactory.PullFeedDeployed.selector);
        assertTrue(feedFactory.isFeed(feed));
        assertEq(PullFeed(feed).terms().over, "base");
        assertEq(feedFactory.deployPull(terms_), feed, "found");
        terms_.over = 0;
        vm.expectRevert(PullFeed.NoPriceId.selector);
        feedFactory.deployPull(terms_);
        assertFalse(feedFactory.isFeed(address(this)));
    }
}
