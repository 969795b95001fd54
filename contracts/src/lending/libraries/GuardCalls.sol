// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BoundedCall} from "../guard/BoundedCall.sol";
import {ILendingErrors} from "../interfaces/ILendingErrors.sol";
import {IPriceGuard} from "../interfaces/IPriceGuard.sol";

/// @notice Questions to a collateral's price guard where it is not known yet whether it is one: when a market opens, and when
/// a price is reported. What is no guard is named, GuardUnreadable. Borrowing and liquidating ask the guard plainly: it
/// answered when the market opened, and they are not to pay for these checks.
library GuardCalls {
    /// @dev What one question may cost. A guard of pool shares whose two legs have a sequencer and four feeds each, all of
    /// which burn all that they may, uses 2.9 million (BoundedCall.CAP thirteen to fourteen times, and little else). Too
    /// little gas for it changes nothing but the error's name: whoever asks reverts with it, and notes nothing.
    uint256 private constant CAP = 4_000_000;

    /// @notice Reverts unless a guard says that it prices `token` in `loan`. A guard's tokens are constants, so nothing
    /// excuses one that does not tell them.
    /// @dev Reverts: GuardUnreadable, GuardMismatch.
    function requirePair(uint256 index, address guard, address token, address loan) internal view {
        uint256 priced = _token(index, guard, abi.encodeCall(IPriceGuard.collateral, ()));
        uint256 in_ = _token(index, guard, abi.encodeCall(IPriceGuard.loan, ()));
        // As words: bits above an address are no address.
        if (priced != uint160(token) || in_ != uint160(loan)) {
            revert ILendingErrors.GuardMismatch(index, guard);
        }
    }

    /// @notice IPriceGuard.borrowPrice.
    /// @dev Reverts: GuardUnreadable; what the guard reverts with.
    function borrowPrice(uint256 index, address guard) internal view returns (uint256) {
        return abi.decode(_ask(index, guard, abi.encodeCall(IPriceGuard.borrowPrice, ()), 32), (uint256));
    }

    /// @notice IPriceGuard.observedReserve.
    /// @dev Reverts: GuardUnreadable; what the guard reverts with.
    function observedReserve(uint256 index, address guard) internal view returns (uint256) {
        return abi.decode(_ask(index, guard, abi.encodeCall(IPriceGuard.observedReserve, ()), 32), (uint256));
    }

    /// @notice Whether IPriceGuard.liquidationPrice is live.
    /// @dev Reverts: GuardUnreadable; what the guard reverts with.
    function isLive(uint256 index, address guard) internal view returns (bool) {
        bytes memory answer = _ask(index, guard, abi.encodeCall(IPriceGuard.liquidationPrice, ()), 64);
        (, uint256 live) = abi.decode(answer, (uint256, uint256));
        if (live > 1) revert ILendingErrors.GuardUnreadable(index, guard);
        return live == 1;
    }

    function _token(uint256 index, address guard, bytes memory call) private view returns (uint256) {
        (bool answered, bytes memory word,) = BoundedCall.read(guard, call, 32, CAP);
        if (!answered) revert ILendingErrors.GuardUnreadable(index, guard);
        return abi.decode(word, (uint256));
    }

    /// @dev An answer of just `size` bytes. A guard that says why it has none (SequencerGrace, GasTooLow, the exchange's
    /// Locked) is passed on.
    function _ask(uint256 index, address guard, bytes memory call, uint256 size)
        private
        view
        returns (bytes memory answer)
    {
        bool answered;
        bytes4 reason;
        (answered, answer, reason) = BoundedCall.read(guard, call, size, CAP);
        if (answered) return answer;
        if (reason == 0) revert ILendingErrors.GuardUnreadable(index, guard);
        // memory-safe: writes above the free memory pointer only, and ends the call. No call came after the guard's, whose
        // words these are; their memory costs what it cost the guard within CAP.
        assembly ("memory-safe") {
            let free := mload(0x40)
            returndatacopy(free, 0, returndatasize())
            revert(free, returndatasize())
        }
    }
}
