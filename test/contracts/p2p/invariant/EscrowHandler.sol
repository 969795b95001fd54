// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Acceptance, Offer, OfferState} from "weir/p2p/types/Offer.sol";
import {Action, Proposal, State, Trade} from "weir/p2p/types/Trade.sol";
import {MockCourt} from "../mocks/MockCourt.sol";
import {EscrowJudge} from "./EscrowJudge.sol";

/// @notice The actions of a campaign. Most are by the right person in the right state, and the rest by anybody in any.
contract EscrowHandler is EscrowJudge {
    uint256 private constant MOST_OFFERS = 8;
    uint256 private constant ACTIONS = 18;
    bytes32 private constant KEY = keccak256("key");

    // ------------------------------------------------------------------ money

    function deposit(uint256 seed, uint256 amount) external {
        ++actions;
        vm.prank(actors[pick(seed, 0, ACTORS)]);
        address token = address(tokens[pick(seed, 1, 2)]);
        escrow.deposit(token, bound(amount, 1, 1e24), actors[pick(seed, 2, ACTORS)]);
    }

    function withdraw(uint256 seed, uint256 part) external {
        ++actions;
        address who = actors[pick(seed, 0, ACTORS)];
        address token = address(tokens[pick(seed, 1, 2)]);
        uint256 has = escrow.balanceOf(who, token);
        if (has == 0) return;
        vm.prank(who);
        assertEq(escrow.withdraw(token, part % 2 == 0 ? ALL : has, who), has, "E5: all of it");
        ++done["withdrawn"];
    }

    function donate(uint256 seed, uint256 amount) external {
        ++actions;
        uint256 index = pick(seed, 0, 2);
        amount = bound(amount, 1, 1e20);
        vm.prank(actors[pick(seed, 1, ACTORS)]);
        tokens[index].transfer(address(escrow), amount);
        donated[address(tokens[index])] += amount;
    }

    // ------------------------------------------------------------------ offers

    function postOffer(uint256 seed) external {
        ++actions;
        uint256 index = pick(seed, 0, 2);
        if (offerCount() >= MOST_OFFERS) return;
        Offer memory offer = index == 0 ? sellOffer() : coinOffer();
        offer.maker = actors[pick(seed, 1, ACTORS)];
        offer.isSell = pick(seed, 2, 2) == 0;
        offer.takesStarters = offer.isSell;
        offer.token = address(tokens[index]);
        offer.arbitrator = index == 0 ? address(pool) : address(court);
        offer.nonce = offerCount();
        offer.expiry = uint40(block.timestamp + 1 + pick(seed, 3, 90 days));
        offer.sellerBond = uint16(1000 + pick(seed, 4, 2001));
        offer.buyerBond = uint16(1000 + pick(seed, 5, 2001));
        offer.methods[0].window = uint32(900 + pick(seed, 6, index == 0 ? 6 days - 900 : 6 hours - 900));
        // A total that is no multiple of the least.
        offer.total += uint128(pick(seed, 7, offer.least));
        vm.prank(offer.maker);
        (bool went, bytes memory answer) = address(escrow).call(abi.encodeCall(escrow.post, (offer, "")));
        if (!went) return checkRefusal(answer);
        keep(offer);
        ++done["posted"];
    }

    function change(uint256 seed, uint256 amount) external {
        ++actions;
        if (offerCount() == 0) return;
        Offer memory offer = offerAt(pick(seed, 0, offerCount()));
        bool isMaker = pick(seed, 1, 4) != 0;
        address who = isMaker ? offer.maker : actors[pick(seed, 2, ACTORS)];
        bytes memory call = pick(seed, 3, 2) == 0
            ? abi.encodeCall(escrow.reprice, (offer, uint128(1 + amount % 1e20)))
            : abi.encodeCall(escrow.reduce, (offer, uint128(1 + amount % offer.total)));
        // One in four takes the whole out.
        if (pick(seed, 3, 8) == 1) call = abi.encodeCall(escrow.reduce, (offer, type(uint128).max));
        uint256 has = holding(who, offer.token);
        vm.prank(who);
        (bool went, bytes memory answer) = address(escrow).call(call);
        if (!went) return checkRefusal(answer);
        assertEq(who, offer.maker, "E3: somebody else changed an offer");
        assertGe(holding(who, offer.token), has);
        if (bytes4(call) == escrow.reduce.selector && hasTaken(offer)) {
            reducedWhileTaken[escrow.offerId(offer)] = true;
        }
        ++done["changed"];
    }

    /// @dev Whether a trade of the offer may still come back into it.
    function hasTaken(Offer memory offer) private view returns (bool) {
        bytes32 id = escrow.offerId(offer);
        for (uint256 i = 1; i <= tradeCount; ++i) {
            Trade memory trade = escrow.tradeOf(i);
            if (trade.offer == id && trade.state == State.Taken) return true;
        }
        return false;
    }

    function takeOffer(uint256 seed, uint256 amount) external {
        ++actions;
        if (offerCount() == 0) return;
        Offer memory offer = offerAt(pick(seed, 0, offerCount()));
        OfferState memory state = stateOfOffer(offer);
        Acceptance memory terms = acceptance(offer, 0);
        uint256 most = state.free < offer.greatest ? state.free : offer.greatest;
        bool isStarter = offer.isSell && pick(seed, 1, 3) == 0;
        // At most 1,000 USD, as the pool takes, and a starter's 25.
        uint256 limit = offer.token == address(coin) ? 0.5e18 : 1000 * USD;
        if (isStarter) limit /= 40;
        if (most > limit) most = limit;
        if (most < offer.least) most = offer.least;
        terms.amount = uint128(bound(amount, offer.least, most));
        (terms.version, terms.worstPrice) = (state.version, offer.isSell ? type(uint128).max : 0);
        terms.isStarter = isStarter;
        (bool went, bytes memory answer) = offer.isSell && !isStarter && pick(seed, 3, 3) == 0
            ? sponsored(offer, terms, pick(seed, 2, ACTORS), actors[pick(seed, 4, ACTORS)])
            : alone(offer, terms, pick(seed, 2, ACTORS));
        if (!went) return checkRefusal(answer);
        tradeCount = escrow.tradeCount();
        termsOf[tradeCount] = termsHash(escrow.tradeOf(tradeCount));
        ++done["taken"];
    }

    function alone(Offer memory offer, Acceptance memory terms, uint256 index)
        private
        returns (bool, bytes memory)
    {
        bytes memory call = abi.encodeCall(escrow.accept, (offer, terms));
        vm.prank(actors[index]);
        return address(escrow).call(call);
    }

    function sponsored(Offer memory offer, Acceptance memory terms, uint256 index, address payer)
        private
        returns (bool, bytes memory)
    {
        terms.sponsor = payer;
        bytes memory call = abi.encodeCall(escrow.accept, (offer, terms));
        uint256 nonce = ++nonces;
        bytes memory signature =
            signedAction(keys[index], actors[index], "accept", call, nonce, block.timestamp);
        vm.prank(payer);
        return address(escrow)
            .call(
                abi.encodeCall(escrow.bySignature, (actors[index], call, nonce, block.timestamp, signature))
            );
    }

    // ------------------------------------------------------------------ trades

    /// @dev One of the actions that the state knows, by one of the parties.
    function step(uint256 seed) external {
        ++actions;
        if (tradeCount == 0) return;
        uint256 id = 1 + pick(seed, 0, tradeCount);
        Trade memory trade = escrow.tradeOf(id);
        act(
            id,
            trade,
            likelyAction(trade.state, seed),
            pick(seed, 2, 2) == 0 ? trade.seller : trade.buyer,
            seed
        );
    }

    /// @dev What the trade is waiting for, so that campaigns come to the later states.
    function advance(uint256 seed) external {
        ++actions;
        if (tradeCount == 0) return;
        uint256 id = tradeCount - pick(seed, 0, tradeCount < 3 ? tradeCount : 3);
        Trade memory trade = escrow.tradeOf(id);
        address maker_ = trade.makerSells ? trade.seller : trade.buyer;
        if (trade.state == State.Taken) {
            act(id, trade, Action.Confirm, maker_, seed);
        } else if (trade.state == State.Locked) {
            act(id, trade, Action.MarkPaid, trade.buyer, seed);
        } else if (trade.state == State.Demanded) {
            act(id, trade, Action.PostDetails, trade.seller, seed);
        } else if (trade.state == State.Paid && trade.isStarter) {
            act(id, trade, Action.Deny, trade.seller, seed);
        } else if (trade.state == State.Paid) {
            act(id, trade, Action.Dispute, trade.seller, seed);
        } else if (trade.state == State.Denied) {
            act(id, trade, Action.Dispute, trade.buyer, seed);
        } else if (trade.state == State.Disputed) {
            if (trade.requests == 0) vm.warp(block.timestamp + 4 days);
            if (trade.requests == 0) act(id, trade, Action.RequestRuling, trade.seller, seed);
            else if (trade.wasRefused) act(id, trade, Action.RequestBackup, trade.buyer, seed);
            else act(id, trade, Action.Rule, trade.court, seed);
        }
    }

    /// @dev A dispute whose court refuses, and a backup that mostly asks for more than was kept.
    function escalate(uint256 seed) external {
        ++actions;
        for (uint256 i; i < tradeCount; ++i) {
            uint256 id = 1 + (pick(seed, 0, tradeCount) + i) % tradeCount;
            Trade memory trade = escrow.tradeOf(id);
            if (trade.state != State.Disputed || trade.requests == 2) continue;
            if (trade.requests == 0) {
                if (block.timestamp < trade.since + 4 days) vm.warp(trade.since + 4 days);
                act(id, trade, Action.RequestRuling, trade.buyer, seed);
                trade = escrow.tradeOf(id);
            }
            if (trade.court != address(0) && block.timestamp < trade.since + 45 days) {
                MockCourt(trade.court).rule(escrow, trade.disputeId, 0);
            }
            backup.setFee(9 * USD, 300 + pick(seed, 1, 701));
            trade = escrow.tradeOf(id);
            return
                act(id, trade, Action.RequestBackup, pick(seed, 2, 2) == 0 ? trade.seller : trade.buyer, seed);
        }
    }

    /// @dev Anything by anybody.
    function hostile(uint256 seed) external {
        ++actions;
        if (tradeCount == 0) return;
        uint256 id = 1 + pick(seed, 0, tradeCount);
        act(id, escrow.tradeOf(id), Action(pick(seed, 1, ACTIONS)), actors[pick(seed, 2, ACTORS)], seed);
    }

    /// @dev To a moment of a trade, or a second beside it, so that deadlines are met; never back.
    function wait(uint256 seed) external {
        ++actions;
        uint256 time = block.timestamp + 1 + pick(seed, 0, 6 hours);
        if (tradeCount != 0 && pick(seed, 1, 3) != 0) {
            Trade memory trade = escrow.tradeOf(1 + pick(seed, 2, tradeCount));
            uint256[10] memory moments = [
                uint256(trade.since) + trade.confirmWindow,
                uint256(trade.started) + trade.payWindow / 3,
                uint256(trade.started) + trade.payWindow
                    + (trade.payWindow / 4 > 1800 ? trade.payWindow / 4 : 1800),
                trade.since + 2 hours,
                trade.since + 1 days,
                trade.since + 7 days,
                trade.since + 3 days,
                trade.since + 4 days,
                trade.since + 45 days,
                trade.since + 90 days
            ];
            time = moments[pick(seed, 3, 10)] + pick(seed, 4, 3) - 1;
        }
        if (time > block.timestamp) vm.warp(time);
    }

    function act(uint256 id, Trade memory trade, Action action, address who, uint256 seed) private {
        if (who == address(0)) who = actors[0];
        bytes memory call = callOf(id, trade, action, who, seed);
        bool isParty = who == trade.seller || who == trade.buyer;
        bool isOpen = action == Action.Expire;
        if (isOpen && !isParty) checkSameByParty(id, call, trade, who);
        note(trade.token);
        vm.prank(who);
        (bool went, bytes memory answer) = address(escrow).call(call);
        if (!went) return checkRefusal(answer);
        if (action != Action.Rule) assertTrue(isParty || isOpen, "E3: somebody else acted");
        else assertEq(who, trade.court, "E3: somebody else ruled");
        assertTrue(trade.state != State.Final, "E2: something was done to what is final");
        checkOthers(trade);
        if (action == Action.RequestBackup) checkAdded(trade, who, mostAdded(trade, seed));
        Trade memory now_ = escrow.tradeOf(id);
        if (now_.state == State.Final) {
            checkEnd(trade, now_, id);
            if (action == Action.Expire) checkSilence(trade);
        }
        ++done["acted"];
    }

    function likelyAction(State state, uint256 seed) private pure returns (Action) {
        uint256 which = pick(seed, 1, 8);
        if (which == 7) return Action.AcceptSettlement;
        if (which == 6) return Action.Propose;
        if (state == State.Taken) return [Action.Confirm, Action.Cancel, Action.Expire][which % 3];
        if (state == State.Locked) {
            return [
                Action.MarkPaid,
                Action.DemandDetails,
                Action.Cancel,
                Action.Expire,
                Action.Release,
                Action.MarkPaid
            ][which];
        }
        if (state == State.Demanded) {
            return [Action.PostDetails, Action.Cancel, Action.Expire, Action.Release][which % 4];
        }
        if (state == State.Paid) {
            return [Action.Release, Action.Cancel, Action.Dispute, Action.Deny][which % 4];
        }
        if (state == State.Denied) {
            return [Action.Dispute, Action.Expire, Action.Release, Action.Cancel][which % 4];
        }
        return [
            Action.SubmitEvidence,
            Action.Reply,
            Action.Concede,
            Action.RequestRuling,
            Action.RequestBackup,
            Action.Expire
        ][which];
    }

    function callOf(uint256 id, Trade memory trade, Action action, address who, uint256 seed)
        private
        view
        returns (bytes memory)
    {
        State state = trade.state;
        if (action == Action.Confirm) {
            return
                abi.encodeCall(
                    escrow.confirm, (id, state, KEY, KEY, trade.makerSells ? DETAILS : bytes32(0), 0)
                );
        }
        if (action == Action.Cancel) return abi.encodeCall(escrow.cancel, (id, state));
        if (action == Action.Expire) return abi.encodeCall(escrow.expire, (id, state));
        if (action == Action.DemandDetails) return abi.encodeCall(escrow.demandDetails, (id, state));
        if (action == Action.PostDetails) return abi.encodeCall(escrow.postDetails, (id, state, "details"));
        if (action == Action.MarkPaid) return abi.encodeCall(escrow.markPaid, (id, state, EVIDENCE));
        if (action == Action.Release) return abi.encodeCall(escrow.release, (id, state));
        if (action == Action.Deny) return abi.encodeCall(escrow.deny, (id, state));
        if (action == Action.Dispute) return abi.encodeCall(escrow.dispute, (id, state));
        if (action == Action.SubmitEvidence) {
            return abi.encodeCall(escrow.submitEvidence, (id, state, EVIDENCE));
        }
        if (action == Action.Reply) return abi.encodeCall(escrow.reply, (id, state, EVIDENCE));
        if (action == Action.Concede) return abi.encodeCall(escrow.concede, (id, state));
        if (action == Action.RequestRuling) return abi.encodeCall(escrow.requestRuling, (id, state));
        if (action == Action.RequestBackup) {
            return abi.encodeCall(escrow.requestBackup, (id, state, mostAdded(trade, seed)));
        }
        if (action == Action.Rule) return abi.encodeCall(escrow.rule, (trade.disputeId, pick(seed, 5, 3)));
        if (action == Action.Propose) {
            uint128 toBuyer = uint128(pick(seed, 5, uint256(trade.amount) + 1));
            return abi.encodeCall(escrow.propose, (id, state, toBuyer, type(uint40).max));
        }
        if (action == Action.AcceptSettlement) {
            Proposal memory proposal = escrow.proposalOf(id, who != trade.seller);
            return abi.encodeCall(escrow.acceptSettlement, (id, state, proposal.toBuyer, proposal.nonce));
        }
        return abi.encodeCall(escrow.setKeys, (id, state, KEY, KEY));
    }

    /// @dev Nothing, or up to a tenth of the amount.
    function mostAdded(Trade memory trade, uint256 seed) private pure returns (uint128) {
        return pick(seed, 5, 2) == 0 ? 0 : uint128(pick(seed, 6, trade.amount / 10 + 1));
    }

    // ------------------------------------------------------------------ owners and courts

    /// @dev What the owner may do, and what courts may do, at any moment.
    function upset(uint256 seed) external {
        ++actions;
        uint256 which = pick(seed, 0, 7);
        if (which == 6) return backup.setFee(9 * USD, 300 + pick(seed, 1, 701));
        if (which == 0) {
            MockCourt[3] memory courts = [court, pool, backup];
            MockCourt.Manner[4] memory manners = [
                MockCourt.Manner.CostReverts,
                MockCourt.Manner.OpeningReverts,
                MockCourt.Manner.TakesLess,
                MockCourt.Manner.ReusesIds
            ];
            courts[pick(seed, 1, 3)].behave(manners[pick(seed, 2, 4)]);
            return;
        }
        vm.startPrank(owner);
        if (which == 1) escrow.setFee(uint16(pick(seed, 1, 51)));
        else if (which == 2) escrow.listToken(address(tokens[0]), uint128(1 + pick(seed, 1, 1e7)), 2000, true);
        else if (which == 3) escrow.setPaused(pick(seed, 1, 2) == 0);
        else if (which == 4) escrow.listMethod(FINAL_METHOD, pick(seed, 1, 2) == 0, false);
        else escrow.setCourts(address(pool), pick(seed, 1, 3) == 0 ? address(0) : address(backup));
        vm.stopPrank();
    }

    /// @dev All as it was, so that campaigns go on.
    function calm(uint256) external {
        ++actions;
        court.behave(MockCourt.Manner.Honest);
        pool.behave(MockCourt.Manner.Honest);
        backup.behave(MockCourt.Manner.Honest);
        backup.setFee(9 * USD, 300);
        vm.startPrank(owner);
        escrow.listToken(address(tokens[0]), USD, 2000, true);
        escrow.setPaused(false);
        escrow.listMethod(FINAL_METHOD, true, false);
        escrow.setCourts(address(pool), address(backup));
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ leaving

    /// @notice From now on everything that others can do against somebody is done: every court refuses, opening is paused, nothing
    /// is listed, and the token blocks all accounts but one.
    function turnAgainst(address who) external {
        MockCourt[3] memory courts = [court, pool, backup];
        for (uint256 i; i < 3; ++i) {
            courts[i].behave(MockCourt.Manner.OpeningReverts);
        }
        vm.startPrank(owner);
        escrow.setPaused(true);
        escrow.listToken(address(tokens[0]), 0, 0, false);
        escrow.listMethod(FINAL_METHOD, false, true);
        escrow.setCourts(address(0), address(0));
        vm.stopPrank();
        for (uint256 i; i < ACTORS; ++i) {
            if (actors[i] != who) blocking.setBlocked(actors[i], true);
        }
        blocking.setBlocked(treasury, true);
    }

    /// @notice Lifts the blocks.
    function makePeace() external {
        for (uint256 i; i < ACTORS; ++i) {
            blocking.setBlocked(actors[i], false);
        }
        blocking.setBlocked(treasury, false);
    }
}
