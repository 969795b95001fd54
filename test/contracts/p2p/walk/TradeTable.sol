// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Action, State} from "weir/p2p/types/Trade.sol";

/// @notice Who may, as the documentation's table says it.
enum Who {
    Maker,
    Taker,
    Buyer,
    BuyerOnce,
    Seller,
    BondedSeller,
    StarterSeller,
    Parties,
    Anyone,
    PartiesOnce,
    CourtOnce
}

/// @notice From when, and until when.
enum When {
    Always,
    ConfirmEnd,
    DemandEnd,
    GraceEnd,
    DetailsEnd,
    DisputeStart,
    BondEnd,
    EvidenceEnd,
    ReplyEnd,
    BackupStart,
    HalvingStart,
    CourtEnd
}

/// @notice What it leads to.
enum Leads {
    Taken,
    Locked,
    LockedOn,
    Demanded,
    Paid,
    Denied,
    Disputed,
    DisputedPaid,
    DisputedDenied,
    FreeBack,
    Free,
    MakerPays,
    SellerPays,
    BuyerPaysTime,
    BuyerPaysTimeUntilDemand,
    BuyerPaysWindow,
    Released,
    ReleasedLate,
    Conceded,
    Ruled,
    Halves,
    Talk
}

struct TableRow {
    State state;
    Action action;
    Who who;
    When from;
    When until;
    Leads leads;
}

