// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Offer} from "weir/p2p/types/Offer.sol";
import {Outcome, State, Trade} from "weir/p2p/types/Trade.sol";
import {EscrowActors} from "./EscrowActors.sol";

/// @notice What concerns one action: who may have gained or lost by it (E2, E3, E6, E10), and with which words it may be refused.
abstract contract EscrowJudge is EscrowActors {
    uint256[ACTORS] private before;
    uint256 private treasuryBefore;
    uint256 private offersBefore;
    /// @notice What parties added for backups that asked for more than was kept.
    mapping(address token => uint256) public added;

    function note(address token) internal {
        before = holdings(token);
        treasuryBefore = escrow.balanceOf(treasury, token);
        offersBefore = inOffers(token);
    }

    /// @dev E3: nobody but the trade's own people is richer or poorer by it.
    function checkOthers(Trade memory trade) internal view {
        uint256[ACTORS] memory has = holdings(trade.token);
        for (uint256 i; i < ACTORS; ++i) {
            address who = actors[i];
            if (who == trade.seller || who == trade.buyer || who == trade.sponsor) continue;
            assertEq(has[i], before[i], "E3: a third party gained or lost");
        }
    }

    /// @dev E10: what a dearer backup got beyond the bonds came from who asked it, no more than it allowed; the other paid nothing.
    function checkAdded(Trade memory trade, address who, uint256 most) internal {
        uint256[ACTORS] memory has = holdings(trade.token);
        uint256 paid;
        for (uint256 i; i < ACTORS; ++i) {
            paid += before[i] - has[i];
            if (actors[i] != who) assertEq(has[i], before[i], "E10: another paid the backup");
        }
        assertLe(paid, most, "E10: more than was allowed");
        added[trade.token] += paid;
        if (paid != 0) ++done["added"];
    }

    /// @dev E2: at the end all that was in the trade is credited, and no more. The treasury's part is the stated one.
    function checkEnd(Trade memory was, Trade memory trade, uint256 id) internal {
        assertEq(endOf[id], bytes32(0), "E2: ended twice");
        endOf[id] = keccak256(abi.encode(trade));
        uint256[ACTORS] memory has = holdings(trade.token);
        uint256 paid;
        for (uint256 i; i < ACTORS; ++i) {
            paid += has[i];
            paid -= before[i];
        }
        uint256 toTreasury = escrow.balanceOf(treasury, trade.token) - treasuryBefore;
        uint256 back = inOffers(trade.token) - offersBefore;
        uint256 pot = uint256(was.amount) + was.sellerBond + was.buyerBond - was.courtFees;
        assertEq(paid + toTreasury + back, pot, "E2: not what came in");
        if (trade.outcome == Outcome.Released) {
            assertEq(toTreasury, (uint256(was.amount) * was.feeRate + 9999) / 10_000, "E2: the fee");
        }
        if (trade.outcome == Outcome.Settled) {
            assertLe(toTreasury, (uint256(was.amount) * was.feeRate + 9999) / 10_000, "E2: the fee");
        }
        if (trade.outcome == Outcome.Conceded && was.requests == 0) assertEq(toTreasury, 0, "E2: no fee");
        if (trade.outcome == Outcome.Halved) assertEq(toTreasury, 0, "E2: no fee");
        ++done["ended"];
    }

    /// @dev E6: where time ended it, whoever was not silent has what it brought, and of the amount what the page says.
    function checkSilence(Trade memory was) internal view {
        // Who sponsored the bond of its own buyer has both parts in one sum, which E2 counts.
        if (was.sponsor == was.seller) return;
        uint256 seller = gained(was.seller, was.token);
        uint256 bondOwner = gained(was.sponsor == address(0) ? was.buyer : was.sponsor, was.token);
        uint256 sellersPart = uint256(was.amount) + was.sellerBond;
        if (was.state == State.Taken) {
            uint256 price = uint256(was.amount) * 5000 / 1e6;
            assertEq(was.makerSells ? seller + price : seller, sellersPart, "E6: the seller");
            assertEq(was.makerSells ? bondOwner : bondOwner + price, was.buyerBond, "E6: the buyer");
        } else if (was.state == State.Demanded) {
            assertEq(seller, sellersPart - uint256(was.amount) / 50, "E6: the seller was silent");
            assertEq(bondOwner, was.buyerBond, "E6: the buyer gained");
        } else if (was.state == State.Locked) {
            // The price of the option, as by a cancel in the last second: at most 2.25 %, half of it the seller's
            // whose details nobody had to demand.
            uint256 cost = was.buyerBond - bondOwner;
            assertLe(cost, uint256(was.amount) * 22_500 / 1e6, "E6: the buyer");
            assertEq(seller, sellersPart + (was.wasDemanded ? 0 : cost / 2), "E6: the seller");
        } else if (was.state == State.Denied) {
            assertEq(seller, sellersPart, "E6: the seller");
            assertEq(bondOwner, 0, "E6: the buyer");
        } else {
            assertEq(uint8(was.state), uint8(State.Disputed), "E6: time ended what it cannot end");
        }
    }

    /// @dev Every refusal is one of the escrow's own, with a name; no panic, and nothing without words.
    function checkRefusal(bytes memory answer) internal pure {
        assertGe(answer.length, 4, "refused without a word");
        bytes4 name = bytes4(answer);
        assertTrue(name != bytes4(0x4e487b71), "panicked");
        assertTrue(name != bytes4(0x08c379a0), "refused by a string");
    }

    /// @dev A third party's act leaves everybody with what a party's would.
    function checkSameByParty(uint256 id, bytes memory call, Trade memory trade, address stranger_) internal {
        uint256 snapshot = vm.snapshotState();
        vm.prank(trade.seller);
        (bool went,) = address(escrow).call(call);
        bytes32 byParty = went ? picture(id, trade.token) : bytes32(0);
        vm.revertToState(snapshot);
        snapshot = vm.snapshotState();
        vm.prank(stranger_);
        (bool also,) = address(escrow).call(call);
        bytes32 byStranger = also ? picture(id, trade.token) : bytes32(0);
        vm.revertToState(snapshot);
        assertEq(byStranger, byParty, "E3: it matters who sent it");
    }

    function picture(uint256 id, address token) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(holdings(token), escrow.balanceOf(treasury, token), escrow.tradeOf(id).state)
            );
    }

    function gained(address who, address token) private view returns (uint256) {
        for (uint256 i; i < ACTORS; ++i) {
            if (actors[i] == who) return holding(who, token) - before[i];
        }
        revert("not an actor");
    }

    /// @dev What lies in open offers: free parts of those to sell, and reserves.
    function inOffers(address token) internal view returns (uint256 sum) {
        for (uint256 i; i < offerCount(); ++i) {
            Offer memory offer = offerAt(i);
            if (offer.token != token) continue;
            sum += stateOfOffer(offer).reserve;
            if (offer.isSell) sum += stateOfOffer(offer).free;
        }
    }
}
