// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IClaimsErrors} from "weir/p2p/interfaces/IClaims.sol";
import {BridgeStage, ICourtBridge} from "weir/p2p/interfaces/ICourtBridge.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {MockArbitrable} from "./mocks/MockArbitrable.sol";
import {MockCoinCourt} from "./mocks/MockCoinCourt.sol";

/// @notice The bridge to a court that asks 0.01 coins, for a fee of 60 USD.
contract CourtBridgeTest is Test {
    uint256 private constant USD = 1e6;
    uint256 private constant AMOUNT = 2000e18;
    uint256 private constant VALUE = 4000 * USD;
    /// @dev 60 USD of a token that is worth 2.
    uint256 private constant FEE = 30e18;
    uint256 private constant COST = 0.01 ether;

    ICourtBridge private bridge;
    MockCoinCourt private court;
    PlainToken private token;
    MockArbitrable private arbitrable;
    address private forwarder = makeAddr("forwarder");
    address private treasury = makeAddr("treasury");

    function setUp() public {
        vm.warp(1_800_000_000);
        court = new MockCoinCourt();
        token = new PlainToken("Trade", "TRADE", 18);
        bridge = deploy(60 * USD);
        arbitrable = new MockArbitrable(bridge);
        vm.deal(forwarder, 1 ether);
    }

    function deploy(uint256 feeWorth) private returns (ICourtBridge) {
        return ICourtBridge(
            deployCode(
                "CourtBridge.sol:CourtBridge",
                abi.encode(address(court), bytes("subcourt"), feeWorth, treasury, "ipfs://about")
            )
        );
    }

    // ------------------------------------------------------------------ createDispute

    function test_createDispute_revertsWhen_theTradeIsNone() public {
        bytes[4] memory trades = [bytes(""), trade(0, 1), trade(1, 0), trade(2 ** 128, 1)];
        for (uint256 i; i < 4; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICourtBridge.BadExtraData.selector, trades[i]));
            bridge.arbitrationCost(trades[i], address(token));
        }
    }

    function test_createDispute_revertsWhen_theFeeIsAUnitTooLow() public {
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.FeeOutOfRange.selector, FEE - 1, FEE));
        arbitrable.open(token, 2, trade(AMOUNT, VALUE), FEE - 1);
    }

    function test_createDispute_revertsWhen_thereIsNothingToChoose() public {
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.ChoicesUnsupported.selector, 0));
        arbitrable.open(token, 0, trade(AMOUNT, VALUE), FEE);
    }

    function testFuzz_arbitrationCost_isTheFeesWorthRoundedUp(uint256 amount, uint256 value, uint256 worth)
        public
    {
        amount = bound(amount, 1, type(uint128).max);
        value = bound(value, 1, type(uint96).max);
        worth = bound(worth, 1, type(uint96).max);
        uint256 cost = deploy(worth).arbitrationCost(trade(amount, value), address(token));
        assertGe(cost * value, amount * worth);
        assertLt((cost - 1) * value, amount * worth);
    }

    function test_createDispute_takesTheFeeAndWaits() public {
        uint256 id = open();
        assertEq(token.balanceOf(address(bridge)), FEE);
        assertStage(id, BridgeStage.Waiting);
        assertEq(court.count(), 0);
    }

    // ------------------------------------------------------------------ forward

    function test_forward_revertsWhen_theDisputeIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.UnknownBridgedDispute.selector, 0));
        bridge.forward(0);
    }

    function test_forward_revertsWhen_theCourtHasBecomeDearerAndWaitsForWhoPaysIt() public {
        uint256 id = open();
        court.setCost(2 * COST);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.CostNotPaid.selector, COST, 2 * COST));
        forward(id, COST);
        forward(id, 2 * COST);
        assertStage(id, BridgeStage.Asked);
    }

    function test_forward_revertsWhen_itWasDone() public {
        uint256 id = open();
        forward(id, COST);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.WrongBridgeStage.selector, id, BridgeStage.Asked));
        forward(id, COST);
    }

    function test_forward_revertsWhen_theCourtGivesANumberTwice() public {
        uint256 first = open();
        uint256 second = open();
        forward(first, COST);
        court.setCount(0);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.CourtIdUsed.selector, 0));
        forward(second, COST);
    }

    function test_forward_paysTheCourtReturnsTheRestAndOwesTheFee() public {
        uint256 id = open();
        forward(id, 0.5 ether);
        assertEq(address(court).balance, COST);
        assertEq(forwarder.balance, 1 ether - COST);
        assertEq(address(bridge).balance, 0);
        assertEq(court.choicesAsked(), 2);
        assertEq(court.told(), "subcourt");
        vm.startPrank(forwarder);
        assertEq(bridge.claim(address(token), forwarder), FEE);
        vm.expectRevert(abi.encodeWithSelector(IClaimsErrors.NothingOwed.selector, address(token), forwarder));
        bridge.claim(address(token), forwarder);
    }

    // ------------------------------------------------------------------ rule

    function test_rule_revertsWhen_callerIsNotTheCourtOrWasNotAsked() public {
        uint256 id = open();
        forward(id, COST);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.NotTheCourt.selector, address(this)));
        bridge.rule(0, 1);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.NotTheCourt.selector, address(court)));
        court.give(1, 1);
    }

    function test_rule_revertsWhen_itWasDone() public {
        uint256 id = open();
        forward(id, COST);
        court.give(0, 1);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.WrongBridgeStage.selector, id, BridgeStage.Ruled));
        court.give(0, 2);
    }

    function test_rule_reachesTheArbitrableByItsOwnNumber() public {
        open();
        uint256 id = open();
        forward(id, COST);
        court.give(0, 2);
        assertEq(arbitrable.timesRuled(0), 0);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 2);
    }

    function test_rule_thatIsNoChoiceCountsAsRefused() public {
        uint256 id = open();
        forward(id, COST);
        court.give(0, 3);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 0);
    }

    /// @dev From inside the question no answer is taken: whose it is, is not known yet.
    function test_rule_fromInsideTheQuestionIsRefused() public {
        court.setRulesAtOnce();
        uint256 id = open();
        forward(id, COST);
        assertFalse(court.ruledAtOnce());
        assertStage(id, BridgeStage.Asked);
        court.give(0, 1);
        assertEq(arbitrable.rulingOf(id), 1);
    }

    /// @dev The court's own course goes on, and anyone brings the ruling again.
    function test_rule_doesNotRevertByWhatTheArbitrableDoes() public {
        uint256 id = open();
        forward(id, COST);
        arbitrable.behave(MockArbitrable.Manner.BurnsGas, "");
        court.give{gas: 1_000_000}(0, 1);
        arbitrable.behave(MockArbitrable.Manner.Reverts, "");
        vm.expectRevert(abi.encodeWithSelector(MockArbitrable.Refused.selector, id));
        bridge.deliver(id);
        arbitrable.behave(MockArbitrable.Manner.Accepts, "");
        bridge.deliver(id);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 1);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.AlreadyDelivered.selector, id));
        bridge.deliver(id);
    }

    function test_rule_reachesAnArbitrableThatCallsBackOnce() public {
        uint256 id = open();
        forward(id, COST);
        arbitrable.behave(MockArbitrable.Manner.CallsBack, abi.encodeCall(bridge.deliver, (id)));
        court.give(0, 1);
        assertFalse(arbitrable.didCallBack());
        assertEq(arbitrable.timesRuled(id), 1);
    }

    // ------------------------------------------------------------------ lapse, evidence

    function test_lapse_revertsWhen_aSecondOfTheThirtyDaysIsLeft() public {
        uint256 from = block.timestamp + 30 days;
        uint256 id = open();
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.TooEarly.selector, id, from));
        bridge.lapse(id);
    }

    function test_lapse_refusesToRuleAndGivesTheFeeToTheTreasury() public {
        uint256 id = open();
        vm.warp(block.timestamp + 30 days);
        bridge.lapse(id);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 0);
        assertEq(bridge.owed(address(token), treasury), FEE);
        vm.expectRevert(abi.encodeWithSelector(ICourtBridge.WrongBridgeStage.selector, id, BridgeStage.Ruled));
        forward(id, COST);
    }

    function test_submitEvidence_tellsTheCourtsPagesWhoseItIs() public {
        uint256 id = open();
        vm.expectEmit(address(bridge));
        emit ICourtBridge.Evidence(address(court), id, forwarder, "ipfs://receipt");
        vm.prank(forwarder);
        bridge.submitEvidence(id, "ipfs://receipt");
    }

    // ------------------------------------------------------------------

    function trade(uint256 amount, uint256 value) private pure returns (bytes memory) {
        return abi.encode(amount, value);
    }

    function open() private returns (uint256) {
        return arbitrable.open(token, 2, trade(AMOUNT, VALUE), FEE);
    }

    function forward(uint256 id, uint256 value) private {
        vm.prank(forwarder);
        bridge.forward{value: value}(id);
    }

    function assertStage(uint256 id, BridgeStage stage) private view {
        assertEq(uint256(bridge.disputeOf(id).stage), uint256(stage), "stage");
    }
}
