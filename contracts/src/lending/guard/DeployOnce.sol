// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";

/// @notice Contracts at addresses that follow from their code and their constructor's arguments: CREATE2 with salt 0.
library DeployOnce {
    /// @notice Deploys, or finds deployed. @param initCode creation code and arguments. Reverts: as the constructor does.
    function deployOrFind(bytes memory initCode) internal returns (address deployed, bool isNew) {
        deployed = addressOf(initCode);
        if (deployed.code.length != 0) return (deployed, false);
        return (Create2.deploy(0, 0, initCode), true);
    }

    /// @notice The address, with this contract as the deployer.
    function addressOf(bytes memory initCode) internal view returns (address) {
        return Create2.computeAddress(0, keccak256(initCode));
    }
}
