// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Where a trade stands. StateTable says what can be done in each.
/// Taken: the taker has paid in, the maker must confirm. Locked: the buyer pays outside the chain. Demanded: the buyer asked for
/// the payment details on the chain. Paid: the buyer says it paid. Denied: a starter trade's seller says it did not.
/// Disputed: the arbitrator has the word. Final: everything is paid out.
enum State {
    None,
    Taken,
    Locked,
    Demanded,
    Paid,
    Denied,
    Disputed,
    Final
}

/// @notice How a trade ended.
enum Outcome {
    None,
    Cancelled,
    Released,
    Settled,
    Conceded,
    RuledForBuyer,
    RuledForSeller,
    Halved
}

/// @notice What somebody does to a trade.
enum Action {
    Confirm,
    Cancel,
    Expire,
    DemandDetails,
    PostDetails,
    MarkPaid,
    Release,
    Deny,
    Dispute,
    SubmitEvidence,
    Reply,
    Concede,
    RequestRuling,
    RequestBackup,
    Rule,
    Propose,
    AcceptSettlement,
    SetKeys
}

/// @notice One trade: a snapshot of its offer's terms, and where it stands. Amounts in units of `token`, times in seconds.
/// @param seller whose tokens lie in escrow.
/// @param buyer who pays outside the chain.
/// @param sponsor who posted the buyer's bond; 0 where the buyer did.
/// @param state where it stands.
/// @param outcome how it ended.
/// @param makerSells whether the seller is the offer's maker.
/// @param isStarter whether the buyer came without a bond.
/// @param isPegged whether the token keeps a currency's price.
/// @param wasDemanded whether the details were demanded: once only.
/// @param wasRefused whether the court that was asked refused to rule.
/// @param requests how many courts were asked.
/// @param accountAge see IEscrow.
/// @param since when it came into its state.
/// @param started when the pay clock started, later by what it stood still.
/// @param confirmWindow, payWindow the maker's and the buyer's time.
/// @param feeRate on release, in 1e-4.
/// @param token, amount what is sold.
/// @param fiat what is paid for it, in millionths of the currency, rounded up.
/// @param sellerBond, buyerBond what each has in escrow besides.
/// @param bondDue what a starter's buyer posts to dispute.
/// @param courtFee the most that one request may cost the bonds.
/// @param courtFees what requests have cost so far, out of the bonds.
/// @param value what the amount was worth when it was taken, in millionths of a USD; 0 where nobody knew.
///        Courts are told it, so that what they cost does not move with the owner's figure.
/// @param court who rules,
/// @param disputeId under this number.
/// @param arbitrator the one that the offer names.
/// @param backup the one after it; 0 for none.
/// @param currency ISO 4217.
/// @param method how it is paid.
/// @param details the seller's commitment to its payment details.
/// @param offer the offer's id.
struct Trade {
    address seller;
    State state;
    Outcome outcome;
    bool makerSells;
    bool isStarter;
    bool isPegged;
    bool wasDemanded;
    bool wasRefused;
    uint8 requests;
    uint8 accountAge;
    address buyer;
    uint40 since;
    uint40 started;
    uint16 feeRate;
    address token;
    uint32 confirmWindow;
    uint32 payWindow;
    bytes3 currency;
    address sponsor;
    address arbitrator;
    address backup;
    address court;
    uint128 amount;
    uint128 fiat;
    uint128 sellerBond;
    uint128 buyerBond;
    uint128 bondDue;
    uint128 courtFee;
    uint128 courtFees;
    uint128 value;
    uint256 disputeId;
    bytes32 method;
    bytes32 details;
    bytes32 offer;
}

/// @notice A settlement that one side proposes.
/// @param by who proposes; 0 for none.
/// @param expiry from this second on it cannot be accepted.
/// @param state of the trade: in another state it counts no more.
/// @param nonce its number within the trade, from 1.
/// @param toBuyer units of the amount that the buyer would get; the seller gets the rest, and bonds go back.
struct Proposal {
    address by;
    uint40 expiry;
    State state;
    uint32 nonce;
    uint128 toBuyer;
}