/// @notice The table of contracts/docs/p2p.md as this folder's tests expect it: written from the page, not from the contract. The
/// walk holds the contract to it, and test/vectors/p2pTable.json holds the page to it.
library TradeTable {
    uint256 internal constant ROWS = 47;
    uint256 internal constant MOMENTS = 9;

    function rows() internal pure returns (TableRow[] memory all) {
        all = new TableRow[](ROWS);
        uint256 i;
        all[i++] = until(State.Taken, Action.Confirm, Who.Maker, When.ConfirmEnd, Leads.Locked);
        all[i++] = ever(State.Taken, Action.Cancel, Who.Taker, Leads.FreeBack);
        all[i++] = until(State.Taken, Action.Cancel, Who.Maker, When.ConfirmEnd, Leads.MakerPays);
        all[i++] = from(State.Taken, Action.Expire, Who.Anyone, When.ConfirmEnd, Leads.MakerPays);
        all[i++] = ever(State.Taken, Action.SetKeys, Who.Taker, Leads.Taken);
        all[i++] = until(State.Locked, Action.DemandDetails, Who.BuyerOnce, When.DemandEnd, Leads.Demanded);
        all[i++] = until(State.Locked, Action.MarkPaid, Who.Buyer, When.GraceEnd, Leads.Paid);
        all[i++] = until(State.Locked, Action.Cancel, Who.Buyer, When.GraceEnd, Leads.BuyerPaysTime);
        all[i++] = from(State.Locked, Action.Expire, Who.Anyone, When.GraceEnd, Leads.BuyerPaysWindow);
        all[i++] = ever(State.Locked, Action.Release, Who.Seller, Leads.Released);
        all[i++] = until(State.Demanded, Action.PostDetails, Who.Seller, When.DetailsEnd, Leads.LockedOn);
        all[i++] =
            until(State.Demanded, Action.Cancel, Who.Buyer, When.DetailsEnd, Leads.BuyerPaysTimeUntilDemand);
        all[i++] = from(State.Demanded, Action.Expire, Who.Anyone, When.DetailsEnd, Leads.SellerPays);
        all[i++] = ever(State.Demanded, Action.Release, Who.Seller, Leads.Released);
        all[i++] = ever(State.Paid, Action.Release, Who.Seller, Leads.ReleasedLate);
        all[i++] = ever(State.Paid, Action.Cancel, Who.Buyer, Leads.BuyerPaysWindow);
        all[i++] = ever(State.Paid, Action.Dispute, Who.BondedSeller, Leads.Disputed);
        all[i++] = from(State.Paid, Action.Dispute, Who.Buyer, When.DisputeStart, Leads.DisputedPaid);
        all[i++] = ever(State.Paid, Action.Deny, Who.StarterSeller, Leads.Denied);
        all[i++] = until(State.Denied, Action.Dispute, Who.Buyer, When.BondEnd, Leads.DisputedDenied);
        all[i++] = from(State.Denied, Action.Expire, Who.Anyone, When.BondEnd, Leads.Free);
        all[i++] = ever(State.Denied, Action.Release, Who.Seller, Leads.Released);
        all[i++] = ever(State.Denied, Action.Cancel, Who.Buyer, Leads.Free);
        all[i++] = until(State.Disputed, Action.SubmitEvidence, Who.Parties, When.EvidenceEnd, Leads.Disputed);
        all[i++] = until(State.Disputed, Action.Reply, Who.Parties, When.ReplyEnd, Leads.Disputed);
        all[i++] = ever(State.Disputed, Action.Concede, Who.Parties, Leads.Conceded);
        all[i++] = TableRow(
            State.Disputed,
            Action.RequestRuling,
            Who.PartiesOnce,
            When.ReplyEnd,
            When.BackupStart,
            Leads.Disputed
        );
        all[i++] = TableRow(
            State.Disputed,
            Action.RequestBackup,
            Who.PartiesOnce,
            When.BackupStart,
            When.HalvingStart,
            Leads.Disputed
        );
        all[i++] = until(State.Disputed, Action.Rule, Who.CourtOnce, When.CourtEnd, Leads.Ruled);
        all[i++] = from(State.Disputed, Action.Expire, Who.Anyone, When.HalvingStart, Leads.Halves);
        // From Locked on, in every state but Final.
        for (State state = State.Locked; state != State.Final; state = State(uint8(state) + 1)) {
            all[i++] = ever(state, Action.Propose, Who.Parties, Leads.Talk);
            all[i++] = ever(state, Action.AcceptSettlement, Who.Parties, Leads.Talk);
            all[i++] = ever(state, Action.SetKeys, Who.Parties, Leads.Talk);
        }
        // Shorter by what is missing.
        assembly ("memory-safe") {
            mstore(all, i)
        }
    }

    function ever(State state, Action action, Who who, Leads leads) private pure returns (TableRow memory) {
        return TableRow(state, action, who, When.Always, When.Always, leads);
    }

    function from(State state, Action action, Who who, When start, Leads leads)
        private
        pure
        returns (TableRow memory)
    {
        return TableRow(state, action, who, start, When.Always, leads);
    }

    function until(State state, Action action, Who who, When end, Leads leads)
        private
        pure
        returns (TableRow memory)
    {
        return TableRow(state, action, who, When.Always, end, leads);
    }

    // ------------------------------------------------------------------ in the page's words

    function words(Who who) internal pure returns (string memory) {
        return [
            "maker",
            "taker",
            "buyer",
            "buyer, once",
            "seller",
            "seller of a trade with bonds",
            "seller of a starter",
            "buyer, seller",
            "anyone",
            "buyer, seller, once",
            "the court asked last, once"
        ][uint8(who)];
    }

    function words(When when) internal pure returns (string memory) {
        return [
            "always",
            "ConfirmEnd",
            "DemandEnd",
            "GraceEnd",
            "DetailsEnd",
            "DisputeStart",
            "BondEnd",
            "EvidenceEnd",
            "ReplyEnd",
            "BackupStart",
            "HalvingStart",
            "BackupStart (the backup: HalvingStart)"
        ][uint8(when)];
    }

    function words(Leads leads) internal pure returns (string memory) {
        if (leads < Leads.FreeBack) {
            return [
                "Taken",
                "Locked",
                "Locked, the clock goes on",
                "Demanded",
                "Paid",
                "Denied",
                "Disputed",
                "Disputed; a starter's buyer posts its bond",
                "Disputed; the buyer posts its bond"
            ][uint8(leads)];
        }
        return [
            "Final: free; the maker's part returns to its offer",
            "Final: free",
            "Final: the maker pays 0.5 %",
            "Final: the seller pays 2 %",
            "Final: the buyer pays for the time",
            "Final: the buyer pays for the time until the demand",
            "Final: the buyer pays for the whole window",
            "Final: Released",
            "Final: Released, from DisputeStart on 0.5 % a day more, at most 5 %",
            "Final: 5 % to the other; as if ruled against once a court was asked",
            "Final, or refused",
            "Final: halves, bonds back",
            "AcceptSettlement: Final"
        ][uint8(leads) - uint8(Leads.FreeBack)];
    }

    function words(State state) internal pure returns (string memory) {
        return ["None", "Taken", "Locked", "Demanded", "Paid", "Denied", "Disputed", "Final"][uint8(state)];
    }

    function words(Action action) internal pure returns (string memory) {
        return [
            "Confirm",
            "Cancel",
            "Expire",
            "DemandDetails",
            "PostDetails",
            "MarkPaid",
            "Release",
            "Deny",
            "Dispute",
            "SubmitEvidence",
            "Reply",
            "Concede",
            "RequestRuling",
            "RequestBackup",
            "Rule",
            "Propose",
            "AcceptSettlement",
            "SetKeys"
        ][uint8(action)];
    }

    /// @notice The moments, as the page names and explains them.
    function moment(uint256 index) internal pure returns (string memory name, string memory meaning) {
        name = [
            "ConfirmEnd",
            "DemandEnd",
            "GraceEnd",
            "DetailsEnd",
            "DisputeStart",
            "BondEnd",
            "EvidenceEnd, ReplyEnd",
            "BackupStart",
            "HalvingStart"
        ][index];
        meaning = [
            "C after the trade was taken",
            "a third of P on the pay clock",
            "P + G on the pay clock",
            "2 h after the demand; the pay clock stands still meanwhile",
            "R = 24 h after it was marked paid",
            "7 d after it was denied",
            "3 d, 4 d after the dispute began",
            "45 d after the dispute began; at once where the court refused",
            "90 d after the dispute began"
        ][index];
    }
}
