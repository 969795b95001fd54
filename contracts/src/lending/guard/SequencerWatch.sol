// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAggregatorV3} from "../interfaces/IAggregatorV3.sol";
import {BoundedCall} from "./BoundedCall.sol";

/// @notice A rollup's sequencer, as its uptime feed tells. While it is down nobody can repay or add collateral but by way
/// of the layer below, and feeds are behind: so there is no new debt, and no liquidation until an hour after its return.
abstract contract SequencerWatch {
    /// @dev Up: everything as ever. Grace: no liquidation. Unknown: the uptime feed itself does not answer, says what is
    /// no answer, or has said "down" for a week; then there is no new debt, and liquidation goes on: a dead uptime feed must
    /// not shield debts for ever.
    enum Sequencer {
        Up,
        Grace,
        Unknown
    }

    uint256 internal constant GRACE = 1 hours;
    uint256 internal constant LONGEST_OUTAGE = 7 days;

    address internal immutable SEQUENCER;

    constructor(address sequencer) {
        SEQUENCER = sequencer;
    }

    /// @return state how it is.
    /// @return since when that began, where it is known.
    function _sequencer() internal view returns (Sequencer state, uint256 since) {
        if (SEQUENCER == address(0)) return (Sequencer.Up, 0);
        (bool answered, bytes memory answer,) =
            BoundedCall.readCapped(SEQUENCER, abi.encodeCall(IAggregatorV3.latestRoundData, ()), 160);
        if (!answered) return (Sequencer.Unknown, 0);
        uint256 status;
        (, status, since,,) = abi.decode(answer, (uint256, uint256, uint256, uint256, uint256));
        // A feed that was never set says 0 for the time.
        if (status > 1 || since == 0 || since > block.timestamp) return (Sequencer.Unknown, 0);
        uint256 passed = block.timestamp - since;
        if (status == 0) return (passed < GRACE ? Sequencer.Grace : Sequencer.Up, since);
        return (passed > LONGEST_OUTAGE ? Sequencer.Unknown : Sequencer.Grace, since);
    }
}
