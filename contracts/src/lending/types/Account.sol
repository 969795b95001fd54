// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Who a position belongs to, in one word. Low to high: number (96 bits, the owner's own: one address keeps
/// separate positions), owner (160 bits).
type Account is uint256;

using AccountLib for Account global;

/// @notice Reads and packs `Account`.
library AccountLib {
    /// @notice Who may act for it, beside its operators.
    function owner(Account account) internal pure returns (address) {
        return address(uint160(Account.unwrap(account) >> 96));
    }

    /// @notice The owner's own number for it, below 2^96.
    function number(Account account) internal pure returns (uint96) {
        return uint96(Account.unwrap(account));
    }

    /// @notice The account `number_` of `owner_`.
    function pack(address owner_, uint96 number_) internal pure returns (Account) {
        return Account.wrap(uint256(uint160(owner_)) << 96 | number_);
    }
}
