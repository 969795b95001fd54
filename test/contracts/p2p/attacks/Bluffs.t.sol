// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Offer} from "weir/p2p/types/Offer.sol";
import {Action, Outcome, State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice A buyer says that it paid and did not: with a forged receipt, with one of another trade, or with nothing.
contract BluffsTest is EscrowFixture {
    /// @dev Nothing but the seller, a settlement or a court turns Paid into tokens, however long it lasts.
    function test_attack_markingPaidWithoutPaying_bringsNothingByTime() public {
        uint256 id = paid(100 * USD);
        skip(1000 days);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.NotInThisState.selector, id, State.Paid, Action.Expire)
        );
        vm.prank(taker);
        escrow.expire(id, State.Paid);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotYours.selector, id, Action.Release, taker));
        vm.prank(taker);
        escrow.release(id, State.Paid);
        assertEq(balance(taker), 0);
    }

    /// @dev It loses its bond of 15, of which the court takes 9; the seller loses nothing.
    function test_attack_aForgedReceipt_costsTheWholeBond() public {
        uint256 id = disputed(100 * USD);
        vm.prank(taker);
        escrow.submitEvidence(id, State.Disputed, keccak256("a forged receipt"));
        uint256 disputeId = requestRuling(id);
        court.rule(escrow, disputeId, 2);
        assertEnded(id, Outcome.RuledForSeller);
        assertEq(balance(taker), 0);
        assertEq(balance(maker), 115 * USD);
        assertEq(balance(treasury), 6 * USD);
        assertEq(dollar.balanceOf(address(court)), 9 * USD);
        assertEq(escrow.boughtCount(taker), 0);
    }

    /// @dev The escrow reads no receipts: each trade is released, or ruled on, by itself.
    function test_attack_aReceiptUsedTwice_movesNothingInTheSecondTrade() public {
        Offer memory offer = sellOffer();
        post(offer);
        uint256 first = take(offer, 100 * USD);
        uint256 second = take(offer, 100 * USD);
        confirm(first);
        confirm(second);
        markPaid(first);
        markPaid(second);
        vm.prank(maker);
        escrow.release(first, State.Paid);
        assertEq(balance(taker), 115 * USD);
        assertEq(uint8(escrow.stateOf(second)), uint8(State.Paid));
        vm.prank(maker);
        escrow.dispute(second, State.Paid);
        uint256 disputeId = requestRuling(second);
        court.rule(escrow, disputeId, 2);
        assertEq(balance(taker), 115 * USD, "the second receipt brought nothing");
    }

    /// @dev A starter's bluff locks the seller's tokens for seven days after the seller said no, and no longer.
    function test_attack_aStartersBluff_endsSevenDaysAfterTheSellersNo() public {
        uint256 id = paidStarter();
        vm.prank(maker);
        escrow.deny(id, State.Paid);
        skip(7 days);
        escrow.expire(id, State.Denied);
        // The amount, and the bond: the court's fee.
        assertEq(balance(maker), 29 * USD);
        assertEq(balance(taker), 0);
    }
}
