// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitrable} from "../interfaces/IArbitrable.sol";

/// @notice Brings a ruling to an arbitrable that nobody needs to vouch for.
library RulingDelivery {
    /// @notice What an attempt gives at most. Weir's escrow writes a few words; an arbitrable that needs more is brought its
    /// ruling by `deliver`.
    uint256 internal constant GAS = 500_000;

    /// @notice Tries, with at most GAS; what the arbitrable reverts with or returns is left unread, so it costs nothing.
    function attempt(address arbitrable, uint256 disputeId, uint256 ruling) internal returns (bool done) {
        bytes memory data = abi.encodeCall(IArbitrable.rule, (disputeId, ruling));
        uint256 size = arbitrable.code.length;
        // memory-safe: reads `data`, and writes nothing.
        assembly ("memory-safe") {
            done := and(call(GAS, arbitrable, 0, add(data, 0x20), mload(data), 0, 0), iszero(iszero(size)))
        }
    }
}
