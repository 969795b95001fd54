// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Dispute, Seat} from "../types/Arbitration.sol";
import {IArbitrator} from "./IArbitrator.sol";
import {IArbitratorPoolErrors} from "./IArbitratorPoolErrors.sol";
import {IArbitratorPoolEvents} from "./IArbitratorPoolEvents.sol";
import {IClaims} from "./IClaims.sol";

/// @title ArbitratorPool: bonded seats, drawn by lot, that vote in secret and answer for it on appeal.
/// @notice The manual. Windows are half open: at their end the earlier action fails and the later works.
///
/// A dispute: `createDispute` pins a block; `draw` seats three; each commits to a vote for 3 days, then reveals it for 2;
/// `tally` counts. Two equal votes rule, else three others are drawn, twice at most, and then the pool refuses (ruling 0).
/// For 3 days after a ruling anyone may pay for an appeal to seven others: four equal votes rule, else the first ruling
/// stands. `conclude` settles who gets and loses what, and brings the ruling to the arbitrable.
///
/// Votes are 1 or 2 as the arbitrable names them, 0 to refuse. Fees go to the seats that revealed what was ruled in the end.
/// A silent seat loses a tenth of its lock; one whose ruling an appeal overturns loses all of it; a vote that found no
/// majority and was not appealed costs nothing. What seats lose goes to the seven that overturned them, in the appeal fee's
/// place, which returns to the appellant; the rest to the treasury.
///
/// Trust: the owner lists arbitrables, which say what a trade is worth and in which token the fee comes. He cannot touch a
/// stake, a fee, a panel or a ruling. Seats are trusted by majority of a panel, and answer with their stakes. Whoever makes
/// the pinned block has a say in who is drawn: docs/p2p-arbitration.md says how much.
///
/// The stake's token is trusted to be a plain ERC-20. Every payment out is pulled by its receiver.
/// Reverts of every function that names a dispute: UnknownDispute, WrongStage. Of those that move tokens: PullFailed,
/// PullMismatch, PushFailed.
interface IArbitratorPool is IArbitrator, IClaims, IArbitratorPoolErrors, IArbitratorPoolEvents {
    // ------------------------------------------------------------------ seats

    /// @notice Takes a seat for the caller, with SEAT_STAKE of its stake token. It can be activated 30 days later.
    /// @param key a public key that evidence can be sealed to.
    /// @dev Reverts: PoolFull.
    function join(bytes32 key) external returns (uint256 seat);

    /// @notice Makes a seat drawable, by disputes of later blocks. Anyone may.
    /// @dev Reverts: WrongSeatStage, SeatTooYoung, StakeTooLow.
    function activate(uint256 seat) external;

    /// @notice Names another key. Duty: keep the old one until the disputes that the seat was drawn for are concluded.
    /// @dev Reverts: NotHolder.
    function setKey(uint256 seat, bytes32 key) external;

    /// @notice Fills a stake up to SEAT_STAKE. A suspended seat waits 30 days again.
    /// @dev Reverts: NotHolder, WrongSeatStage, StakeFull.
    function topUp(uint256 seat) external;

    /// @notice Leaves: disputes of later blocks do not draw the seat, those it was drawn for remain its duty. Its stake can be
    /// taken out 60 days later.
    /// @dev Reverts: NotHolder, WrongSeatStage.
    function startLeaving(uint256 seat) external;

    /// @notice Takes the stake out and gives the seat up.
    /// @dev Reverts: NotHolder, WrongSeatStage, SeatStillLeaving, SeatOnDuty, ZeroRecipient.
    function takeStake(uint256 seat, address to) external returns (uint256 amount);

    // ------------------------------------------------------------------ disputes

    /// @notice Draws the panel by the pinned block's hash. Anyone may, and nobody's choice changes who is drawn. Where too few
    /// seats are found it pins another block.
    /// @dev Reverts: PinAhead, PinMissed, DeadlinePassed.
    function draw(uint256 disputeId) external;

    /// @notice Pins another block where the pinned one's hash can no longer be had. Anyone may.
    /// @dev Reverts: PinAhead, PinStands, DeadlinePassed.
    function renewPin(uint256 disputeId) external;

    /// @notice Ends a round that was not drawn for 2 days: the pool refuses; or, in an appeal, the first ruling stands and the
    /// fee returns. Anyone may.
    /// @dev Reverts: TooEarly.
    function abandon(uint256 disputeId) external;

