// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";

/// @notice Contracts at addresses that follow from their code and their constructor's arguments, by CREATE2.
library DeployOnce {
    /// @notice Deploys, or finds deployed.
    /// @param initCode creation code and arguments.
    /// @param salt 0, or what tells deployments apart beside their code.
    /// @dev Reverts: as the constructor does; FailedDeployment where it says nothing.
    function deployOrFind(bytes memory initCode, uint256 salt)
        internal
        returns (address deployed, bool isNew)
    {
        deployed = addressOf(initCode, salt);
        if (deployed.code.length != 0) return (deployed, false);
        return (Create2.deploy(0, bytes32(salt), initCode), true);
    }

    /// @notice The address, with this contract as the deployer.
    function addressOf(bytes memory initCode, uint256 salt) internal view returns (address) {
        return Create2.computeAddress(bytes32(salt), keccak256(initCode));
    }
}
