// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {OfferState} from "weir/p2p/types/Offer.sol";
import {Action, State, Trade} from "weir/p2p/types/Trade.sol";
import {Leads, TableRow, TradeTable, When, Who} from "./TradeTable.sol";
import {Facts, Kind, Place, WalkFixture} from "./WalkFixture.sol";

/// @notice Every cell: each place, each action, each caller, a second before, at and after each moment of the state. It finds
/// exactly the documented outcome: which error with which values, or which state, and who gets what to the unit, reckoned here
/// by the page's words and not by the contract's libraries.
contract TradeWalk is WalkFixture {
    uint256 private constant ACTIONS = 18;

    /// @dev What everybody has, before or after.
    struct Purse {
        uint256 seller;
        uint256 buyer;
        uint256 bondOwner;
        uint256 treasury;
        uint256 free;
        uint256 reserve;
    }

    /// @dev The rows of a state and an action.
    mapping(State state => mapping(Action action => TableRow[])) private table;

    function test_walk_ofTradesThatSellersOffered_findsTheTable() public {
        assertGt(walk(Kind.SellerMakes), 300, "actions that went");
    }

    function test_walk_ofTradesThatBuyersOffered_findsTheTable() public {
        assertGt(walk(Kind.BuyerMakes), 300, "actions that went");
    }

    function test_walk_ofTradesWithASponsor_findsTheTable() public {
        assertGt(walk(Kind.Sponsored), 300, "actions that went");
    }

    function test_walk_ofStarters_findsTheTable() public {
        assertGt(walk(Kind.Starter), 300, "actions that went");
    }

    function walk(Kind kind) private returns (uint256 went) {
        vm.pauseGasMetering();
        TableRow[] memory rows = TradeTable.rows();
        for (uint256 i; i < rows.length; ++i) {
            table[rows[i].state][rows[i].action].push(rows[i]);
        }
        uint256 start = vm.snapshotState();
        for (uint256 place; place <= uint8(Place.RuledOn); ++place) {
            if (Place(place) == Place.Denied && kind != Kind.Starter) continue;
            Facts memory facts = arrange(kind, Place(place));
            assertEq(uint8(escrow.stateOf(facts.id)), uint8(stateAt(facts.place)), "not where it should be");
            refusesOtherStates(facts);
            went += walkTimes(facts);
            vm.revertToState(start);
        }
    }

    function walkTimes(Facts memory facts) private returns (uint256 went) {
        uint256 arranged = block.timestamp;
        When[] memory moments = momentsAt(facts.place);
        uint256 snapshot = vm.snapshotState();
        went = this.walkCells(facts, snapshot, arranged);
        for (uint256 i; i < moments.length; ++i) {
            uint256 moment = timeOf(facts, moments[i]);
            for (uint256 time = moment - 1; time <= moment + 1; ++time) {
                if (time > arranged) went += this.walkCells(facts, snapshot, time);
            }
        }
    }

    /// @notice All actions by all callers in one second. A call of its own, so that its memory is given back.
    function walkCells(Facts memory facts, uint256 snapshot, uint256 time) external returns (uint256 went) {
        address[5] memory callers = [maker, taker, stranger, address(court), address(backup)];
        vm.warp(time);
        for (uint256 action; action < ACTIONS; ++action) {
            for (uint256 i; i < callers.length; ++i) {
                uint256 rulings = Action(action) == Action.Rule ? 3 : 1;
                for (uint256 ruling; ruling < rulings; ++ruling) {
                    if (cell(facts, Action(action), callers[i], ruling)) {
                        ++went;
                        vm.revertToState(snapshot);
                        vm.warp(time);
                    }
                }
            }
        }
    }

    /// @dev Whatever the time: another state than the one that it is in, and another trade than there is.
    function refusesOtherStates(Facts memory facts) private {
        State state = stateAt(facts.place);
        for (uint256 i; i < ACTIONS; ++i) {
            if (Action(i) == Action.Rule) continue;
            State other = State((uint8(state) + 1 + i % 6) % 8);
            if (other == state) other = State.None;
            (bool went, bytes memory answer) = attempt(facts, Action(i), facts.seller, other, 0);
            assertFalse(went, "did something to a trade in another state");
            assertEq(
                answer,
                abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, facts.id, state, other),
                "another state"
            );
            ++facts.id;
            (went, answer) = attempt(facts, Action(i), facts.seller, state, 0);
            assertEq(
                answer, abi.encodeWithSelector(IEscrowErrors.UnknownTrade.selector, facts.id), "no such trade"
            );
            --facts.id;
        }
    }

    function cell(Facts memory facts, Action action, address caller, uint256 ruling)
        private
        returns (bool went)
    {
        (bytes memory refusal, Leads leads) = judge(facts, action, caller);
        Purse memory before;
        if (refusal.length == 0) before = purse(facts);
        bytes memory answer;
        (went, answer) = attempt(facts, action, caller, stateAt(facts.place), ruling);
        if (refusal.length != 0) {
            if (went || keccak256(answer) != keccak256(refusal)) complain(facts, action, caller);
            assertFalse(went, "went, and should not have");
            assertEq(answer, refusal, "refused otherwise");
            return false;
        }
        if (!went) complain(facts, action, caller);
        assertEq(went ? bytes("") : answer, "", "should have gone");
        Trade memory trade = escrow.tradeOf(facts.id);
        (State state, Purse memory change) = outcomeOf(facts, action, caller, leads, ruling);
        if (trade.state != state) complain(facts, action, caller);
        assertEq(uint8(trade.state), uint8(state), "leads elsewhere");
        if (state != stateAt(facts.place)) assertEq(trade.since, block.timestamp, "since");
        if (leads == Leads.LockedOn) {
            assertEq(trade.started, facts.lockedAt + block.timestamp - facts.since, "the clock stood still");
        }
        if (leads == Leads.DisputedPaid || leads == Leads.DisputedDenied) {
            assertEq(trade.buyerBond, facts.bond, "the buyer's bond is there");
        }
        checkPurse(facts, before, change);
    }

    function complain(Facts memory facts, Action action, address caller) private {
        emit log_named_string("state", TradeTable.words(stateAt(facts.place)));
        emit log_named_uint("place", uint8(facts.place));
        emit log_named_string("action", TradeTable.words(action));
        emit log_named_string("caller", vm.getLabel(caller));
        emit log_named_uint("since", block.timestamp - facts.since);
    }

    // ------------------------------------------------------------------ what the table says

    /// @dev The error, or nothing and what it leads to.
    function judge(Facts memory facts, Action action, address caller)
        private
        view
        returns (bytes memory refusal, Leads leads)
    {
        State state = stateAt(facts.place);
        if (action == Action.Rule) {
            bool isCourt = caller == facts.court;
            if (!isCourt) {
                return (
                    abi.encodeWithSelector(IEscrowErrors.UnknownDispute.selector, caller, facts.disputeId),
                    leads
                );
            }
            if (state != State.Disputed) {
                return (
                    abi.encodeWithSelector(
                        IEscrowErrors.StateChanged.selector, facts.id, state, State.Disputed
                    ),
                    leads
                );
            }
        }
        bool isSomebodys;
        TableRow[] memory rows = table[state][action];
        for (uint256 i; i < rows.length; ++i) {
            TableRow memory row = rows[i];
            if (!exists(facts, row)) continue;
            isSomebodys = true;
            if (!isOne(facts, row.who, caller)) continue;
            return (timing(facts, row), row.leads);
        }
        refusal = isSomebodys
            ? abi.encodeWithSelector(IEscrowErrors.NotYours.selector, facts.id, action, caller)
            : abi.encodeWithSelector(IEscrowErrors.NotInThisState.selector, facts.id, state, action);
    }

    function timing(Facts memory facts, TableRow memory row) private view returns (bytes memory) {
        if (row.from != When.Always && block.timestamp < timeOf(facts, row.from)) {
            return abi.encodeWithSelector(
                IEscrowErrors.TooEarly.selector, facts.id, row.action, timeOf(facts, row.from)
            );
        }
        if (row.until != When.Always && block.timestamp >= timeOf(facts, row.until)) {
            return abi.encodeWithSelector(
                IEscrowErrors.TooLate.selector, facts.id, row.action, timeOf(facts, row.until)
            );
        }
        if (row.who == Who.BuyerOnce && facts.place == Place.LockedAgain) {
            return abi.encodeWithSelector(IEscrowErrors.DemandedBefore.selector, facts.id);
        }
        return "";
    }

    /// @dev Whether the row is there for this trade, as it stands.
    function exists(Facts memory facts, TableRow memory row) private pure returns (bool) {
        if (row.who == Who.BondedSeller) return facts.kind != Kind.Starter;
        if (row.who == Who.StarterSeller) return facts.kind == Kind.Starter;
        if (row.action == Action.RequestRuling) return facts.requests == 0;
        if (row.action == Action.RequestBackup) return facts.requests < 2;
        return true;
    }

    function isOne(Facts memory facts, Who who, address caller) private view returns (bool) {
        if (who == Who.Maker) return caller == maker;
        if (who == Who.Taker) return caller == taker;
        if (who == Who.Buyer || who == Who.BuyerOnce) return caller == facts.buyer;
        if (who == Who.Seller || who == Who.BondedSeller || who == Who.StarterSeller) {
            return caller == facts.seller;
        }
        if (who == Who.Parties || who == Who.PartiesOnce) {
            return caller == facts.seller || caller == facts.buyer;
        }
        if (who == Who.CourtOnce) return caller == facts.court;
        return true;
    }

    // ------------------------------------------------------------------ what it comes to

    /// @dev The next state, and what everybody gets. The maker's part of what returns to its offer is in `free` and `reserve`.
    function outcomeOf(Facts memory facts, Action action, address caller, Leads leads, uint256 ruling)
        private
        view
        returns (State state, Purse memory got)
    {
        state = stateAt(facts.place);
        uint256 bond = buyersBond(facts);
        if (leads < Leads.FreeBack) {
            if (leads == Leads.Taken) return (State.Taken, got);
            if (leads <= Leads.LockedOn) return (State.Locked, got);
            if (leads == Leads.Demanded) return (State.Demanded, got);
            if (leads == Leads.Paid) return (State.Paid, got);
            return (leads == Leads.Denied ? State.Denied : State.Disputed, got);
        }
        if (leads == Leads.Talk && action != Action.AcceptSettlement) return (state, got);
        if (leads == Leads.Ruled && ruling == 0) return (state, got);
        state = State.Final;
        (got.seller, got.bondOwner) = (facts.amount + facts.bond, bond);
        if (leads == Leads.FreeBack) {
            if (facts.seller == maker) (got.seller, got.free, got.reserve) = (0, facts.amount, facts.bond);
            else (got.bondOwner, got.free, got.reserve) = (0, facts.amount, bond);
        } else if (leads == Leads.MakerPays) {
            got.treasury = facts.amount / 200;
            if (facts.seller == maker) got.seller -= got.treasury;
            else got.bondOwner -= got.treasury;
        } else if (leads == Leads.SellerPays) {
            got.treasury = facts.amount / 50;
            got.seller -= got.treasury;
        } else if (leads == Leads.Released || leads == Leads.ReleasedLate) {
            got.buyer = facts.amount + lateness(facts, leads);
            got.treasury = facts.amount / 400;
            got.seller = facts.bond - lateness(facts, leads) - got.treasury;
        } else if (leads == Leads.Conceded || leads == Leads.Ruled) {
            judgement(facts, caller, leads, ruling, got);
        } else if (leads == Leads.Halves || leads == Leads.Talk) {
            got.buyer = leads == Leads.Halves ? facts.amount / 2 : facts.amount / 4;
            if (leads == Leads.Talk) got.treasury = facts.amount / 1600;
            got.seller -= got.buyer + got.treasury + paidCourts(facts) / 2;
            got.bondOwner -= paidCourts(facts) / 2;
        } else if (leads != Leads.Free) {
            uint256 cost = timeCost(facts, leads);
            if (cost > bond) cost = bond;
            got.bondOwner -= cost;
            // Half is the seller's whose details nobody had to demand.
            bool wasDemanded = facts.place == Place.Demanded || facts.place == Place.LockedAgain;
            got.seller += wasDemanded ? 0 : cost / 2;
            got.treasury = wasDemanded ? cost : cost - cost / 2;
        }
    }

    /// @dev One of the two is right: by a ruling, or by the other's word.
    function judgement(Facts memory facts, address caller, Leads leads, uint256 ruling, Purse memory got)
        private
        pure
    {
        bool forBuyer = leads == Leads.Ruled ? ruling == 1 : caller == facts.seller;
        if (facts.requests == 0) {
            uint256 extra = facts.amount / 20;
            if (forBuyer) (got.buyer, got.seller) = (facts.amount + extra, facts.bond - extra);
            else (got.seller, got.bondOwner) = (got.seller + extra, got.bondOwner - extra);
        } else {
            got.treasury = facts.bond - paidCourts(facts);
            if (forBuyer) (got.buyer, got.seller) = (facts.amount, 0);
            else got.bondOwner = 0;
        }
    }

    /// @dev A place with two requests was left out by the arbitrator in silence: one was paid.
    function paidCourts(Facts memory facts) private pure returns (uint256) {
        return facts.requests == 0 ? 0 : COURT_FEE;
    }

    /// @dev A starter's is posted in the dispute.
    function buyersBond(Facts memory facts) private pure returns (uint256) {
        return facts.kind == Kind.Starter && facts.place < Place.Disputed ? 0 : facts.bond;
    }

    /// @dev 0.25 % at once, and 1 % more in a straight line over six hours, of three hours at the most.
    function timeCost(Facts memory facts, Leads leads) private view returns (uint256) {
        uint256 elapsed = 3 hours;
        if (leads == Leads.BuyerPaysTime) elapsed = block.timestamp - facts.lockedAt - facts.stoodStill;
        if (leads == Leads.BuyerPaysTimeUntilDemand) elapsed = facts.since - facts.lockedAt;
        if (elapsed > 3 hours) elapsed = 3 hours;
        return facts.amount * (2500 + elapsed * 10_000 / 6 hours) / 1e6;
    }

    /// @dev 0.5 % a day from the second day on, at most 5 %.
    function lateness(Facts memory facts, Leads leads) private view returns (uint256) {
        uint256 elapsed = block.timestamp - facts.since;
        if (leads == Leads.Released || elapsed <= 24 hours) return 0;
        uint256 rate = (elapsed - 24 hours) * 5000 / 1 days;
        return facts.amount * (rate < 50_000 ? rate : 50_000) / 1e6;
    }

    // ------------------------------------------------------------------ purses

    function purse(Facts memory facts) private view returns (Purse memory has) {
        has.seller = escrow.balanceOf(facts.seller, address(coin));
        has.buyer = escrow.balanceOf(facts.buyer, address(coin));
        has.bondOwner = escrow.balanceOf(facts.bondOwner, address(coin));
        has.treasury = escrow.balanceOf(treasury, address(coin));
        OfferState memory offer = escrow.offerState(facts.offer);
        (has.free, has.reserve) = (offer.free, offer.reserve);
    }

    function checkPurse(Facts memory facts, Purse memory before, Purse memory got) private view {
        Purse memory has = purse(facts);
        if (facts.bondOwner == facts.buyer) {
            got.buyer += got.bondOwner;
            got.bondOwner = got.buyer;
        }
        assertEq(has.seller, before.seller + got.seller, "seller");
        assertEq(has.buyer, before.buyer + got.buyer, "buyer");
        assertEq(has.bondOwner, before.bondOwner + got.bondOwner, "who posted the bond");
        assertEq(has.treasury, before.treasury + got.treasury, "treasury");
        assertEq(has.free, before.free + got.free, "free");
        assertEq(has.reserve, before.reserve + got.reserve, "reserve");
    }
}
