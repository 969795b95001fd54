// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {State} from "../types/Trade.sol";
import {IArbitrable} from "./IArbitrable.sol";
import {IEscrowErrors} from "./IEscrowErrors.sol";
import {IEscrowEvents} from "./IEscrowEvents.sol";

/// @notice What the escrow itself does: money, trades, disputes, signatures. The manual is IEscrow.
interface IEscrowTrades is IArbitrable, IEscrowErrors, IEscrowEvents {
    // ------------------------------------------------------------------ money
    /// @notice Pays `amount` units of the caller's tokens into `account`'s balance.
    /// @dev Reverts: ZeroAmount, ZeroRecipient, PullFailed, PullMismatch.
    function deposit(address token, uint256 amount, address account) external;

    /// @notice Takes `amount` out of the actor's balance, all of it where `amount` is 2^256 - 1, to `to`.
    /// @dev Reverts: ZeroAmount, ZeroRecipient, BalanceTooLow, PushFailed.
    function withdraw(address token, uint256 amount, address to) external returns (uint256 paid);

    // ------------------------------------------------------------------ trades
    // All revert with UnknownTrade, StateChanged, NotInThisState, NotYours, TooEarly, TooLate.

    /// @notice The maker is there: the pay clock starts. `details` and `accountAge` where the maker sells, else 0.
    /// @param encryptionKey the maker's key (X25519) that messages to it are sealed to; not 0.
    /// @param signingKey its key (Ed25519) that its messages are signed with; not 0.
    /// @param details the seller's commitment to its payment details.
    /// @param accountAge what the seller holds of the buyer's payment account: 0, 1 or 2 (IEscrow).
    /// @dev Reverts: KeyMissing, BadDetails, BadAccountAge, AboveReversibleLimit, UnlistedToken.
    function confirm(
        uint256 tradeId,
        State expected,
        bytes32 encryptionKey,
        bytes32 signingKey,
        bytes32 details,
        uint8 accountAge
    ) external;

    /// @notice Calls the trade off. In Taken free for the taker, and 0.5 % for the maker; from Locked on the buyer pays for the time,
    /// half of it to the seller unless its details were demanded here.
    function cancel(uint256 tradeId, State expected) external;

    /// @notice Ends what nobody went on with. Anyone. Taken: the maker pays 0.5 %. Locked: the buyer pays for its whole window.
    /// Demanded: the seller pays 2 %. Denied: free. Disputed: halves.
    function expire(uint256 tradeId, State expected) external;

    /// @notice The buyer did not get the payment details, or cannot read them: the clock stops until the seller posts them here.
    /// @dev Reverts: DemandedBefore.
    function demandDetails(uint256 tradeId, State expected) external;

    /// @notice The seller posts the details, sealed to the buyer's key. That they are what it committed to, only the buyer sees;
    /// others are evidence against it. Proposals that were made before no longer count.
    /// @dev Reverts: DetailsTooLong.
    function postDetails(uint256 tradeId, State expected, bytes calldata ciphertext) external;

    /// @notice The buyer has paid. `evidence`: hash of what it keeps to prove it; 0 for none.
    function markPaid(uint256 tradeId, State expected, bytes32 evidence) external;

    /// @notice The seller has the money: the buyer gets the tokens, and 0.5 % a day after the first in Paid, at most 5 %.
    function release(uint256 tradeId, State expected) external;

    /// @notice A starter's seller says it was not paid. The buyer has seven days to dispute, which takes its bond.
    function deny(uint256 tradeId, State expected) external;

    /// @notice Opens a dispute. A starter's buyer pays its bond here.
    /// @dev Reverts: PullFailed and PullMismatch, where that bond is missing in its balance.
    function dispute(uint256 tradeId, State expected) external;

    /// @notice `evidence`: hash of what is sealed to the seats once they are drawn.
    /// @dev Reverts: HashMissing, TooMuchEvidence.
    function submitEvidence(uint256 tradeId, State expected, bytes32 evidence) external;

    /// @notice As submitEvidence, a day longer: to answer what the other brought.
    /// @dev Reverts: HashMissing, TooMuchEvidence.
    function reply(uint256 tradeId, State expected, bytes32 evidence) external;

    /// @notice Gives in: before a court was asked for 5 % to the other, afterwards as if ruled against.
    function concede(uint256 tradeId, State expected) external;

    /// @notice Asks the offer's arbitrator. The fee comes out of the bonds: what the arbitrator says now, and at most the one
    /// that was set when the trade was taken, whatever it says.
    /// @dev Reverts: PullMismatch, and as the arbitrator does.
    function requestRuling(uint256 tradeId, State expected) external;

    /// @notice Asks the backup court, where the arbitrator refused or was silent for 45 days. The bonds pay it as much as was kept
    /// for a court. Where it asks for more, the actor pays the rest, at most `mostAdded` units of the token, out of its balance and
    /// wallet, and nobody gives that back, however it rules: it is worth it to a party whose half is worth more.
    /// @dev Reverts: NoBackup, ArbitratorSilent, CourtTooDear, PullFailed, PullMismatch, and as the backup
    /// does.
    function requestBackup(uint256 tradeId, State expected, uint128 mostAdded) external;

    /// @notice Proposes that the buyer gets `toBuyer` and the seller the rest, bonds going back. Replaces one's earlier proposal;
    /// expiry 0 takes it back. Counts until the trade moves to another state: it is not there again where the state comes again.
    /// @dev Reverts: SettlementTooLarge.
    function propose(uint256 tradeId, State expected, uint128 toBuyer, uint40 expiry)
        external
        returns (uint256 nonce);

    /// @notice Accepts the other's proposal number `nonce`, of exactly `toBuyer`.
    /// @dev Reverts: NoSuchProposal.
    function acceptSettlement(uint256 tradeId, State expected, uint128 toBuyer, uint256 nonce) external;

    /// @notice Sets one's keys for messages anew, as on a new device.
    /// @param encryptionKey what messages to the caller are sealed to from now on; not 0.
    /// @param signingKey what its messages are signed with from now on; not 0.
    /// @dev Reverts: KeyMissing.
    function setKeys(uint256 tradeId, State expected, bytes32 encryptionKey, bytes32 signingKey) external;

    // ------------------------------------------------------------------ signatures
    /// @notice Does `call` for `actor`, who signed it: any of accept, reprice, reduce, withdraw and the actions of a party. Anyone
    /// may submit it; nonces in any order. EIP-712: Action(address actor,string action,bytes arguments,uint256 nonce,uint256
    /// deadline), where `action` is the function's name and `arguments` the call without its selector.
    /// @param signature the actor's over that, in the domain of `eip712Domain`: 64 or 65 bytes, or by ERC-1271.
    /// @return result what the action returned, ABI-encoded.
    /// @dev Reverts: SignatureExpired, NonceUsed, NotSignable, BadSignature, and as the action does.
    function bySignature(
        address actor,
        bytes calldata call,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external returns (bytes memory result);

    /// @notice Makes a number unusable, for actions and for offers that are posted by signature.
    /// @dev Reverts: NonceUsed.
    function revokeNonce(uint256 nonce) external;

    /// @notice Passes an EIP-2612 permit to a token, before an action that draws. One that fails is ignored: where its allowance
    /// is there already (somebody else passed it on first), the action goes on, and else it says what is missing.
    function permit(
        address token,
        address from,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;
}
