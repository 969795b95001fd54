// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PoolSlot} from "weir/types/PoolSlot.sol";
import {ActionChoices} from "./ActionChoices.sol";

/// @notice What surrounds every action of a campaign: it is counted, what it may not have changed is compared (2, 7), and a
/// refusal is accepted only where it is expected.
abstract contract ActionChecks is ActionChoices {
    /// @notice Successful actions by name.
    mapping(string action => uint256) public done;
    uint256 public actions;
    /// @notice Deposits to and removals from the pool: each may move its price by a unit of rounding.
    uint256 public liquidityActions;
    /// @notice Tokens sent to the exchange without a reason.
    uint256 public donatedBase;
    uint256 public donatedQuote;
    uint256 private kBefore;
    uint256 private sharesBefore;

    /// @dev Every action ends with the checks of what it may not have changed.
    modifier acts(uint256 actorSeed, string memory name) {
        begin();
        _;
        ++done[name];
        end(actorOf(actorSeed), address(0));
    }

    /// @dev Kept in storage: an action's own values fill the stack.
    function begin() internal {
        noteHoldings();
        (kBefore, sharesBefore) = poolState();
    }

    /// @param paid another account that the action may pay inside, or 0.
    function end(address who, address paid) internal {
        ++actions;
        checkHoldingsOfOthers(who, paid);
        checkPool(kBefore, sharesBefore);
    }

    /// @dev Shares as they are once the protocol's part is settled, rounded down as the exchange does.
    function poolState() internal view returns (uint256 k, uint256 shares) {
        PoolSlot slot = probe.slot();
        return (slot.baseReserve() * slot.quoteReserve(), probe.totalShares() + probe.pendingShares());
    }

    /// @dev Invariant 2: k per share squared never falls; a pending share that was rounded off before may appear. Both
    /// sides are products of 206 bits by 206 bits.
    function checkPool(uint256 k, uint256 shares) internal view {
        if (probe.incomePart() != 0) ++shares;
        (uint256 newK, uint256 newShares) = poolState();
        (uint256 high, uint256 low) = product(newK, shares * shares);
        (uint256 highBefore, uint256 lowBefore) = product(k, newShares * newShares);
        assertTrue(high > highBefore || (high == highBefore && low >= lowBefore), "02: k per share fell");
    }

    /// @dev The product in two words. Wrapping around is what both of its lines are about, so nothing is checked.
    function product(uint256 a, uint256 b) private pure returns (uint256 high, uint256 low) {
        unchecked {
            low = a * b;
            uint256 remainder = mulmod(a, b, type(uint256).max);
            high = remainder - low - (remainder < low ? 1 : 0);
        }
    }

    /// @dev Passes any error on that is not among those accepted.
    function accept(bytes memory reason, bytes4[4] memory accepted) internal {
        bytes4 selector = bytes4(reason);
        for (uint256 i; i < 4; ++i) {
            if (selector == accepted[i] && selector != 0) {
                ++done["refused"];
                return;
            }
        }
        // memory-safe: reverts with the returned bytes as they stand.
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
