// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Numbers that an account uses once, in any order: a bit each, 256 of them to a word.
library Nonces {
    /// @notice The number was used or revoked. Each contract's interface declares it too, so that its list of errors is whole.
    error NonceUsed(address owner, uint256 nonce);

    /// @notice Which of the owner's words a number's bit is in.
    function wordOf(uint256 nonce) internal pure returns (uint256) {
        return nonce >> 8;
    }

    /// @notice The word with the number used.
    /// @dev Reverts: NonceUsed.
    function use(uint256 word, address owner, uint256 nonce) internal pure returns (uint256) {
        uint256 bit = 1 << (nonce & 0xff);
        if (word & bit != 0) revert NonceUsed(owner, nonce);
        return word | bit;
    }

    /// @notice Whether the word says that the number was used.
    function isUsed(uint256 word, uint256 nonce) internal pure returns (bool) {
        return word >> (nonce & 0xff) & 1 != 0;
    }
}
