// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "weir/p2p/interfaces/IArbitratorPoolEvents.sol";
import {Dispute, DisputeStage} from "weir/p2p/types/Arbitration.sol";
import {ArbitrationFixture} from "./ArbitrationFixture.sol";

contract DrawTest is ArbitrationFixture {
    address private constant HISTORY = 0x0000F90827F1C53a10cb7A02335B175320002935;

    uint256 private id;
    uint256 private pin;

    function setUp() public override {
        super.setUp();
        id = open();
        pin = pool.disputeOf(id).pin;
    }

    // ------------------------------------------------------------------ draw

    function test_draw_revertsWhen_theDisputeIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(E.UnknownDispute.selector, 1));
        pool.draw(1);
    }

    function test_draw_revertsWhen_thePinnedBlockIsNotSealed() public {
        vm.roll(pin);
        vm.expectRevert(abi.encodeWithSelector(E.PinAhead.selector, id, pin));
        pool.draw(id);
        vm.roll(pin + 1);
        pool.draw(id);
        assertStage(id, DisputeStage.Voting);
    }

    function test_draw_revertsWhen_theHashIsGone() public {
        vm.roll(pin + 257);
        vm.expectRevert(abi.encodeWithSelector(E.PinMissed.selector, id, pin));
        pool.draw(id);
        vm.roll(pin + 256);
        pool.draw(id);
        assertStage(id, DisputeStage.Voting);
    }

    function test_draw_revertsWhen_itsTwoDaysAreOver() public {
        uint256 deadline = block.timestamp + 2 days;
        vm.roll(pin + 1);
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(E.DeadlinePassed.selector, id, deadline));
        pool.draw(id);
        vm.warp(deadline - 1);
        pool.draw(id);
        assertStage(id, DisputeStage.Voting);
    }

    function test_draw_revertsWhen_thePanelIsDrawn() public {
        drawPanel(id);
        vm.expectRevert(wrongStage(id, DisputeStage.Voting));
        pool.draw(id);
    }

    function test_draw_seatsThreeOthersAndLocksThreeFifthsOfTheTrade() public {
        uint256[] memory panel = drawPanel(id);
        assertEq(panel.length, 3);
        for (uint256 i; i < 3; ++i) {
            assertLt(panel[i], SEATS);
            assertNotEq(panel[i], panel[(i + 1) % 3]);
            assertEq(pool.seatOf(panel[i]).locked, LOCK);
            assertEq(pool.seatOf(panel[i]).duties, 1);
        }
    }

    /// @dev Where the chain keeps hashes for longer (EIP-2935) a panel that was late is the one it would have been.
    function test_draw_readsOldHashesWhereTheChainKeepsThem() public {
        vm.roll(pin + 1);
        bytes32 hash = blockhash(pin);
        uint256 snapshot = vm.snapshotState();
        pool.draw(id);
        uint256[] memory expected = pool.panelOf(id);
        vm.revertToState(snapshot);
        vm.roll(pin + 8000);
        vm.etch(HISTORY, hex"00");
        vm.mockCall(HISTORY, abi.encode(pin), abi.encode(hash));
        pool.draw(id);
        assertEq(pool.panelOf(id), expected);
    }

    /// @dev One holder may have many numbers; each is drawn by itself, and none twice.
    function testFuzz_draw_isWithoutReplacementOverAllRounds(bytes32 seed) public {
        vm.roll(pin + 1);
        vm.setBlockhash(pin, seed == 0 ? bytes32(uint256(1)) : seed);
        pool.draw(id);
        uint256 drawn = addPanel(0, pool.panelOf(id));
        for (uint256 round = 1; round < 3; ++round) {
            vote(id, three(SILENT, SILENT, SILENT));
            pool.tally(id);
            drawn = addPanel(drawn, drawPanel(id));
        }
        vote(id, three(1, 1, 1));
        pool.tally(id);
        appeal(id);
        addPanel(drawn, drawPanel(id));
        assertEq(pool.panelOf(id).length, 7);
    }

    // ------------------------------------------------------------------ the set is fixed by the request

    /// @dev Whatever comes about after the pinned block is sealed: the panel is the same.
    function testFuzz_draw_isNotChangedByWhoJoinsLeavesOrIsLateAfterwards(uint256 what) public {
        uint256 waiting = join(makeAddr("waiting"));
        pass(30 days);
        id = open();
        pin = pool.disputeOf(id).pin;
        vm.roll(pin + 1);
        uint256 snapshot = vm.snapshotState();
        pool.draw(id);
        uint256[] memory expected = pool.panelOf(id);
        vm.revertToState(snapshot);

        if (what & 1 != 0) join(makeAddr("newcomer"));
        if (what & 2 != 0) pool.activate(waiting);
        if (what & 4 != 0) startLeaving(expected[0]);
        if (what & 8 != 0) startLeaving(expected[2]);
        if (what & 16 != 0) vm.roll(pin + 200);
        if (what & 32 != 0) vm.warp(vm.getBlockTimestamp() + 1 days);
        if (what & 64 != 0) open();
        vm.prank(makeAddr("anybody"));
        pool.draw(id);
        assertEq(pool.panelOf(id), expected);
    }

    /// @dev A pending slash that suspends a seat decides nothing about panels that were asked for before it.
    function test_draw_isNotChangedByASeatThatIsSuspendedAfterwards() public {
        // All seats lose 600 of 1320 USD, and 600 again in disputes that wait to be concluded.
        uint256 pending = overturnOnceAndAgain();
        id = open();
        vm.roll(pool.disputeOf(id).pin + 1);
        uint256 snapshot = vm.snapshotState();
        pool.draw(id);
        uint256[] memory expected = pool.panelOf(id);
        vm.revertToState(snapshot);
        uint256 active = pool.activeSeats();
        pool.tally(pending);
        assertLt(pool.activeSeats(), active);
        pool.draw(id);
        assertEq(pool.panelOf(id), expected);
    }

    /// @dev In the block of the request itself nothing is decided: who comes or goes in it is not drawn.
    function test_draw_passesOverSeatsThatComeOrGoInTheBlockOfTheRequest() public {
        uint256 waiting = join(makeAddr("waiting"));
        pass(30 days);
        for (uint256 i; i < 3; ++i) {
            startLeaving(i);
        }
        pool.activate(waiting);
        for (uint256 n; n < 60; ++n) {
            uint256 other = open();
            uint256 snapshot = vm.snapshotState();
            uint256[] memory panel = drawPanel(other);
            for (uint256 i; i < 3; ++i) {
                assertGe(panel[i], 3);
                assertNotEq(panel[i], waiting);
            }
            vm.revertToState(snapshot);
        }
    }

    // ------------------------------------------------------------------ renewPin

    function test_renewPin_revertsWhen_theHashCanBeHad() public {
        vm.roll(pin);
        vm.expectRevert(abi.encodeWithSelector(E.PinAhead.selector, id, pin));
        pool.renewPin(id);
        vm.roll(pin + 256);
        vm.expectRevert(abi.encodeWithSelector(E.PinStands.selector, id, pin));
        pool.renewPin(id);
    }

    function test_renewPin_revertsWhen_theTwoDaysAreOver() public {
        uint256 deadline = block.timestamp + 2 days;
        vm.roll(pin + 257);
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(E.DeadlinePassed.selector, id, deadline));
        pool.renewPin(id);
    }

    function test_renewPin_pinsTheEighthBlockFromNowAndKeepsTheDeadline() public {
        uint256 since = pool.disputeOf(id).since;
        vm.roll(pin + 257);
        vm.warp(since + 1 hours);
        vm.expectEmit(address(pool));
        emit IArbitratorPoolEvents.PinSet(id, 0, pin + 265, SEATS);
        pool.renewPin(id);
        assertEq(pool.disputeOf(id).since, since);
        drawPanel(id);
        assertStage(id, DisputeStage.Voting);
    }

    // ------------------------------------------------------------------ abandon

    function test_abandon_revertsWhen_aSecondOfTheTwoDaysIsLeft() public {
        uint256 from = block.timestamp + 2 days;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(E.TooEarly.selector, id, from));
        pool.abandon(id);
        vm.warp(from);
        pool.abandon(id);
        assertStage(id, DisputeStage.Final);
    }

    function test_abandon_ofAFirstRoundRefusesToRule() public {
        pass(2 days);
        pool.abandon(id);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 0);
        assertEq(pool.owed(address(feeToken), treasury), FEE);
    }

    function test_abandon_ofARedrawPaysWhoRevealedBefore() public {
        uint256[] memory panel = drawPanel(id);
        vote(id, three(1, 2, SILENT));
        pool.tally(id);
        pass(2 days);
        pool.abandon(id);
        assertEq(feesOf(panel[0]), FEE / 2);
        assertEq(feesOf(panel[1]), FEE / 2);
        assertEq(stakeOf(panel[2]), STAKE - LOCK / 10);
    }

    // ------------------------------------------------------------------

    /// @dev Bits of seats.
    function addPanel(uint256 drawn, uint256[] memory panel) private pure returns (uint256) {
        for (uint256 i; i < panel.length; ++i) {
            assertEq(drawn >> panel[i] & 1, 0, "drawn twice");
            drawn |= 1 << panel[i];
        }
        return drawn;
    }

    /// @return pending a dispute whose tally overturns a seat that lost 600 USD before, and has less than 720 USD left.
    function overturnOnceAndAgain() private returns (uint256 pending) {
        uint256 hit;
        for (uint256 i; i < 100; ++i) {
            (uint256 other, uint256[] memory panel) = openAndRule(1, 1, 1);
            appeal(other);
            drawPanel(other);
            vote(other, seven(2, 7, 2));
            for (uint256 j; j < 3; ++j) {
                if (hit >> panel[j] & 1 != 0) return other;
                hit |= 1 << panel[j];
            }
            pool.tally(other);
        }
        revert("no seat was overturned twice");
    }
}
