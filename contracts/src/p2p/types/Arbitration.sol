// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Panel, Votes} from "./Panel.sol";

/// @notice What a seat does. Empty: nobody has it. Waiting: it may be activated from `time` on. Active: it is drawn.
/// Suspended: its stake fell below the largest lock. Leaving: its stake may be taken out from `time` on.
enum SeatStage {
    Empty,
    Waiting,
    Active,
    Suspended,
    Leaving
}

/// @notice A place in the pool. A draw reads its first word only.
/// @param holder who votes for it.
/// @param activeBlock since when it was last active; 0 for a seat that never was.
/// @param inactiveBlock since when it is no longer; 0 while it is active.
/// @param stake units of the stake's token.
/// @param locked the sum of its open duties' locks, units of the same. It may pass the stake: see Draws.
/// @param time see the stage.
/// @param duties disputes that it was drawn for and that are not concluded.
struct Seat {
    address holder;
    uint48 activeBlock;
    uint48 inactiveBlock;
    uint96 stake;
    uint96 locked;
    uint40 time;
    uint16 duties;
    SeatStage stage;
}

/// @notice Drawing: waits for its pinned block and for `draw`. Voting: commits, then reveals. Ruled: may be appealed.
/// Final: concluded, all money of it is owed to somebody.
enum DisputeStage {
    None,
    Drawing,
    Voting,
    Ruled,
    Final
}

/// @notice A dispute.
/// @param round 0 to 2 for panels of three, and one more than the round that ruled for the seven.
/// @param ruling the first ruling in Ruled and in an appeal; the last one in Final.
/// @param isAppeal whether the round is the one of seven.
/// @param isDelivered whether the arbitrable took the ruling.
/// @param since when the stage, or the round's stage, began.
/// @param pin the block whose hash draws.
/// @param slots how many seats were ever given out when it was pinned.
/// @param value the trade's worth in millionths of a USD.
/// @param appellant who paid for the appeal.
/// @param fee units of the fee's token for the panels of three.
/// @param panel the round `r` of three stands at positions 3r to 3r + 2, the seven behind the last of them.
struct Dispute {
    address arbitrable;
    DisputeStage stage;
    uint8 round;
    uint8 ruling;
    bool isAppeal;
    bool isDelivered;
    uint40 since;
    address feeToken;
    uint48 pin;
    uint16 slots;
    address appellant;
    uint64 value;
    uint256 fee;
    Panel panel;
    Votes votes;
}
