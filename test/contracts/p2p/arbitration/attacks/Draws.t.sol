// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPool} from "weir/p2p/interfaces/IArbitratorPool.sol";
import {IArbitratorPoolErrors as E} from "weir/p2p/interfaces/IArbitratorPoolErrors.sol";
import {DisputeStage} from "weir/p2p/types/Arbitration.sol";
import {ArbitrationFixture} from "../ArbitrationFixture.sol";

/// @notice Draws, and takes it back unless a certain seat was drawn.
contract ChoosyDrawer {
    error Disliked();

    function draw(IArbitratorPool pool, uint256 id, uint256 wanted) external {
        pool.draw(id);
        uint256[] memory panel = pool.panelOf(id);
        for (uint256 i; i < panel.length; ++i) {
            if (panel[i] == wanted) return;
        }
        revert Disliked();
    }
}

/// @notice Attempts to choose one's judges.
contract DrawAttacks is ArbitrationFixture {
    function test_aDrawThatIsTriedAndRevertedIsTheNextCallersDraw() public {
        uint256 id = open();
        uint256 pin = pool.disputeOf(id).pin;
        vm.roll(pin + 1);
        uint256 snapshot = vm.snapshotState();
        pool.draw(id);
        uint256[] memory fair = pool.panelOf(id);
        vm.revertToState(snapshot);

        uint256 wanted;
        while (wanted == fair[0] || wanted == fair[1] || wanted == fair[2]) {
            ++wanted;
        }
        ChoosyDrawer drawer = new ChoosyDrawer();
        for (uint256 i; i < 255; ++i) {
            vm.roll(pin + 1 + i);
            vm.expectRevert(ChoosyDrawer.Disliked.selector);
            drawer.draw(pool, id, wanted);
        }
        pool.draw(id);
        assertEq(pool.panelOf(id), fair);
    }

    /// @dev Sybils who come when a dispute does, or before it but not 30 days before, are not drawn.
    function test_sybilsWhoJoinForADisputeAreNotDrawn() public {
        for (uint256 i; i < 100; ++i) {
            join(makeAddr(string.concat("sybil ", vm.toString(i))));
        }
        pass(30 days - 12);
        for (uint256 i; i < 20; ++i) {
            uint256 id = open();
            uint256[] memory panel = drawPanel(id);
            for (uint256 j; j < 3; ++j) {
                assertLt(panel[j], SEATS);
            }
        }
    }

    /// @dev Filling honest seats with disputes of one's own does not keep them from being drawn: their locks come to more than
    /// their stakes, and they are as likely as before.
    function test_seatsThatAreFullyLockedAreDrawnAllTheSame() public {
        uint256 drawn;
        for (uint256 i; i < 40; ++i) {
            (, uint256[] memory panel) = openAndDraw();
            for (uint256 j; j < 3; ++j) {
                drawn += pool.seatOf(panel[j]).locked > STAKE ? 1 : 0;
            }
        }
        assertGt(drawn, 30);
        assertEq(pool.activeSeats(), SEATS);
    }

    /// @dev Everybody leaves after the ruling is asked for anew: the draw finds nobody, pins again and again, and the
    /// dispute ends by time.
    function test_aPanelThatCannotBeDrawnEndsByTime() public {
        (uint256 id, uint256[] memory panel) = openAndDraw();
        vote(id, three(1, 2, SILENT));
        for (uint256 i; i < SEATS; ++i) {
            startLeaving(i);
        }
        pass(12);
        pool.tally(id);
        uint256 pin = pool.disputeOf(id).pin;
        vm.roll(pin + 1);
        pool.draw(id);
        assertStage(id, DisputeStage.Drawing);
        assertEq(pool.disputeOf(id).pin, pin + 9);
        vm.expectRevert(abi.encodeWithSelector(E.PinAhead.selector, id, pin + 9));
        pool.draw(id);
        pass(2 days);
        pool.abandon(id);
        assertEq(arbitrable.timesRuled(id), 1);
        assertEq(arbitrable.rulingOf(id), 0);
        assertEq(pool.seatOf(panel[0]).duties, 0);
        assertEq(feesOf(panel[0]), FEE / 2);
    }

    /// @dev With six left besides those who voted, no seven can be drawn, and the appeal returns.
    function test_anAppealThatCannotBeDrawnReturns() public {
        (uint256 id, uint256[] memory panel) = openAndRule(1, 1, 1);
        uint256 left;
        for (uint256 i; left < SEATS - 9; ++i) {
            if (i == panel[0] || i == panel[1] || i == panel[2]) continue;
            startLeaving(i);
            ++left;
        }
        pass(12);
        appeal(id);
        drawPanel(id);
        assertStage(id, DisputeStage.Drawing);
        pass(2 days);
        pool.abandon(id);
        assertEq(pool.owed(address(feeToken), appellant), APPEAL_FEE);
        assertEq(arbitrable.rulingOf(id), 1);
    }

    /// @dev Gas that is too little for a call cannot make a hash that is there look gone.
    function testFuzz_littleGasMakesNoHashLookGone(uint256 gasLimit) public {
        uint256 id = open();
        uint256 pin = pool.disputeOf(id).pin;
        address history = 0x0000F90827F1C53a10cb7A02335B175320002935;
        // Answers with the number it is asked for, having spent some gas as a cold read of storage does.
        vm.etch(history, hex"61100054506000355f5260205ff3");
        vm.roll(pin + 300);
        gasLimit = bound(gasLimit, 30_000, 200_000);
        (bool renewed,) = address(pool).call{gas: gasLimit}(abi.encodeCall(pool.renewPin, (id)));
        assertFalse(renewed);
        assertEq(pool.disputeOf(id).pin, pin);
    }
}
