// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MockGuard} from "./MockGuard.sol";

/// @notice A guard that behaved while its market was opened, and no longer does.
contract RudeGuard {
    enum Manner {
        Polite,
        Reverts,
        BurnsGas,
        AnswersEndlessly,
        AnswersShortly,
        AnswersNonsense
    }

    MockGuard private immutable POLITE;
    Manner public manner;

    constructor(MockGuard polite) {
        POLITE = polite;
    }

    function setManner(Manner manner_) external {
        manner = manner_;
    }

    fallback() external {
        if (manner == Manner.Reverts) revert("no");
        if (manner == Manner.BurnsGas) {
            for (uint256 i; i < type(uint256).max; ++i) {}
        }
        if (manner == Manner.AnswersEndlessly) {
            assembly ("memory-safe") {
                return(0, 300000)
            }
        }
        if (manner == Manner.AnswersShortly) {
            assembly ("memory-safe") {
                mstore(0, not(0))
                return(0, 31)
            }
        }
        if (manner == Manner.AnswersNonsense) {
            assembly ("memory-safe") {
                mstore(0, 1)
                mstore(0x20, 2)
                return(0, 64)
            }
        }
        (bool done, bytes memory answer) = address(POLITE).staticcall(msg.data);
        require(done);
        assembly ("memory-safe") {
            return(add(answer, 0x20), mload(answer))
        }
    }
}
