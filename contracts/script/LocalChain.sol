// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ExchangeDeployment} from "./ExchangeDeployment.sol";

/// @notice What the scripts for a local chain share: anvil's default accounts, and what some of them are for.
abstract contract LocalChain is ExchangeDeployment {
    /// @notice The keys are public: on any other chain whatever they own is anyone's.
    error NotALocalChain(uint256 chainId);
    /// @notice The tokens are there: this chain was set up before.
    error AlreadySetUp(address deployed);

    string internal constant MNEMONIC = "test test test test test test test test test test test junk";
    uint32 internal constant ACCOUNTS = 10;
    uint32 internal constant MAKER = 8;
    uint32 internal constant GOVERNOR = 9;
    uint256 private constant LOCAL_CHAIN = 31_337;

    /// @dev Reverts on any other chain.
    modifier onLocalChain() {
        if (block.chainid != LOCAL_CHAIN) revert NotALocalChain(block.chainid);
        _;
    }

    /// @notice The key of the account that sends everything.
    function _makerKey() internal pure returns (uint256) {
        return vm.deriveKey(MNEMONIC, MAKER);
    }
}
