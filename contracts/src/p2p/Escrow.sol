// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {Multicallable} from "solady/utils/Multicallable.sol";
import {Delegating} from "../delegation/Delegating.sol";
import {Signatures} from "./core/Signatures.sol";

/// @title Escrow
/// @notice The manual is IEscrow. It knows nothing of the exchange or lending, and neither knows it.
/// @dev Trades by one call, each under one lock; `multicall` is several such calls by the same caller.
contract Escrow is Signatures, Multicallable, Delegating {
    address private immutable DESK;

    /// @param desk EscrowDesk, which runs the functions about offers on this contract's storage.
    /// @param owner_ lists and names (IEscrow).
    /// @param guardian_ may stop posting and accepting.
    /// @param treasury_ where fees go.
    /// @param feeRate_ on release, in 1e-4, at most 50.
    constructor(address desk, address owner_, address guardian_, address treasury_, uint16 feeRate_)
        Ownable(owner_)
    {
        DESK = desk;
        _setGuardian(guardian_);
        _setTreasury(treasury_);
        _setFee(feeRate_);
    }

    /// @notice Runs the desk's functions (IEscrowOffers, IEscrowGovernance, IEscrowReading) on this contract's storage. Unknown selectors revert there.
    fallback() external {
        _delegate(DESK);
    }
}