    /// @notice Commits a seat to a vote, by `commitmentOf`. May be repeated: the last one counts.
    /// @dev Reverts: NotHolder, NotOnPanel, ZeroCommitment, DeadlinePassed.
    function commit(uint256 disputeId, uint256 seat, bytes32 commitment) external;

    /// @notice Shows the vote. Anyone who knows the salt may: duty of a holder is to keep it to himself before.
    /// @dev Reverts: NotOnPanel, TooEarly, DeadlinePassed, VoteOutOfRange, CommitmentMismatch,
    /// AlreadyRevealed.
    function reveal(uint256 disputeId, uint256 seat, uint256 vote, bytes32 salt) external;

    /// @notice Counts the votes once all are revealed or the time for it is over. Anyone may. An appeal's tally concludes, as
    /// does the last redraw's without a majority.
    /// @dev Reverts: TooEarly.
    function tally(uint256 disputeId) external;

    /// @notice Pays `appealCost` from the caller's wallet for a panel of seven. Anyone may, once. It returns where the ruling
    /// changes, and where no seven can be drawn or none of them reveals.
    /// @dev Reverts: DeadlinePassed, NotEnoughSeats.
    function appeal(uint256 disputeId) external;

    /// @notice Ends a dispute that nobody appealed. Anyone may.
    /// @dev Reverts: TooEarly.
    function conclude(uint256 disputeId) external;

    /// @notice Brings a final ruling to an arbitrable that refused it, with all the gas of this call; reverts as it does.
    /// Anyone may.
    /// @dev Reverts: AlreadyDelivered.
    function deliver(uint256 disputeId) external;

    // ------------------------------------------------------------------ the owner

    /// @notice Lists a contract that may open disputes, or takes it off the list. Duty: only a contract that values
    /// trades soundly, for `value` sets fee, lock and what a bribe costs, and only in tokens whose fees are worth a seat's work.
    /// One that is taken off opens no disputes; its open ones go on.
    /// @dev Reverts: OwnableUnauthorizedAccount (OpenZeppelin's).
    function setArbitrable(address arbitrable, bool isListed) external;

    // ------------------------------------------------------------------ what is

    /// @notice What seats bring as their stake: trusted to be a plain ERC-20.
    function STAKE_TOKEN() external view returns (address);
    /// @notice Units of the stake's token that count as one USD, fixed at construction: what locks are counted by.
    function UNITS_PER_USD() external view returns (uint256);
    /// @notice What a seat brings, in units of the stake's token.
    function SEAT_STAKE() external view returns (uint256);
    /// @notice Who is owed what seats lose to nobody else, dust, and fees without a receiver.
    function TREASURY() external view returns (address);

    /// @notice Seats that can be drawn now.
    function activeSeats() external view returns (uint256);
    /// @notice Seats ever given out: their numbers are 0 to one less.
    function seatCount() external view returns (uint256);
    /// @notice A seat as it stands; all zero for a number that was never given out.
    function seatOf(uint256 seat) external view returns (Seat memory);
    /// @notice A dispute as it stands.
    /// @dev Reverts: UnknownDispute.
    function disputeOf(uint256 disputeId) external view returns (Dispute memory);
    /// @notice Whether the contract may open disputes here.
    function isArbitrable(address arbitrable) external view returns (bool);
    /// @notice What a seat committed to in the dispute; 0 for nothing.
    function commitmentAt(uint256 disputeId, uint256 seat) external view returns (bytes32);

    /// @notice The numbers of the seats of the round that is on. None where it is not drawn.
    function panelOf(uint256 disputeId) external view returns (uint256[] memory seats);

    /// @notice What each seat of the dispute locks, in units of the stake's token.
    function lockOf(uint256 disputeId) external view returns (uint256);

    /// @notice Units of the dispute's fee token that an appeal costs.
    function appealCost(uint256 disputeId) external view returns (uint256);

    /// @notice What a seat commits to a vote with: bound to chain, pool, dispute, round and seat, so that a copy is worth
    /// nothing to another.
    /// @param salt 32 random bytes, told to nobody before the reveal.
    function commitmentOf(uint256 disputeId, uint256 round, uint256 seat, uint256 vote, bytes32 salt)
        external
        view
        returns (bytes32);
}
