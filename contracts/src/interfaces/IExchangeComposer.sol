// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MarketKey} from "../types/MarketKey.sol";
import {OrderRef, OrderTerms} from "../types/Terms.sol";

/// @title Settlements of many actions.
/// @notice Called at the exchange's own address, like everything else.
interface IExchangeComposer {
    /// @notice Runs swap, place, reduce, cancel and claim calls of the caller in one settlement: each token moves
    /// once, by its net. Each element is the call's data as for the function itself; its settlement flags and its
    /// recipient must be 0. Permits (IExchangePermits.permit and permit2) may stand among them.
    /// A batch that counts on its own claims to pay from the wallet can fall short where somebody claims for the caller
    /// first (the fills are then inside): with flag 4 it does not.
    /// @param recipient who gets what is owed to the caller, in tokens or, with flag 8, as internal balance.
    /// @param flags 4 pay from the internal balance, 8 receive to it.
    /// @dev Reverts: UnknownFlags, ZeroRecipient, NotBatchable, SettlesInsideBatch, the token errors (IExchangeCore), and
    /// whatever an action reverts with: all of it or nothing.
    function batch(bytes[] calldata calls, address recipient, uint256 flags) external payable;

    /// @notice Runs a batch in `owner`'s name, with `owner`'s internal balance on both sides. Each action needs the
    /// caller's right to it in its market (IExchangePermits.grantTrading).
    /// @dev Reverts: NotPermitted, BalanceTooLow, and as batch does.
    function batchFor(address owner, bytes[] calldata calls) external;

    /// @notice Cancels or reduces orders and places others in one market and one settlement: a ladder moved at once, or
    /// many orders cancelled. Each word is as for cancel, reduce (where it names lots) and place, without settlement
    /// flags; fills of the orders taken off are collected.
    /// @param owner whose orders they are: the caller, or somebody who granted it cancels (for all of `refs`) and
    ///        placements here, and then flags are 12.
    /// @param flags 4 pay from the owner's internal balance, 8 receive to it; otherwise its wallet.
    /// @dev Reverts: UnknownFlags, SettlesInsideBatch, NotPermitted, and as cancel, reduce and place do: all of it or
    /// nothing.
    function replaceOrders(
        address owner,
        MarketKey calldata key,
        OrderRef[] calldata refs,
        OrderTerms[] calldata orders,
        uint256 flags
    ) external payable;

    /// @notice A settlement around a callback, for contracts. Runs `calls` as batch does; pays what they bring, and
    /// `amounts` of `tokens` as a loan without a fee, to the caller; calls its `onFlash` (IFlashCallback); then takes
    /// what the calls cost and the loans.
    /// @param flags 4 takes it from the caller's internal balance instead of its wallet. The chain's own coin always
    ///        comes from the internal balance, because it cannot be pulled; while deposits are paused only what is
    ///        there already can pay it.
    /// @param data handed to the callback.
    /// @dev Reverts: UnknownFlags, LengthsDiffer, AmountTooLarge, PushFailed for a loan that the exchange does not hold,
    /// and as batch does.
    function flash(
        bytes[] calldata calls,
        address[] calldata tokens,
        uint256[] calldata amounts,
        uint256 flags,
        bytes calldata data
    ) external;
}
