// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Vm} from "forge-std/Vm.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";

/// @notice Deploys the exchange from the artifacts of the optimized build, so that what is tested is what is deployed,
/// and no test compiles it again.
library ExchangeArtifacts {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @notice The extension and the composer on it, both shared by any number of exchanges.
    function deployComposer(bool takesCoin) internal returns (address composer, address extension) {
        extension = vm.deployCode("ExchangeExtension.sol:ExchangeExtension", abi.encode(takesCoin));
        composer = vm.deployCode("ExchangeComposer.sol:ExchangeComposer", abi.encode(extension));
    }

    /// @notice An exchange of its own composer and extension.
    function deploy(address owner, address guardian) internal returns (IExchange) {
        (address composer,) = deployComposer(true);
        return deployOn(composer, owner, guardian);
    }

    function deployOn(address composer, address owner, address guardian) internal returns (IExchange) {
        return IExchange(vm.deployCode("Exchange.sol:Exchange", abi.encode(composer, owner, guardian)));
    }
}
