// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Outcome, State, Trade} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice What tests of a hostile arbitrator ask of a dispute: that it ends all the same, and what another dispute does.
abstract contract HostileCourtTest is EscrowFixture {
    /// @dev Each of: either gives in, both agree, nobody does anything for 90 days.
    function assertStillEnds(uint256 id) internal {
        Trade memory trade = escrow.tradeOf(id);
        assertEq(uint8(trade.state), uint8(State.Disputed));
        address[2] memory sides = [trade.seller, trade.buyer];
        for (uint256 i; i < 2; ++i) {
            uint256 snapshot = vm.snapshotState();
            vm.prank(sides[i]);
            escrow.concede(id, State.Disputed);
            assertEnded(id, Outcome.Conceded);
            vm.revertToState(snapshot);
            vm.prank(sides[i]);
            uint256 nonce = escrow.propose(id, State.Disputed, trade.amount / 2, type(uint40).max);
            vm.prank(sides[1 - i]);
            escrow.acceptSettlement(id, State.Disputed, trade.amount / 2, nonce);
            assertEnded(id, Outcome.Settled);
            vm.revertToState(snapshot);
            vm.warp(trade.since + 90 days);
            vm.prank(sides[i]);
            escrow.expire(id, State.Disputed);
            assertEnded(id, Outcome.Halved);
            vm.revertToState(snapshot);
        }
    }

    function disputedAgain() internal returns (uint256 id) {
        id = take(sellOffer(), 100 * USD);
        confirm(id);
        markPaid(id);
        disputeBySeller(id);
    }
}
