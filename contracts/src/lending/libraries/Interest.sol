// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {RateModel} from "../types/RateModel.sol";

/// @notice Interest: a rate set by use, compounded by three terms of the exponential series. Mirrored by
/// contracts/ts/lending/interest.ts.
library Interest {
    uint256 private constant WAD = 1e18;
    uint256 private constant YEAR = 365 days;

    /// @notice The part that is lent, in parts of 10^18; 0 where nothing was supplied. The protocol's uncollected fees count
    /// as supplied: they can be lent like the rest.
    /// @param cash at most 2^104, as is `borrowed`.
    function useOf(uint256 cash, uint256 borrowed) internal pure returns (uint256) {
        // Below 2^104 * 2^60.
        unchecked {
            return borrowed == 0 ? 0 : borrowed * WAD / (cash + borrowed);
        }
    }

    /// @notice The growth of a debt, in parts of 10^18: x + x^2/2 + x^3/6 with x = rate * seconds, each term rounded down.
    /// Below e^x - 1, by less than x^4/24 * e^x. Of a longer silence a year counts.
    function growth(uint256 yearlyRate, uint256 elapsed) internal pure returns (uint256) {
        if (elapsed > YEAR) elapsed = YEAR;
        // The rate is below 2^66 and the seconds below 2^25: x < 2^66, its square below 2^132, the last product below 2^140.
        unchecked {
            uint256 first = yearlyRate * elapsed / YEAR;
            uint256 second = first * first / (2 * WAD);
            return first + second + second * first / (3 * WAD);
        }
    }

    /// @notice What is added to `borrowed` in `elapsed` seconds, rounded down, and at most `room`: so that a market that
    /// nobody looked after can always be repaid.
    function accrued(RateModel rates, uint256 cash, uint256 borrowed, uint256 elapsed, uint256 room)
        internal
        pure
        returns (uint256 interest)
    {
        // Growth is below 2^82 in the largest case (x = 10), borrowed below 2^104.
        unchecked {
            interest = borrowed * growth(rates.borrowRate(useOf(cash, borrowed)), elapsed) / WAD;
        }
        if (interest > room) interest = room;
    }
}
