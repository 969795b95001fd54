// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {Acceptances} from "./core/Acceptances.sol";
import {EscrowReader} from "./core/EscrowReader.sol";
import {Governance} from "./core/Governance.sol";

/// @title EscrowDesk
/// @notice The escrow's functions about offers, for its owner and for reading, in a contract of their own because code size is limited. The escrow delegates to
/// it, so it works on the escrow's storage with the same layout (EscrowStorage; it declares no variables). Called directly it
/// has no offers and refuses to act.
contract EscrowDesk is Acceptances, Governance, EscrowReader {
    /// @dev In its own name it is owned by itself, so by nobody.
    constructor() Ownable(address(this)) {}
}
