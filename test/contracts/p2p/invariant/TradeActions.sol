// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Action, Proposal, State, Trade} from "weir/p2p/types/Trade.sol";
import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {MockCourt} from "../mocks/MockCourt.sol";
import {EscrowJudge} from "./EscrowJudge.sol";

/// @notice What is done to a trade once it was taken, and the time that passes over it. Most is by the right person in the
/// right state, and the rest by anybody in any.
abstract contract TradeActions is EscrowJudge {
    uint256 private constant ACTIONS = 18;
    bytes32 private constant KEY = keccak256("key");

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
            if (trade.court != address(0) && block.timestamp < trade.since + 45 days) refuse(trade);
            backup.setFee(9 * USD, 300 + pick(seed, 1, 701));
            trade = escrow.tradeOf(id);
            return
                act(id, trade, Action.RequestBackup, pick(seed, 2, 2) == 0 ? trade.seller : trade.buyer, seed);
        }
    }

    /// @dev A court that gave its number to another trade since can rule on this one no more.
    function refuse(Trade memory trade) private {
        try MockCourt(trade.court).rule(escrow, trade.disputeId, 0) {}
        catch (bytes memory reason) {
            assertEq(bytes4(reason), IEscrowErrors.UnknownDispute.selector, "E3: a court cannot rule");
            assertTrue(mayRepeatNumbers, "E3: a court cannot rule on what it was asked");
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
}
