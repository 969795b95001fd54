// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {Offer} from "weir/p2p/types/Offer.sol";
import {Action, Outcome, State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

contract ReleaseTest is EscrowFixture {
    function test_release_revertsWhen_callerIsNotTheSeller() public {
        uint256 id = paid(100 * USD);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotYours.selector, id, Action.Release, stranger));
        vm.prank(stranger);
        escrow.release(id, State.Paid);
    }

    function test_release_revertsWhen_theTradeMovedOn() public {
        uint256 id = paid(100 * USD);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, id, State.Paid, State.Locked)
        );
        vm.prank(maker);
        escrow.release(id, State.Locked);
    }

    /// @dev 100 USD: bonds of 15, a fee of 0.25.
    function test_release_paysTheBuyer_andTheFeeOutOfTheSellersBond() public {
        uint256 id = paid(100 * USD);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TradeMoved(id, Action.Release, maker, State.Final, bytes32(0));
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TradeEnded(
            id, Outcome.Released, 14_750_000, 100_000_000, 15_000_000, 250_000, false
        );
        vm.prank(maker);
        escrow.release(id, State.Paid);
        assertEq(balance(taker), 115_000_000);
        assertEq(balance(maker), 14_750_000);
        assertEq(balance(treasury), 250_000);
        assertEq(escrow.boughtCount(taker), 1);
        assertEnded(id, Outcome.Released);
    }

    function test_release_inLocked_isPossibleBeforeAnythingIsMarked() public {
        uint256 id = locked(100 * USD);
        vm.prank(maker);
        escrow.release(id, State.Locked);
        assertEq(balance(taker), 115_000_000);
    }

    /// @dev 24 hours are free; 36 hours later it is 1.5 days of 0.5 %.
    function test_release_late_addsHalfAPercentADayForTheBuyer() public {
        uint256 id = paid(100 * USD);
        skip(24 hours + 36 hours);
        vm.prank(maker);
        escrow.release(id, State.Paid);
        assertEq(balance(taker), 115_750_000);
        assertEq(balance(maker), 14_000_000);
    }

    function test_release_veryLate_addsFivePercentAtMost() public {
        uint256 id = paid(100 * USD);
        skip(400 days);
        vm.prank(maker);
        escrow.release(id, State.Paid);
        assertEq(balance(taker), 120_000_000);
    }
}
