// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {Layout} from "weir/libraries/Layout.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice The protocol's part of a pool's income: a tenth of it in most tests.
contract SetIncomePartTest is GovernanceTest {
    uint256 private constant TENTH = 100_000;
    uint256 private constant MOST = 200_000;

    function setUp() public override {
        super.setUp();
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
    }

    // ------------------------------------------------------------------ reverts

    function test_setIncomePart_revertsWhen_callerIsNotTheOwner() public {
        address[2] memory callers = [guardian, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], owner);
            vm.prank(callers[i]);
            exchange.setIncomePart(key, 1);
        }
    }

    function test_setIncomePart_revertsWhen_marketIsUnknown() public {
        (MarketKey memory unknown, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        vm.prank(owner);
        exchange.setIncomePart(unknown, 1);
    }

    function test_setIncomePart_revertsWhen_aboveAFifth() public {
        uint256[2] memory parts = [MOST + 1, type(uint256).max];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IExchangeErrors.IncomePartTooHigh.selector, parts[i], MOST)
            );
            setPart(parts[i]);
        }
        setPart(MOST);
    }

    // ------------------------------------------------------------------ what it takes

    function test_incomePart_startsAtZero() public {
        uint256 total = totalWithProtocols();
        earn();
        addLiquidity(bob, 1e18, 1e12);
        assertEq(protocolShares(), 0);
        assertGt(totalWithProtocols(), total);
    }

    function test_setIncomePart_neverTakesOfThePast() public {
        earn();
        uint256 total = totalWithProtocols();
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.IncomePartSet(id, MOST, total);
        setPart(MOST);
        settleIncome();
        assertEq(protocolShares(), 0);
        // Nor does a raise take more of the time before it.
        setPart(TENTH);
        uint256 rootBefore = root();
        earn();
        uint256 expected = sharesFor(total, rootBefore, root(), TENTH);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.IncomePartSet(id, MOST, total + expected);
        setPart(MOST);
        assertEq(protocolShares(), expected);
        settleIncome();
        assertEq(protocolShares(), expected);
    }

    function test_incomePart_isSettledWhenSharesAreMintedOrBurnt() public {
        setPart(TENTH);
        uint256 rootBefore = root();
        uint256 total = totalWithProtocols();
        earn();
        uint256 expected = sharesFor(total, rootBefore, root(), TENTH);
        assertGt(expected, 0);
        assertEq(protocolShares(), 0, "trades settle nothing");
        uint256 snapshot = vm.snapshotState();
        settleIncome();
        assertEq(protocolShares(), expected, "by a burn");
        vm.revertToState(snapshot);
        addLiquidity(bob, 1e18, 1e12);
        assertEq(protocolShares(), expected, "by a mint");
    }

    /// @dev For what the pool earned in base and quote the protocol could take out its part, to within rounding.
    function test_incomePart_isWorthItsPartOfTheIncome() public {
        setPart(MOST);
        uint256 rootBefore = root();
        earn();
        uint256 income = root() - rootBefore;
        settleIncome();
        uint256 worth = Math.mulDiv(protocolShares(), root(), totalWithProtocols());
        assertApproxEqRel(worth, income / 5, 1e12);
        assertLe(worth, income / 5);
    }

    function test_incomePart_ofNoIncome_isNothing() public {
        setPart(MOST);
        settleIncome();
        addLiquidity(bob, 1e18, 1e12);
        settleIncome();
        assertEq(protocolShares(), 0);
    }

    function test_incomePart_setBeforeTheFirstDeposit_countsFromIt() public {
        (MarketKey memory empty, uint256 emptyId) = unknownKey();
        exchange.openMarket(empty, 1);
        (key, id) = (empty, emptyId);
        setPart(MOST);
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        assertEq(protocolShares(), 0);
        uint256 total = totalWithProtocols();
        uint256 rootBefore = root();
        earn();
        settleIncome();
        assertEq(protocolShares(), sharesFor(total, rootBefore, root(), MOST));
    }

    /// @dev Settled at every step or once at the end: the protocol gets no more by the former.
    function test_incomePart_settledOften_isNotMore() public {
        setPart(MOST);
        uint256 snapshot = vm.snapshotState();
        earn();
        earn();
        settleIncome();
        uint256 once = Math.mulDiv(protocolShares(), 1e27, totalWithProtocols());
        vm.revertToState(snapshot);
        earn();
        settleIncome();
        earn();
        settleIncome();
        assertApproxEqRel(Math.mulDiv(protocolShares(), 1e27, totalWithProtocols()), once, 1e15);
    }

    // ------------------------------------------------------------------ what the others keep

    /// @dev Of what is earned the others get the rest, per share; never less than they had.
    function testFuzz_incomePart_leavesTheOthersTheRest(uint256 part, uint256 trades, uint256 seed) public {
        part = bound(part, 0, MOST);
        setPart(part);
        uint256 total = totalWithProtocols();
        uint256 before = root();
        for (uint256 i; i < 1 + trades % 6; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            swap(
                bob,
                poolSlot().baseReserve() * (1 + seed % 500) / 1000,
                seed >> 255 == 0 ? SELL : BUY_EXACT_OUT
            );
        }
        uint256 earned = root();
        uint256 expected = sharesFor(total, before, earned, part);
        settleIncome();
        assertEq(protocolShares(), expected);
        uint256 all = totalWithProtocols();
        // Root of k per share of the others: before + (1 - part) * income, up to what one share of rounding is worth.
        uint256 perShare = Math.mulDiv(root(), 1e36, all);
        uint256 target = Math.mulDiv(before * 1e6 + (earned - before) * (1e6 - part), 1e30, total);
        assertGe(perShare + 1e36 / total + 1, target, "the others get the rest");
        assertApproxEqRel(perShare, target, 1e10);
        assertGe(perShare, Math.mulDiv(before, 1e36, total), "and lose nothing of the past");
    }

    function test_setIncomePart_takesNothingOutOfAnybodysShares() public {
        earn();
        uint256 shares = balances().balanceOf(alice, id);
        uint256 snapshot = vm.snapshotState();
        (uint256 baseOut, uint256 quoteOut) = removeAll(alice);
        vm.revertToState(snapshot);
        setPart(MOST);
        assertEq(balances().balanceOf(alice, id), shares);
        (uint256 baseNow, uint256 quoteNow) = removeAll(alice);
        assertEq(baseNow, baseOut);
        assertEq(quoteNow, quoteOut);
    }

    // ------------------------------------------------------------------ inside

    /// @notice As many shares as make part / 10^6 of the income: worked out as new / (total + new) =
    /// part * (now - before) / (now * 10^6).
    function sharesFor(uint256 total, uint256 before, uint256 now_, uint256 part)
        private
        pure
        returns (uint256)
    {
        uint256 protocols = part * (now_ - before);
        return Math.mulDiv(total, protocols, now_ * 1e6 - protocols);
    }

    function setPart(uint256 part) private {
        vm.prank(owner);
        exchange.setIncomePart(key, part);
    }

    /// @dev Trades there and back, for the fees.
    function earn() private {
        (, uint256 got) = swap(bob, 300e18, SELL);
        swap(bob, got, BUY);
    }

    /// @dev Burning no share settles too, and takes nothing out.
    function settleIncome() private {
        vm.prank(carol);
        exchange.removeLiquidity(key, 0, 0, 0, SwapTermsLib.pack(carol, 0, 0, 0, 0));
    }

    function removeAll(address who) private returns (uint256, uint256) {
        uint256 shares = balances().balanceOf(who, id);
        vm.prank(who);
        return exchange.removeLiquidity(key, shares, 0, 0, SwapTermsLib.pack(who, 0, 0, 0, 0));
    }

    function protocolShares() private view returns (uint256) {
        return balances().balanceOf(address(exchange), id);
    }

    function totalWithProtocols() private view returns (uint256) {
        return exchange.extsload(id + Layout.SHARES) % 2 ** 104;
    }

    function root() private view returns (uint256) {
        return Math.sqrt(poolSlot().baseReserve() * poolSlot().quoteReserve());
    }
}
