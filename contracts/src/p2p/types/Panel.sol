// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Up to sixteen seats in the order in which they were drawn, 16 bits each from the low end: the seat's number plus
/// one, 0 where none was drawn.
type Panel is uint256;

/// @notice What each of them revealed, 16 bits each likewise: the vote plus one, 0 where none is.
type Votes is uint256;

using PanelLib for Panel global;
using VotesLib for Votes global;

/// @notice Reads and fills `Panel`. Positions are 0 to 15.
library PanelLib {
    uint256 internal constant SIZE = 16;

    /// @notice The seat's number plus one; 0 where none was drawn, and for the position after the last.
    function entry(Panel panel, uint256 position) internal pure returns (uint256) {
        return uint16(Panel.unwrap(panel) >> position * 16);
    }

    /// @notice Adds a seat at a position where none is.
    /// @param seat below 2^16 - 1.
    function put(Panel panel, uint256 position, uint256 seat) internal pure returns (Panel) {
        return Panel.wrap(Panel.unwrap(panel) | (seat + 1) << position * 16);
    }

    /// @notice Whether a seat stands before `end`.
    function holds(Panel panel, uint256 seat, uint256 end) internal pure returns (bool) {
        for (uint256 i; i < end; ++i) {
            if (panel.entry(i) == seat + 1) return true;
        }
        return false;
    }
}

/// @notice Reads and fills `Votes`. Positions are 0 to 15.
library VotesLib {
    /// @notice The vote plus one; 0 where none was revealed.
    function entry(Votes votes, uint256 position) internal pure returns (uint256) {
        return uint16(Votes.unwrap(votes) >> position * 16);
    }

    /// @notice Adds a vote at a position where none is.
    /// @param vote below 2^16 - 1.
    function put(Votes votes, uint256 position, uint256 vote) internal pure returns (Votes) {
        return Votes.wrap(Votes.unwrap(votes) | (vote + 1) << position * 16);
    }
}
