// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice A market's money, in one word. Low to high: cash (104 bits: loan units that the contract holds for it), borrowed
/// (104: what all debts are together), time of the last accrual (32), flags (16: bit i says that the price of collateral i
/// was reported down, bit 8 that a pause was set).
type Funds is uint256;

/// @notice One side of a market, lenders' or borrowers', in one word. Low to high: shares (128 bits), fees (104: the
/// protocol's part of the interest that was accrued by this side's actions and not collected yet). The fees stand on both
/// sides so that an action writes one side only.
type Side is uint256;

/// @notice A pair of pledged amounts of one account, in one word. Low to high: the collateral of even number (120 bits), the
/// one of odd number (120), and in the first pair bit 240: whether they count towards the caps.
type Pledges is uint256;

/// @notice What an account owes, in one word. Low to high: debt shares (128 bits), time of its last passed check (32).
type Debt is uint256;

using FundsLib for Funds global;
using SideLib for Side global;
using PledgesLib for Pledges global;
using DebtLib for Debt global;

/// @notice Reads and packs `Funds`.
library FundsLib {
    /// @notice Cash and borrowed together stay at or below this.
    uint256 internal constant MOST = type(uint104).max;
    uint256 internal constant DOWN_MASK = 0xff;
    uint256 internal constant PAUSED = 1 << 8;

    /// @notice Loan units that the contract holds for the market, at most MOST.
    function cash(Funds funds) internal pure returns (uint256) {
        return Funds.unwrap(funds) & MOST;
    }

    /// @notice Loan units that all debts are together as of the last accrual, at most MOST.
    function borrowed(Funds funds) internal pure returns (uint256) {
        return Funds.unwrap(funds) >> 104 & MOST;
    }

    /// @notice Seconds since 1970; 0 only where the market was never opened.
    function time(Funds funds) internal pure returns (uint256) {
        return Funds.unwrap(funds) >> 208 & type(uint32).max;
    }

    /// @notice Bits 0 to 7: collaterals whose price was reported down; bit 8: a pause was set.
    function flags(Funds funds) internal pure returns (uint256) {
        return Funds.unwrap(funds) >> 240;
    }

    /// @dev The caller keeps each field within its width: cash_ + borrowed_ <= MOST, time_ < 2^32, flags_ < 2^16.
    function pack(uint256 cash_, uint256 borrowed_, uint256 time_, uint256 flags_)
        internal
        pure
        returns (Funds)
    {
        return Funds.wrap(cash_ | borrowed_ << 104 | time_ << 208 | flags_ << 240);
    }
}

/// @notice Reads and packs `Side`.
library SideLib {
    /// @notice Shares of a side stay at or below this, so that no product with assets overflows (see Shares).
    uint256 internal constant MOST_SHARES = type(uint128).max >> 1;

    /// @notice Shares of all accounts on this side, at most MOST_SHARES.
    function shares(Side side) internal pure returns (uint256) {
        return uint128(Side.unwrap(side));
    }

    /// @notice Loan units of fees that this side's actions accrued and nobody collected, below 2^104.
    function fees(Side side) internal pure returns (uint256) {
        return Side.unwrap(side) >> 128;
    }

    /// @dev The caller keeps each field within its width: shares_ < 2^128, fees_ < 2^104.
    function pack(uint256 shares_, uint256 fees_) internal pure returns (Side) {
        return Side.wrap(shares_ | fees_ << 128);
    }
}

/// @notice Reads and changes `Pledges`.
library PledgesLib {
    uint256 internal constant MOST = type(uint120).max;
    uint256 private constant COUNTED = 1 << 240;

    /// @notice The amount of collateral `index` (its lowest bit says which of the pair).
    function amount(Pledges pledges, uint256 index) internal pure returns (uint256) {
        return Pledges.unwrap(pledges) >> (index & 1) * 120 & MOST;
    }

    /// @notice Whether the account's pledges count towards the caps; read from its first pair.
    function isCounted(Pledges pledges) internal pure returns (bool) {
        return Pledges.unwrap(pledges) & COUNTED != 0;
    }

    /// @notice The same first pair, counting towards the caps.
    function counted(Pledges pledges) internal pure returns (Pledges) {
        return Pledges.wrap(Pledges.unwrap(pledges) | COUNTED);
    }

    /// @dev `amount_` is at most MOST.
    function withAmount(Pledges pledges, uint256 index, uint256 amount_) internal pure returns (Pledges) {
        uint256 shift = (index & 1) * 120;
        return Pledges.wrap(Pledges.unwrap(pledges) & ~(MOST << shift) | amount_ << shift);
    }
}

/// @notice Reads and packs `Debt`.
library DebtLib {
    /// @notice Shares of the market's debt, below 2^128; 0 for no debt.
    function shares(Debt debt) internal pure returns (uint256) {
        return uint128(Debt.unwrap(debt));
    }

    /// @notice Second at which the position last passed the check of new debt; 0 for never.
    function checkedAt(Debt debt) internal pure returns (uint256) {
        return Debt.unwrap(debt) >> 128;
    }

    /// @dev shares_ < 2^128, time_ < 2^32.
    function pack(uint256 shares_, uint256 time_) internal pure returns (Debt) {
        return Debt.wrap(shares_ | time_ << 128);
    }
}
