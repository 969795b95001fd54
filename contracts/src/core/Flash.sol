// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "../interfaces/IExchangeEvents.sol";
import {IFlashCallback} from "../interfaces/IFlashCallback.sol";
import {Batching} from "./Batching.sol";

/// @notice A settlement around a callback: what the caller gains or borrows is paid first, the callback runs, and what
/// it owes is taken afterwards.
///
/// Why that is safe: actions change storage before anything is paid, as ever; every later payment into the exchange is
/// proven by its own balance difference, so tokens lent out cannot be counted again as a deposit; and the debt lives in
/// this call's memory, out of reach of whatever is nested inside.
abstract contract Flash is Batching {
    /// @notice Runs `calls`, lends, calls back, collects.
    function _flash(
        bytes[] calldata calls,
        address[] calldata tokens,
        uint256[] calldata amounts,
        uint256 mode,
        bytes calldata data
    ) internal {
        if (tokens.length != amounts.length) {
            revert IExchangeErrors.LengthsDiffer(tokens.length, amounts.length);
        }
        Nets memory nets = _run(msg.sender, calls, tokens.length);
        uint256[] memory owed = _payFirst(nets, tokens, amounts);
        IFlashCallback(msg.sender).onFlash(nets.tokens, owed, data);
        for (uint256 i; i < owed.length; ++i) {
            nets.amounts[i] = -int256(owed[i]);
            // The coin cannot be pulled.
            if (nets.tokens[i] == address(0)) {
                _debit(msg.sender, address(0), owed[i]);
                nets.amounts[i] = 0;
            }
        }
        _settleMany(msg.sender, nets.tokens, nets.amounts, owed.length, mode, msg.sender);
        emit IExchangeEvents.FlashClosed(msg.sender, tokens, amounts);
    }

    /// @dev Pays what the caller gained, and the loans.
    /// @return owed what it owes of each token of the list, which is cut to its length.
    function _payFirst(Nets memory nets, address[] calldata tokens, uint256[] calldata amounts)
        private
        returns (uint256[] memory owed)
    {
        owed = new uint256[](nets.tokens.length);
        for (uint256 i; i < nets.count; ++i) {
            if (nets.amounts[i] < 0) (owed[i], nets.amounts[i]) = (uint256(-nets.amounts[i]), 0);
        }
        for (uint256 i; i < tokens.length; ++i) {
            uint256 place = _placeOf(nets, tokens[i]);
            // A loan beyond what the exchange holds fails when it is paid; one beyond 2^127 is refused, so that no sum
            // of loans overflows.
            if (amounts[i] >= 1 << 127) revert IExchangeErrors.AmountTooLarge(amounts[i]);
            owed[place] += amounts[i];
            nets.amounts[place] += int256(amounts[i]);
        }
        (address[] memory list, uint256 count) = (nets.tokens, nets.count);
        // memory-safe: both arrays were allocated at least this long.
        assembly ("memory-safe") {
            mstore(list, count)
            mstore(owed, count)
        }
        _lock();
        for (uint256 i; i < count; ++i) {
            if (nets.amounts[i] != 0) _push(list[i], msg.sender, uint256(nets.amounts[i]));
        }
        _unlock();
    }

    /// @dev A token's place in the list, where it is put if it was not there.
    function _placeOf(Nets memory nets, address token) private pure returns (uint256 i) {
        while (i < nets.count && nets.tokens[i] != token) {
            ++i;
        }
        if (i == nets.count) {
            nets.tokens[i] = token;
            nets.count = i + 1;
        }
    }
}
