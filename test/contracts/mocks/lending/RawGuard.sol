// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";

/// @notice Answers each question of a price guard with the bytes that the test gives it, right ones at first.
contract RawGuard {
    enum Manner {
        Answers,
        Reverts,
        Burns
    }

    struct Reply {
        Manner manner;
        bytes data;
    }

    mapping(bytes4 question => Reply) private _replies;

    constructor(address collateral, address loan, uint256 price, uint256 reserve) {
        _replies[IPriceGuard.collateral.selector].data = abi.encode(collateral);
        _replies[IPriceGuard.loan.selector].data = abi.encode(loan);
        _replies[IPriceGuard.borrowPrice.selector].data = abi.encode(price);
        _replies[IPriceGuard.liquidationPrice.selector].data = abi.encode(price, true);
        _replies[IPriceGuard.observedReserve.selector].data = abi.encode(reserve);
    }

    function set(bytes4 question, Manner manner, bytes memory data) external {
        _replies[question] = Reply(manner, data);
    }

    fallback() external {
        Reply storage reply = _replies[msg.sig];
        Manner manner = reply.manner;
        bytes memory data = reply.data;
        assembly ("memory-safe") {
            if eq(manner, 0) { return(add(data, 0x20), mload(data)) }
            if eq(manner, 1) { revert(add(data, 0x20), mload(data)) }
            invalid()
        }
    }
}
