// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Flow} from "./core/Book.sol";
import {Flash} from "./core/Flash.sol";
import {Settlement} from "./core/Settlement.sol";
import {Delegated} from "./delegation/Delegated.sol";
import {IExchangeComposer} from "./interfaces/IExchangeComposer.sol";
import {IExchangeErrors} from "./interfaces/IExchangeErrors.sol";
import {IExchangeMetadata} from "./interfaces/IExchangeMetadata.sol";
import {MarketKey} from "./types/MarketKey.sol";
import {FROM_INSIDE, OrderRef, OrderTerms, SwapTermsLib, TO_INSIDE} from "./types/Terms.sol";

/// @title ExchangeComposer
/// @notice The exchange's settlements of many actions, in a contract of their own because code size is limited. As the
/// extension it runs as the exchange's own code, on its storage, and refuses to act when it is called directly.
contract ExchangeComposer is IExchangeComposer, IExchangeErrors, Delegated, Flash {
    /// @notice The exchange's extension, which runs the permits of a batch.
    address public immutable EXTENSION;

    /// @param extension the deployed ExchangeExtension.
    constructor(address extension) Settlement(IExchangeMetadata(extension).takesCoin()) {
        EXTENSION = extension;
    }

    /// @inheritdoc IExchangeComposer
    function batch(bytes[] calldata calls, address recipient, uint256 flags)
        external
        payable
        delegated
        unlocked
    {
        if (flags & ~SwapTermsLib.SETTLEMENT != 0) revert UnknownFlags(flags);
        if (recipient == address(0)) revert ZeroRecipient();
        Nets memory nets = _run(msg.sender, calls, 0);
        _settleMany(
            msg.sender, nets.tokens, nets.amounts, nets.count, flags >> SwapTermsLib.MODE_SHIFT, recipient
        );
    }

    /// @inheritdoc IExchangeComposer
    function batchFor(address owner, bytes[] calldata calls) external delegated unlocked {
        Nets memory nets = _run(owner, calls, 0);
        _settleMany(owner, nets.tokens, nets.amounts, nets.count, FROM_INSIDE | TO_INSIDE, owner);
    }

    /// @inheritdoc IExchangeComposer
    function replaceOrders(
        address owner,
        MarketKey calldata key,
        OrderRef[] calldata refs,
        OrderTerms[] calldata orders,
        uint256 flags
    ) external payable delegated unlocked {
        // A delegate never reaches a wallet.
        if (
            flags & ~SwapTermsLib.SETTLEMENT != 0 || (owner != msg.sender && flags != SwapTermsLib.SETTLEMENT)
        ) revert UnknownFlags(flags);
        Flow memory flow;
        _replace(owner, key, refs, orders, flow);
        _settleMarket(key, flow, flags >> SwapTermsLib.MODE_SHIFT, owner, owner);
    }

    /// @inheritdoc IExchangeComposer
    function flash(
        bytes[] calldata calls,
        address[] calldata tokens,
        uint256[] calldata amounts,
        uint256 flags,
        bytes calldata data
    ) external delegated unlocked {
        if (flags & ~SwapTermsLib.FROM_INTERNAL != 0) revert UnknownFlags(flags);
        _flash(calls, tokens, amounts, flags >> SwapTermsLib.MODE_SHIFT, data);
    }

    function _delegateToExtension(bytes calldata data) internal override {
        (bool done, bytes memory answer) = EXTENSION.delegatecall(data);
        if (done) return;
        // memory-safe: reverts with the answer as it came.
        assembly ("memory-safe") {
            revert(add(answer, 0x20), mload(answer))
        }
    }
}
