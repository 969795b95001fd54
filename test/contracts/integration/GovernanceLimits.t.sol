// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeMetadata} from "weir/interfaces/IExchangeMetadata.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {OrderRefLib, SwapTermsLib} from "weir/types/Terms.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice What owner and guardian cannot do, tried one by one: Alice has shares, an internal balance, and an order that
/// is half filled.
contract GovernanceLimitsTest is GovernanceTest {
    uint256 private shares;

    function setUp() public override {
        super.setUp();
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        shares = balances().balanceOf(alice, id);
        deposit(alice, 7e18);
        ask(alice, 1, 640_005, 100);
        swap(bob, withFee(50 * price(640_005)), BUY);
    }

    function test_governance_cannotMoveBalancesOrShares() public {
        address[2] memory rulers = [owner, guardian];
        for (uint256 i; i < 2; ++i) {
            address ruler = rulers[i];
            vm.startPrank(ruler);
            vm.expectRevert();
            balances().transferFrom(alice, ruler, uint160(address(base)), 1);
            vm.expectRevert();
            balances().transferFrom(alice, ruler, id, 1);
            expectBalanceTooLow(address(base), 0, 1);
            exchange.withdraw(address(base), 1, ruler);
            expectBalanceTooLow(address(exchange), 0, 1);
            exchange.removeLiquidity(key, 1, 0, 0, termsOf(ruler, 0));
            vm.stopPrank();
        }
    }

    function test_governance_cannotActForAnOwner() public {
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(1, 0, 0)));
        uint64[] memory handles = new uint64[](1);
        handles[0] = 1;
        address[2] memory rulers = [owner, guardian];
        for (uint256 i; i < 2; ++i) {
            address ruler = rulers[i];
            expectUnknownOrder(ruler, 1);
            cancel(ruler, 1);
            vm.startPrank(ruler);
            vm.expectRevert(
                abi.encodeWithSelector(IExchangeErrors.NotPermitted.selector, alice, ruler, id, 4)
            );
            exchange.batchFor(alice, calls);
            vm.expectPartialRevert(IExchangeErrors.OrderStillRests.selector);
            exchange.claimFor(key, alice, handles);
            vm.expectPartialRevert(IExchangeErrors.NotExpired.selector);
            exchange.removeExpired(key, alice, 1);
            vm.stopPrank();
        }
    }

    function test_governance_cannotOpenAMarketAnewOrInitializeAgain() public {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.MarketExists.selector, id));
        exchange.openMarket(key, 1);
        vm.expectRevert(IExchangeErrors.OnlyDelegated.selector);
        IExchangeMetadata(address(exchange)).initialize(bob, bob);
        vm.stopPrank();
        assertEq(exchange.owner(), owner);
    }

    /// @dev The owner's fees are what is owed, and not a unit of what others hold.
    function test_governance_cannotCollectMoreThanIsOwed() public {
        vm.startPrank(owner);
        exchange.setIncomePart(key, 200_000);
        (uint256 owedBase, uint256 owedQuote) = owedToProtocol();
        (uint256 paidBase, uint256 paidQuote, uint256 paidShares) = exchange.collectFees(key, owner);
        assertEq(paidBase, owedBase);
        assertEq(paidQuote, owedQuote);
        assertEq(paidShares, 0, "nothing was earned since the part was set");
        (paidBase, paidQuote, paidShares) = exchange.collectFees(key, owner);
        assertEq(paidBase + paidQuote + paidShares, 0);
        vm.stopPrank();
    }

    function test_governance_cannotChangeAnOpenMarket() public {
        (uint256 baseTerms, uint256 quoteTerms) = keyWords();
        vm.startPrank(owner);
        exchange.addTier(1, 100_000, 0, 0);
        exchange.setIncomePart(key, 200_000);
        vm.stopPrank();
        (uint256 baseNow, uint256 quoteNow) = keyWords();
        assertEq(baseNow, baseTerms);
        assertEq(quoteNow, quoteTerms);
        // The first tiers stay what they were: a market of one still opens with its old terms.
        assertEq(exchange.extsload(Layout.TIERS + 1), TIER_MAJOR);
    }

    /// @dev The two hand in hand, with everything they may do, again and again over months: Alice leaves with all she
    /// has, whenever she likes.
    function testFuzz_governance_cannotHoldAnybody(uint256 seed) public {
        for (uint256 i; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            rule(seed);
            skip((seed >> 128) % 20 days);
        }
        uint256 baseBefore = base.balanceOf(alice);
        uint256 quoteBefore = quote.balanceOf(alice);
        assertEq(cancel(alice, 1), 50);
        vm.startPrank(alice);
        exchange.withdraw(address(base), 7e18, alice);
        (uint256 baseOut, uint256 quoteOut) =
            exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(alice, 0, 0, 0, 0));
        vm.stopPrank();
        assertEq(base.balanceOf(alice) - baseBefore, 50 * LOT + 7e18 + baseOut);
        uint256 proceeds = 50 * price(640_005);
        assertEq(quote.balanceOf(alice) - quoteBefore, proceeds + proceeds * 200 / 1e6 + quoteOut);
        // All but the locked shares' part of what she brought.
        assertGe(baseOut * 1e6, POOL_BASE * 999_999);
        assertGe(quoteOut * 1e6, POOL_QUOTE * 999_999);
    }

    /// @dev One random act of government; what is refused is skipped.
    function rule(uint256 seed) private {
        uint256 act = seed % 8;
        bytes memory data;
        if (act == 0) data = abi.encodeCall(exchange.pauseMarket, (key, (seed >> 8) % 8 days));
        else if (act == 1) data = abi.encodeCall(exchange.pauseDeposits, ((seed >> 8) % 8 days));
        else if (act == 2) data = abi.encodeCall(exchange.setIncomePart, (key, (seed >> 8) % 200_001));
        else if (act == 3) data = abi.encodeCall(exchange.collectFees, (key, owner));
        else if (act == 4) data = abi.encodeCall(exchange.unpauseMarket, (key));
        else if (act == 5) data = abi.encodeCall(exchange.addTier, (1, 100_000, 111_111, 1));
        else if (act == 6) data = abi.encodeCall(exchange.growObservations, (key, 1 + (seed >> 8) % 8));
        else data = abi.encodeCall(exchange.setGuardian, (guardian));
        vm.prank(act < 2 ? guardian : owner);
        (bool done,) = address(exchange).call(data);
        done;
    }

    function keyWords() private view returns (uint256, uint256) {
        return (exchange.extsload(id + Layout.KEY), exchange.extsload(id + Layout.KEY + 1));
    }
}
