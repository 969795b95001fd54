// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Who a position belongs to, in one word. Low to high: number (96 bits, the owner's own: one address keeps
/// separate positions), owner (160 bits).
type Account is uint256;

using AccountLib for Account global;

/// @notice Reads and packs `Account`.
library AccountLib {
    function owner(Account account) internal pure returns (address) {
        return address(uint160(Account.unwrap(account) >> 96));
    }

    function number(Account account) internal pure returns (uint96) {
        return uint96(Account.unwrap(account));
    }

    function pack(address owner_, uint96 number_) internal pure returns (Account) {
        return Account.wrap(uint256(uint160(owner_)) << 96 | number_);
    }
}
