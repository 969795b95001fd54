// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the pool's arbitration costs, locks and takes. Worths are in millionths of a USD.
///
/// The longest way through it, counted from the moment the escrow is in dispute:
///
///     evidence and replies, before the request            4 d
///     three rounds of three: draw 2, commit 3, reveal 2  21 d
///     the window for the appeal                           3 d
///     the round of seven: draw 2, commit 3, reveal 2      7 d
///                                                        35 d, of the 45 d that the escrow waits
///
/// The 10 days that are left are for whoever has to send the transaction that ends each step: seven of them (request, three
/// tallies, appeal's tally, and the delivery of a ruling that the arbitrable refused at first), and anyone may send each but the
/// request, which is the parties'.
library ArbitrationTerms {
    // ------------------------------------------------------------------ people
    /// @notice With fewer active seats than this no new trade is told a cost: of ten seats, four held by one person win a
    /// panel of seven 16.7 % of the time.
    uint256 internal constant LEAST_SEATS = 21;
    /// @notice Disputes of trades that live are heard down to this many, a first panel and an appeal's. If they wanted as many
    /// as new trades, whoever holds the seats above 20 could leave with them, stakes whole, and have the escrow halve each
    /// trade for which he never paid. A small panel is wrong now and then; nobody hearing is wrong each time.
    uint256 internal constant LEAST_SEATS_TO_HEAR = FIRST_PANEL + APPEAL_PANEL;
    /// @notice Seat numbers are packed in 16 bits, plus one so that 0 is none.
    uint256 internal constant MOST_SEATS = type(uint16).max - 1;
    uint256 internal constant JOINING_TIME = 30 days;
    uint256 internal constant LEAVING_TIME = 60 days;

    // ------------------------------------------------------------------ panels
    uint256 internal constant FIRST_PANEL = 3;
    uint256 internal constant FIRST_QUORUM = 2;
    uint256 internal constant APPEAL_PANEL = 7;
    uint256 internal constant APPEAL_QUORUM = 4;
    /// @notice Rounds of three: the first and two redraws. With the appeal's seven that makes sixteen seats at most.
    uint256 internal constant FIRST_ROUNDS = 3;
    /// @notice A request pins the hash of the block that many later: nobody who sends it knows the hash, and a chain that
    /// is as deep as that seldom changes.
    uint256 internal constant PIN_DISTANCE = 8;
    /// @notice Seats looked at in a draw. Where at every try a fifth of the numbers would do, 256 tries find seven but once in
    /// 10^16 draws; where a tenth would, but once in half a million.
    uint256 internal constant MOST_TRIES = 256;

    // ------------------------------------------------------------------ times
    uint256 internal constant DRAW_TIME = 2 days;
    uint256 internal constant COMMIT_TIME = 3 days;
    uint256 internal constant REVEAL_TIME = 2 days;
    uint256 internal constant APPEAL_TIME = 3 days;

    // ------------------------------------------------------------------ money
    uint256 internal constant USD = 1e6;
    /// @notice The most that a trade may be worth.
    uint256 internal constant LARGEST_TRADE = 1000 * USD;
    /// @notice What a seat gets at the least, and the part of the trade it gets otherwise: a hundredth.
    uint256 internal constant LEAST_SEAT_FEE = 3 * USD;
    uint256 internal constant SEAT_FEE_DIVISOR = 100;
    /// @notice The lock of a trade of LARGEST_TRADE.
    uint256 internal constant LARGEST_LOCK = LARGEST_TRADE * 6 / 10;
    /// @notice Of a lock, what silence costs: a tenth.
    uint256 internal constant SILENCE_DIVISOR = 10;

    /// @notice A seat's fee as a worth: max(3 USD, 1 % of the trade), rounded up.
    /// @param value at most LARGEST_TRADE, so nothing overflows.
    function seatFeeWorth(uint256 value) internal pure returns (uint256) {
        unchecked {
            uint256 part = (value + SEAT_FEE_DIVISOR - 1) / SEAT_FEE_DIVISOR;
            return part > LEAST_SEAT_FEE ? part : LEAST_SEAT_FEE;
        }
    }

    /// @notice A seat's fee in units of the trade's token, at the arbitrable's price: `seatFeeWorth` of `value`,
    /// as a part of `amount`, rounded up. 3 USD are amount * 3 * 10^6 / value.
    /// @param amount below 2^128.
    /// @param value 1 to LARGEST_TRADE (below 2^30): the product is below 2^158.
    function seatFee(uint256 amount, uint256 value) internal pure returns (uint256) {
        unchecked {
            return (amount * seatFeeWorth(value) + value - 1) / value;
        }
    }

    /// @notice What a seat locks, as a worth: 0.6 of the trade, and at least half of what the panel of seven costs, so that
    /// the two seats or more that an appeal overturns pay for it: 2 * max(0.6 v, 3.5 * max(3 USD, v / 100)) is never below
    /// 7 * max(3 USD, v / 100).
    function lockWorth(uint256 value) internal pure returns (uint256) {
        // value is below 2^30.
        unchecked {
            uint256 part = (value * 6 + 9) / 10;
            uint256 least = (APPEAL_PANEL * seatFeeWorth(value) + 1) / 2;
            return part > least ? part : least;
        }
    }

    /// @notice The price of the round of seven for whoever appeals: 7/3 of the first fee, rounded up.
    /// Reverts by overflow above 2^253.
    function appealFee(uint256 fee) internal pure returns (uint256) {
        return (fee * APPEAL_PANEL + FIRST_PANEL - 1) / FIRST_PANEL;
    }
}
