// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Offer} from "../types/Offer.sol";
import {Action, Outcome, State, Trade} from "../types/Trade.sol";

/// @notice Everything that changes, so that every view can be rebuilt from logs alone. Balances change by Deposited, Withdrawn,
/// Drawn and Credited only.
interface IEscrowEvents {
    // ------------------------------------------------------------------ money
    /// @notice `from`'s wallet paid in for `account`.
    event Deposited(address indexed account, address indexed token, address from, uint256 amount);
    /// @notice `account` took out.
    event Withdrawn(address indexed account, address indexed token, address to, uint256 amount);
    /// @notice An offer, bond or trade took from the balance.
    event Drawn(address indexed account, address indexed token, uint256 amount);
    /// @notice An offer or trade paid into the balance.
    event Credited(address indexed account, address indexed token, uint256 amount);

    // ------------------------------------------------------------------ offers
    /// @notice An offer is open, `reserve` units lie in escrow for the maker's bonds (and `offer.total` where it sells).
    event OfferPosted(bytes32 indexed offerId, address indexed maker, Offer offer, uint256 reserve);
    /// @notice The price's figure is another from now on; live trades keep theirs.
    event OfferRepriced(bytes32 indexed offerId, uint256 version, uint256 figure);
    /// @notice What is free, what is in reserve, and whether it is open, after the maker took something out.
    event OfferReduced(bytes32 indexed offerId, uint256 free, uint256 reserve, bool isOpen);

    // ------------------------------------------------------------------ trades
    /// @notice An offer was taken. `trade` as it stands in the state Taken.
    event TradeTaken(uint256 indexed tradeId, bytes32 indexed offerId, address indexed taker, Trade trade);
    /// @notice A trade moved by an action, or something was done that leaves it in its state. `data` is what the action is
    /// about: the evidence's hash, the details' commitment.
    event TradeMoved(
        uint256 indexed tradeId, Action indexed action, address indexed by, State state, bytes32 data
    );
    /// @notice A maker that sells has confirmed, and holds the buyer's payment account to be so well aged, 0 to 2 (IEscrow). What a
    /// taker that sells says of it is in TradeTaken.
    event AccountAgeSaid(uint256 indexed tradeId, uint256 accountAge);
    /// @notice A trade is final, and this was credited: to the seller, to the buyer, to who posted the buyer's bond, to the
    /// treasury. `backToOffer`: the seller's part, or the maker's bond, went back into its offer.
    event TradeEnded(
        uint256 indexed tradeId,
        Outcome outcome,
        uint256 seller,
        uint256 buyer,
        uint256 bond,
        uint256 treasury,
        bool backToOffer
    );
    /// @notice A party's keys for the messages of a trade; the last ones count.
    event KeysSet(uint256 indexed tradeId, address indexed party, bytes32 encryptionKey, bytes32 signingKey);
    /// @notice The payment details, sealed to the buyer's key, as the mailbox would have brought them.
    event DetailsPosted(uint256 indexed tradeId, bytes ciphertext);
    /// @notice A court was asked. `courtFees` is what all requests have cost the bonds; what a party added is in Drawn.
    event RulingRequested(
        uint256 indexed tradeId, address indexed court, uint256 indexed disputeId, uint256 courtFees
    );
    /// @notice A side proposes a settlement. `expiry` 0 takes it back. It counts until the trade moves to another state.
    event SettlementProposed(
        uint256 indexed tradeId, address indexed by, uint256 toBuyer, uint256 expiry, uint256 nonce
    );

    // ------------------------------------------------------------------ signatures, governing
    /// @notice No signature of the account with this nonce works any more: one was carried out, or the account revoked it.
    event NonceUsedUp(address indexed account, uint256 nonce);
    /// @notice Who may stop posting and accepting.
    event GuardianSet(address indexed guardian);
    /// @notice Posting and accepting were stopped, or are allowed again.
    event PauseSet(bool isPaused);
    /// @notice The fee on release of trades taken later, in 1e-4.
    event FeeSet(uint256 feeRate);
    /// @notice Where fees and forfeited bonds of trades that end later are credited.
    event TreasurySet(address treasury);
    /// @notice A token's terms for offers and trades to come, as `listToken` takes them.
    event TokenListed(address indexed token, uint256 unitsPerUsd, uint256 cap, bool isPegged);
    /// @notice A payment method's terms for offers and trades to come.
    event MethodListed(bytes32 indexed method, bool isListed, bool isReversible);
    /// @notice The default pool, and the backup court of trades taken later.
    event CourtsSet(address pool, address backup);
}
