// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Action, Outcome, State} from "weir/p2p/types/Trade.sol";
import {MockCourt} from "../mocks/MockCourt.sol";
import {HostileCourtTest} from "./HostileCourtTest.sol";

/// @notice An arbitrator that rules on what is not its own, twice, late, or under a number that it used before. A ruling ends
/// the one trade that asked for it, once, in its time.
contract HostileRulingsTest is HostileCourtTest {
    /// @dev A number used twice is the later trade's. The earlier one is unruled, as by silence, and goes to the backup.
    function test_attack_aReusedDisputeNumber_rulesOneTradeOnly() public {
        uint256 first = disputed(100 * USD);
        court.behave(MockCourt.Manner.ReusesIds);
        requestRuling(first);
        uint256 second = disputedAgain();
        requestRuling(second);
        court.rule(escrow, 1000, 2);
        assertEnded(second, Outcome.RuledForSeller);
        assertEq(uint8(escrow.stateOf(first)), uint8(State.Disputed));
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, second, State.Final, State.Disputed)
        );
        court.rule(escrow, 1000, 2);
        assertStillEnds(first);
    }

    function test_attack_rulingTwice_movesNothing() public {
        uint256 id = disputed(100 * USD);
        uint256 disputeId = requestRuling(id);
        court.rule(escrow, disputeId, 1);
        uint256 has = balance(taker);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, id, State.Final, State.Disputed)
        );
        court.rule(escrow, disputeId, 2);
        assertEq(balance(taker), has);
    }

    /// @dev Once it refused it has had its word.
    function test_attack_rulingAfterARefusal_movesNothing() public {
        uint256 id = disputed(100 * USD);
        uint256 disputeId = requestRuling(id);
        court.rule(escrow, disputeId, 0);
        expectUnknown(address(court), disputeId);
        court.rule(escrow, disputeId, 2);
        askBackup(id, 0);
        expectUnknown(address(court), disputeId);
        court.rule(escrow, disputeId, 2);
        // Nor under the number that the backup gave it.
        expectUnknown(address(court), 7);
        court.rule(escrow, 7, 2);
        backup.rule(escrow, 7, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEscrowErrors.NotInThisState.selector, id, State.Disputed, Action.RequestBackup
            )
        );
        askBackup(id, 0);
        assertStillEnds(id);
    }

    /// @dev The arbitrator that the backup took over from is too late, ruling or not.
    function test_attack_rulingAfterTheBackupWasAsked_movesNothing() public {
        uint256 id = disputed(100 * USD);
        uint256 disputeId = requestRuling(id);
        skip(41 days);
        uint256 end = escrow.tradeOf(id).since + 45 days;
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.TooLate.selector, id, Action.Rule, end));
        court.rule(escrow, disputeId, 2);
        askBackup(id, 0);
        expectUnknown(address(court), disputeId);
        court.rule(escrow, disputeId, 2);
    }

    function test_attack_anotherRuling_orAnotherCourt_isRefused() public {
        uint256 id = disputed(100 * USD);
        uint256 disputeId = requestRuling(id);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadRuling.selector, 3));
        court.rule(escrow, disputeId, 3);
        expectUnknown(address(pool), disputeId);
        pool.rule(escrow, disputeId, 1);
        expectUnknown(stranger, disputeId);
        vm.prank(stranger);
        escrow.rule(disputeId, 1);
    }

    /// @dev What the pool gives a ruling to be delivered with (RulingDelivery.GAS), every balance being new.
    function test_rule_needsLessGasThanTheDefaultPoolGivesIt() public {
        uint256 id = disputed(100 * USD);
        uint256 disputeId = requestRuling(id);
        for (uint256 ruling = 1; ruling <= 2; ++ruling) {
            uint256 snapshot = vm.snapshotState();
            vm.cool(address(escrow));
            vm.prank(address(court));
            (bool went,) =
                address(escrow).call{gas: 300_000}(abi.encodeCall(escrow.rule, (disputeId, ruling)));
            assertTrue(went);
            vm.revertToState(snapshot);
        }
    }

    function expectUnknown(address who, uint256 disputeId) private {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.UnknownDispute.selector, who, disputeId));
    }
}
