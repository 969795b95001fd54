// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitrator} from "weir/p2p/interfaces/IArbitrator.sol";
import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {IClaimsErrors} from "weir/p2p/interfaces/IClaims.sol";
import {DisputeStage} from "weir/p2p/types/Arbitration.sol";
import {FeeToken} from "../../mocks/FeeToken.sol";
import {ArbitrationFixture} from "./ArbitrationFixture.sol";

contract CreateDisputeTest is ArbitrationFixture {
    function test_arbitrationCost_revertsWhen_aSeatIsMissingToTwentyOne() public {
        for (uint256 i; i < 3; ++i) {
            startLeaving(i);
        }
        pool.arbitrationCost(terms(AMOUNT, VALUE), address(feeToken));
        startLeaving(3);
        vm.expectRevert(abi.encodeWithSelector(E.NotEnoughSeats.selector, 20, 21));
        pool.arbitrationCost(terms(AMOUNT, VALUE), address(feeToken));
    }

    function test_arbitrationCost_revertsWhen_theTradeIsOutOfRange() public {
        costRefuses("", abi.encodeWithSelector(E.BadExtraData.selector, 0));
        costRefuses(terms(0, VALUE), abi.encodeWithSelector(E.AmountOutOfRange.selector, 0));
        costRefuses(terms(2 ** 128, VALUE), abi.encodeWithSelector(E.AmountOutOfRange.selector, 2 ** 128));
        costRefuses(terms(AMOUNT, 0), abi.encodeWithSelector(E.ValueOutOfRange.selector, 0, VALUE));
        costRefuses(
            terms(AMOUNT, VALUE + 1), abi.encodeWithSelector(E.ValueOutOfRange.selector, VALUE + 1, VALUE)
        );
    }

    function test_arbitrationCost_isThreeSeatsOfAHundredthOrThreeUsd() public view {
        assertEq(cost(500e18, 1000 * USD), 15e18);
        // 200 tokens worth 400 USD: 4 USD are 2 tokens.
        assertEq(cost(200e18, 400 * USD), 6e18);
        // Below 300 USD a seat gets 3 of them: 1.5 tokens.
        assertEq(cost(50e18, 100 * USD), 4.5e18);
        // 7 tokens worth 13 USD: 21 / 13 of a token, rounded up.
        assertEq(cost(7e18, 13 * USD), 3 * (uint256(21e18) / 13 + 1));
    }

    function testFuzz_arbitrationCost_isRoundedUpByLessThanAUnitASeat(uint256 amount, uint256 value)
        public
        view
    {
        amount = bound(amount, 1, type(uint128).max);
        value = bound(value, 1, VALUE);
        uint256 worth = value / 100 + (value % 100 == 0 ? 0 : 1);
        if (worth < 3 * USD) worth = 3 * USD;
        uint256 seat = cost(amount, value) / 3;
        assertGe(seat * value, amount * worth);
        assertLt((seat - 1) * value, amount * worth);
    }

    function test_createDispute_revertsWhen_theArbitrableIsNotListed() public {
        vm.expectRevert(abi.encodeWithSelector(E.ArbitrableNotListed.selector, address(this)));
        pool.createDispute(2, terms(AMOUNT, VALUE), address(feeToken), FEE);
    }

    function test_createDispute_revertsWhen_theChoicesAreNotTwo() public {
        vm.expectRevert(abi.encodeWithSelector(E.ChoicesUnsupported.selector, 3));
        arbitrable.open(feeToken, 3, terms(AMOUNT, VALUE), FEE);
    }

    /// @dev Three and seven: a first panel and an appeal's. A trade that began with 21 seats has nowhere else to go.
    function test_createDispute_revertsWhen_aSeatIsMissingToTen() public {
        for (uint256 i; i < 14; ++i) {
            startLeaving(i);
        }
        open();
        startLeaving(14);
        vm.expectRevert(abi.encodeWithSelector(E.NotEnoughSeats.selector, 9, 10));
        open();
    }

    function test_createDispute_revertsWhen_theTradeIsWorthMoreThanTheCap() public {
        vm.expectRevert(abi.encodeWithSelector(E.ValueOutOfRange.selector, VALUE + 1, VALUE));
        arbitrable.open(feeToken, 2, terms(AMOUNT, VALUE + 1), FEE);
    }

    function test_createDispute_revertsWhen_theFeeIsAUnitTooLow() public {
        vm.expectRevert(abi.encodeWithSelector(E.FeeTooLow.selector, FEE - 1, FEE));
        arbitrable.open(feeToken, 2, terms(AMOUNT, VALUE), FEE - 1);
    }

    function test_createDispute_revertsWhen_theFeeCouldOverflowASum() public {
        vm.expectRevert(abi.encodeWithSelector(E.AmountOutOfRange.selector, 2 ** 160));
        arbitrable.open(feeToken, 2, terms(AMOUNT, VALUE), 2 ** 160);
    }

    function test_createDispute_revertsWhen_theTokenTakesAPart() public {
        FeeToken taking = new FeeToken();
        vm.expectRevert(
            abi.encodeWithSelector(IClaimsErrors.PullMismatch.selector, address(taking), FEE, FEE - 0.15e18)
        );
        arbitrable.open(taking, 2, terms(AMOUNT, VALUE), FEE);
    }

    function test_createDispute_takesTheFeeAndPinsTheEighthBlock() public {
        vm.expectEmit(address(pool));
        emit IArbitrator.DisputeCreation(0, address(arbitrable));
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.DisputeOpened(0, address(feeToken), FEE, VALUE, LOCK);
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.PinSet(0, 0, block.number + 8, SEATS);
        assertEq(open(), 0);
        assertEq(feeToken.balanceOf(address(pool)), FEE);
        assertStage(0, DisputeStage.Drawing);
        assertEq(open(), 1);
    }

    function test_setArbitrable_revertsWhen_callerIsNotTheOwner() public {
        vm.expectRevert(abi.encodeWithSignature("OwnableUnauthorizedAccount(address)", address(this)));
        pool.setArbitrable(address(this), true);
    }

    /// @dev Half the price of seven seats is the least that a seat locks.
    function test_lockOf_isThreeFifthsOfTheTradeAndHalfAnAppealAtTheLeast() public {
        assertEq(pool.lockOf(openWorth(1000 * USD)), 600 * USD);
        assertEq(pool.lockOf(openWorth(20 * USD)), 12 * USD);
        assertEq(pool.lockOf(openWorth(17 * USD)), 10.5e6);
        assertEq(pool.lockOf(openWorth(1)), 10.5e6);
    }

    function openWorth(uint256 value) private returns (uint256 id) {
        bytes memory trade = terms(1e18, value);
        id = arbitrable.open(feeToken, 2, trade, pool.arbitrationCost(trade, address(feeToken)));
        assertEq(pool.disputeOf(id).value, value);
    }

    function cost(uint256 amount, uint256 value) private view returns (uint256) {
        return pool.arbitrationCost(terms(amount, value), address(feeToken));
    }

    function costRefuses(bytes memory trade, bytes memory why) private {
        vm.expectRevert(why);
        pool.arbitrationCost(trade, address(feeToken));
    }
}
