// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IEscrow} from "weir/p2p/interfaces/IEscrow.sol";
import {Offer, OfferState} from "weir/p2p/types/Offer.sol";
import {State, Trade} from "weir/p2p/types/Trade.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {EscrowHandler} from "./EscrowHandler.sol";
import {OfferActions} from "./OfferActions.sol";
import {TradeActions} from "./TradeActions.sol";

/// @notice What must always hold of the escrow, numbered as in INVARIANTS.md, after every action of a campaign. The handler judges
/// what concerns one action: E2, E3, E6. When a campaign is over everybody leaves, alone (E4, E5).
contract EscrowInvariants is Test {
    uint256 private constant ALL = type(uint256).max;
    uint256 private constant ACTORS = 5;

    EscrowHandler private handler;
    IEscrow private escrow;

    function setUp() public {
        handler = new EscrowHandler();
        escrow = handler.escrowUnderTest();
        // So that no campaign is about nothing: four offers, and trades of them.
        for (uint256 i; i < 4; ++i) {
            handler.postOffer(i);
            handler.takeOffer(i, 0);
            handler.advance(i);
        }
        assertGt(handler.done("acted"), 0, "nobody did anything");
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), campaignActions()));
    }

    function campaignActions() private pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](20);
        selectors[0] = OfferActions.postOffer.selector;
        selectors[1] = OfferActions.postOffer.selector;
        selectors[2] = OfferActions.takeOffer.selector;
        selectors[3] = OfferActions.takeOffer.selector;
        selectors[4] = OfferActions.takeOffer.selector;
        selectors[5] = TradeActions.advance.selector;
        selectors[6] = TradeActions.advance.selector;
        selectors[7] = TradeActions.advance.selector;
        selectors[8] = TradeActions.advance.selector;
        selectors[9] = TradeActions.step.selector;
        selectors[10] = TradeActions.step.selector;
        selectors[11] = TradeActions.hostile.selector;
        selectors[12] = TradeActions.wait.selector;
        selectors[13] = OfferActions.change.selector;
        selectors[14] = OfferActions.withdraw.selector;
        selectors[15] = OfferActions.donate.selector;
        selectors[16] = EscrowHandler.upset.selector;
        selectors[17] = EscrowHandler.calm.selector;
        selectors[18] = TradeActions.escalate.selector;
        selectors[19] = OfferActions.deposit.selector;
    }

    function invariant_E1_E2_E7_E8_E9_E10_hold() public view {
        Trade[] memory trades = new Trade[](handler.tradeCount());
        for (uint256 i; i < trades.length; ++i) {
            trades[i] = escrow.tradeOf(i + 1);
        }
        Offer[] memory offers = new Offer[](handler.offerCount());
        OfferState[] memory states = new OfferState[](offers.length);
        for (uint256 i; i < offers.length; ++i) {
            offers[i] = handler.offerAt(i);
            bytes32 id = escrow.offerId(offers[i]);
            states[i] = escrow.offerState(id);
            checkE7_startersOf(id, states[i], trades);
            if (!handler.reducedWhileTaken(id)) checkE8_reserveDoes(offers[i], states[i]);
        }
        for (uint256 i; i < ACTORS; ++i) {
            checkE7_startersBy(handler.actors(i), trades);
        }
        for (uint256 i; i < 2; ++i) {
            checkE1_allIsAccountedFor(handler.tokenAt(i), offers, states, trades);
        }
        checkE9_termsStay_andEndsAreEnds(trades);
    }

    function checkE1_allIsAccountedFor(
        PlainToken token,
        Offer[] memory offers,
        OfferState[] memory states,
        Trade[] memory trades
    ) private view {
        uint256 owed = escrow.balanceOf(handler.treasuryAccount(), address(token));
        for (uint256 i; i < ACTORS; ++i) {
            owed += escrow.balanceOf(handler.actors(i), address(token));
        }
        for (uint256 i; i < offers.length; ++i) {
            if (offers[i].token != address(token)) continue;
            owed += states[i].reserve;
            if (offers[i].isSell) owed += states[i].free;
            if (!states[i].isOpen) {
                assertEq(uint256(states[i].free) + states[i].reserve, 0, "E1: in a closed offer");
            }
        }
        uint256 courts;
        for (uint256 i; i < trades.length; ++i) {
            Trade memory trade = trades[i];
            if (trade.token != address(token)) continue;
            courts += trade.courtFees;
            assertLe(trade.courtFees, uint256(trade.courtFee) * trade.requests, "E10: above what was agreed");
            if (trade.state == State.Final) continue;
            owed += uint256(trade.amount) + trade.sellerBond + trade.buyerBond - trade.courtFees;
        }
        assertEq(token.balanceOf(address(escrow)), owed + handler.donated(address(token)), "E1");
        courts += handler.added(address(token));
        assertEq(handler.courtsHold(token), courts, "E10: what courts were paid");
    }

    function checkE7_startersOf(bytes32 offerId, OfferState memory state, Trade[] memory trades)
        private
        pure
    {
        uint256 live;
        for (uint256 i; i < trades.length; ++i) {
            if (isLiveStarter(trades[i]) && trades[i].offer == offerId) ++live;
        }
        assertEq(state.starters, live, "E7: of the offer");
        assertLe(live, 3, "E7: three an offer");
    }

    function checkE7_startersBy(address buyer, Trade[] memory trades) private pure {
        uint256 live;
        for (uint256 i; i < trades.length; ++i) {
            if (isLiveStarter(trades[i]) && trades[i].buyer == buyer) ++live;
        }
        assertLe(live, 1, "E7: one a buyer");
    }

    function isLiveStarter(Trade memory trade) private pure returns (bool) {
        return trade.isStarter && trade.state != State.Final;
    }

    /// @dev Cut into least trades, or into the largest and a rest: the maker's bonds for all of them are there. By the fee that the
    /// courts of the campaign always ask.
    function checkE8_reserveDoes(Offer memory offer, OfferState memory state) private pure {
        if (state.free < offer.least) return;
        uint256 count = state.free / offer.least;
        uint256 rest = state.free - offer.least * (count - 1);
        if (rest > offer.greatest) rest = offer.greatest;
        assertGe(state.reserve, makersBond(offer, offer.least) * (count - 1) + makersBond(offer, rest), "E8");
        uint256 most = state.free < offer.greatest ? state.free : offer.greatest;
        uint256 left = state.free - most;
        uint256 needed = makersBond(offer, most);
        if (left >= offer.least) {
            needed += makersBond(offer, left < offer.greatest ? left : offer.greatest);
        }
        assertGe(state.reserve, needed, "E8: a large one");
    }

    /// @dev The page's words: the rate, rounded up, and never under the court's fee of 9 USD or 3 %.
    function makersBond(Offer memory offer, uint256 amount) private pure returns (uint256) {
        uint256 rate = offer.isSell ? offer.sellerBond : offer.buyerBond;
        uint256 bond = (amount * rate + 9999) / 10_000;
        uint256 courtFee = (amount * 300 + 9999) / 10_000;
        uint256 least = offer.least == 0.01e18 ? 0.0045e18 : 9e6;
        if (courtFee < least) courtFee = least;
        return bond > courtFee ? bond : courtFee;
    }

    function checkE9_termsStay_andEndsAreEnds(Trade[] memory trades) private view {
        for (uint256 i; i < trades.length; ++i) {
            assertEq(handler.termsHash(trades[i]), handler.termsOf(i + 1), "E9: terms changed");
            bytes32 ended = handler.endOf(i + 1);
            assertEq(ended != 0, trades[i].state == State.Final, "E2: final in no way that was seen");
            if (ended != 0) {
                assertEq(keccak256(abi.encode(trades[i])), ended, "E2: changed after its end");
            }
        }
    }

    // ------------------------------------------------------------------ leaving

    /// @dev E4 and E5: each party of each live trade, alone and with all others against it, ends the trade and takes its money out.
    /// Then everybody leaves, and nothing is left.
    function afterInvariant() public {
        for (uint256 id = 1; id <= handler.tradeCount(); ++id) {
            Trade memory trade = escrow.tradeOf(id);
            if (trade.state == State.Final) continue;
            address[2] memory sides = [trade.seller, trade.buyer];
            for (uint256 i; i < 2; ++i) {
                uint256 snapshot = vm.snapshotState();
                handler.turnAgainst(sides[i]);
                leaveAlone(id, sides[i]);
                takeOut(sides[i], trade.token);
                vm.revertToState(snapshot);
            }
        }
        for (uint256 id = 1; id <= handler.tradeCount(); ++id) {
            if (escrow.stateOf(id) != State.Final) leaveAlone(id, escrow.tradeOf(id).seller);
        }
        for (uint256 i; i < handler.offerCount(); ++i) {
            Offer memory offer = handler.offerAt(i);
            if (!escrow.offerState(escrow.offerId(offer)).isOpen) continue;
            vm.prank(offer.maker);
            escrow.reduce(offer, type(uint128).max);
        }
        for (uint256 i; i < 2; ++i) {
            PlainToken token = handler.tokenAt(i);
            for (uint256 j; j < ACTORS; ++j) {
                takeOut(handler.actors(j), address(token));
            }
            takeOut(handler.treasuryAccount(), address(token));
            assertEq(
                token.balanceOf(address(escrow)), handler.donated(address(token)), "E1: somebody's is left"
            );
        }
    }

    /// @dev By what the party itself may do, and by time.
    function leaveAlone(uint256 id, address who) private {
        Trade memory trade = escrow.tradeOf(id);
        bool isSeller = who == trade.seller;
        vm.startPrank(who);
        if (trade.state == State.Taken) {
            if (isSeller == trade.makerSells) vm.warp(block.timestamp + trade.confirmWindow);
            if (isSeller == trade.makerSells) escrow.expire(id, State.Taken);
            else escrow.cancel(id, State.Taken);
        } else if (trade.state == State.Locked) {
            uint256 grace = trade.payWindow / 4 > 30 minutes ? trade.payWindow / 4 : 30 minutes;
            uint256 end = uint256(trade.started) + trade.payWindow + grace;
            if (end > block.timestamp) vm.warp(end);
            escrow.expire(id, State.Locked);
        } else if (trade.state == State.Demanded) {
            vm.warp(block.timestamp + 2 hours);
            escrow.expire(id, State.Demanded);
        } else if (trade.state == State.Denied) {
            vm.warp(block.timestamp + 7 days);
            escrow.expire(id, State.Denied);
        } else if (trade.state == State.Disputed) {
            vm.warp(block.timestamp + 90 days);
            escrow.expire(id, State.Disputed);
        } else if (isSeller) {
            leavePaid(id, trade);
        } else {
            escrow.cancel(id, State.Paid);
        }
        vm.stopPrank();
        assertEq(uint8(escrow.stateOf(id)), uint8(State.Final), "E4: it lives");
    }

    /// @dev A seller who was not paid and is alone: by a dispute, or a denial.
    function leavePaid(uint256 id, Trade memory trade) private {
        if (trade.isStarter) {
            escrow.deny(id, State.Paid);
            vm.warp(block.timestamp + 7 days);
            escrow.expire(id, State.Denied);
        } else {
            escrow.dispute(id, State.Paid);
            vm.warp(block.timestamp + 90 days);
            escrow.expire(id, State.Disputed);
        }
    }

    function takeOut(address who, address token) private {
        uint256 has = escrow.balanceOf(who, token);
        if (has == 0) return;
        vm.prank(who);
        assertEq(escrow.withdraw(token, ALL, who), has, "E5: all of it");
    }
}
