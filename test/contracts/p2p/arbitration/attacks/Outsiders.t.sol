// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {IClaimsErrors} from "weir/p2p/interfaces/IClaims.sol";
import {DisputeStage} from "weir/p2p/types/Arbitration.sol";
import {BlocklistToken} from "../../../mocks/BlocklistToken.sol";
import {HookToken} from "../../../mocks/HookToken.sol";
import {ArbitrationFixture} from "../ArbitrationFixture.sol";
import {MockArbitrable} from "../mocks/MockArbitrable.sol";

/// @notice Hostile arbitrables, and hostile fee tokens.
contract OutsiderAttacks is ArbitrationFixture {
    // ------------------------------------------------------------------ arbitrables

    function test_anArbitrableThatRevertsFreezesNobodysMoney() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 1);
        arbitrable.behave(MockArbitrable.Manner.Reverts, "");
        pass(3 days);
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.RulingRefused(id);
        pool.conclude(id);
        checkSettled(id, panel);
        vm.expectRevert(abi.encodeWithSelector(MockArbitrable.Refused.selector, id));
        pool.deliver(id);
        arbitrable.behave(MockArbitrable.Manner.Accepts, "");
        pool.deliver(id);
        assertEq(arbitrable.rulingOf(id), 1);
        assertEq(arbitrable.timesRuled(id), 1);
    }

    function test_anArbitrableThatBurnsGasCostsABoundedAmountOfIt() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 1);
        arbitrable.behave(MockArbitrable.Manner.BurnsGas, "");
        pass(3 days);
        uint256 before = gasleft();
        pool.conclude{gas: 10_000_000}(id);
        assertLt(before - gasleft(), 900_000);
        checkSettled(id, panel);
        assertFalse(pool.disputeOf(id).isDelivered);
        arbitrable.behave(MockArbitrable.Manner.Accepts, "");
        pool.deliver(id);
        assertEq(arbitrable.timesRuled(id), 1);
    }

    /// @dev Whoever concludes with little gas makes the arbitrable miss its ruling, not the seats their money; anyone
    /// brings it again.
    function testFuzz_littleGasLosesNoRuling(uint256 gasLimit) public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 1);
        pass(3 days);
        (bool done,) =
            address(pool).call{gas: bound(gasLimit, 50_000, 700_000)}(abi.encodeCall(pool.conclude, (id)));
        if (!done) {
            assertStage(id, DisputeStage.Ruled);
            pool.conclude(id);
        }
        checkSettled(id, panel);
        if (!pool.disputeOf(id).isDelivered) pool.deliver(id);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 1);
    }

    function test_anArbitrableThatCallsBackIsRuledOnOnce() public {
        (uint256 id,) = openAndRule(1, 1, 1);
        arbitrable.behave(MockArbitrable.Manner.CallsBack, abi.encodeCall(pool.deliver, (id)));
        settle(id);
        assertFalse(arbitrable.didCallBack());
        assertEq(arbitrable.timesRuled(id), 1);
        (id,) = openAndRule(1, 1, 1);
        arbitrable.behave(MockArbitrable.Manner.CallsBack, abi.encodeCall(pool.conclude, (id)));
        settle(id);
        assertFalse(arbitrable.didCallBack());
        assertEq(arbitrable.timesRuled(id), 1);
    }

    /// @dev A ruling reaches its arbitrable once, and only from the end of its dispute.
    function test_aRulingCannotBeSentTwiceOrInTheWrongState() public {
        uint256 id = open();
        bytes memory why = wrongStage(id, DisputeStage.Drawing);
        vm.expectRevert(why);
        pool.deliver(id);
        vm.expectRevert(why);
        pool.conclude(id);
        vm.expectRevert(why);
        pool.tally(id);
        drawPanel(id);
        vote(id, three(1, 1, 1));
        vm.expectRevert(wrongStage(id, DisputeStage.Voting));
        pool.abandon(id);
        pool.tally(id);
        settle(id);
        why = wrongStage(id, DisputeStage.Final);
        vm.expectRevert(why);
        pool.tally(id);
        vm.expectRevert(why);
        pool.draw(id);
        vm.expectRevert(why);
        pool.renewPin(id);
        vm.expectRevert(why);
        pool.abandon(id);
        vm.expectRevert(abi.encodeWithSelector(E.AlreadyDelivered.selector, id));
        pool.deliver(id);
        assertEq(arbitrable.timesRuled(id), 1);
    }

    /// @dev It could declare any worth: a trade of 1,000 USD at 1 USD would lock 10.50 USD a seat.
    function test_anArbitrableThatIsTakenOffTheListOpensNothingAndItsDisputesGoOn() public {
        (uint256 id,) = openAndDraw();
        vm.prank(owner);
        pool.setArbitrable(address(arbitrable), false);
        vm.expectRevert(abi.encodeWithSelector(E.ArbitrableNotListed.selector, address(arbitrable)));
        open();
        vote(id, three(2, 2, 2));
        pool.tally(id);
        settle(id);
        assertEq(arbitrable.rulingOf(id), 2);
    }

    // ------------------------------------------------------------------ fee tokens

    /// @dev From inside the payment, another dispute is opened: each pays for itself or reverts.
    function test_aFeeTokenThatCallsBackOpensNoDisputeForNothing() public {
        HookToken hook = new HookToken();
        MockArbitrable second = new MockArbitrable(pool);
        vm.prank(owner);
        pool.setArbitrable(address(second), true);
        hook.setCall(address(second), abi.encodeCall(second.open, (feeToken, 2, terms(AMOUNT, VALUE), FEE)));
        uint256 id = arbitrable.open(hook, 2, terms(AMOUNT, VALUE), FEE);
        assertEq(hook.lastSuccess(), true);
        assertEq(pool.disputeOf(id).feeToken, address(hook));
        assertEq(pool.disputeOf(id + 1).feeToken, address(feeToken));
        assertEq(hook.balanceOf(address(pool)), FEE);
        assertEq(feeToken.balanceOf(address(pool)), FEE);

        hook.setCall(address(second), abi.encodeCall(second.open, (hook, 2, terms(AMOUNT, VALUE), FEE)));
        vm.expectRevert(
            abi.encodeWithSelector(IClaimsErrors.PullMismatch.selector, address(hook), FEE, 2 * FEE)
        );
        arbitrable.open(hook, 2, terms(AMOUNT, VALUE), FEE);
    }

    function test_aFeeTokenThatCallsBackPaysNoClaimTwice() public {
        HookToken hook = new HookToken();
        uint256 id = arbitrable.open(hook, 2, terms(AMOUNT, VALUE), FEE);
        arbitrable.open(hook, 2, terms(AMOUNT, VALUE), FEE);
        drawPanel(id);
        vote(id, three(1, 1, 1));
        pool.tally(id);
        settle(id);
        // The token itself acts as a claimant would from inside: it is owed nothing.
        uint256 seat = pool.disputeOf(id).panel.entry(0) - 1;
        hook.setCall(address(pool), abi.encodeCall(pool.claim, (address(hook), address(hook))));
        address who = holder(seat);
        vm.startPrank(who);
        pool.claim(address(hook), who);
        assertEq(hook.lastSuccess(), false);
        vm.expectRevert(abi.encodeWithSelector(IClaimsErrors.NothingOwed.selector, address(hook), who));
        pool.claim(address(hook), who);
        assertEq(hook.balanceOf(address(pool)), FEE + 2 * FEE / 3);
    }

    /// @dev Payments are pulled: a holder whom the token refuses holds up nobody, and may name another recipient.
    function test_aFeeTokenThatRefusesAHolderHoldsUpNobody() public {
        BlocklistToken picky = new BlocklistToken();
        uint256 id = arbitrable.open(picky, 2, terms(AMOUNT, VALUE), FEE);
        uint256[] memory panel = drawPanel(id);
        picky.setBlocked(holder(panel[0]), true);
        vote(id, three(1, 1, 1));
        pool.tally(id);
        settle(id);
        assertEq(arbitrable.rulingOf(id), 1);
        address who = holder(panel[1]);
        vm.prank(who);
        assertEq(pool.claim(address(picky), who), FEE / 3);
        who = holder(panel[0]);
        vm.prank(who);
        vm.expectRevert(
            abi.encodeWithSelector(IClaimsErrors.PushFailed.selector, address(picky), who, FEE / 3)
        );
        pool.claim(address(picky), who);
        vm.prank(who);
        assertEq(pool.claim(address(picky), makeAddr("elsewhere")), FEE / 3);
    }

    function checkSettled(uint256 id, uint256[] memory panel) private view {
        assertStage(id, DisputeStage.Final);
        for (uint256 i; i < 3; ++i) {
            assertEq(feesOf(panel[i]), FEE / 3);
            assertEq(pool.seatOf(panel[i]).duties, 0);
        }
    }
}
