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
    uint256 internal constant DELAY = 60;
    string internal constant TOKEN = "TestToken.sol:TestToken";
    uint256 private constant LOCAL_CHAIN = 31_337;

    /// @dev Reverts on any other chain.
    modifier onLocalChain() {
        if (block.chainid != LOCAL_CHAIN) revert NotALocalChain(block.chainid);
        _;
    }

    /// @dev The account after the maker's is the guardian, and both propose to a timelock of one minute.
    /// @param stakeToken for arbitrators' stakes, with 6 decimals.
    function _governors(address stakeToken) internal pure returns (Governors memory) {
        address[] memory proposers = new address[](2);
        (proposers[0], proposers[1]) =
            (vm.addr(vm.deriveKey(MNEMONIC, GOVERNOR)), vm.addr(vm.deriveKey(MNEMONIC, MAKER)));
        return Governors(proposers, DELAY, proposers[0], true, stakeToken, 6);
    }

    /// @dev Where a token is, or will be.
    function _addressOf(string memory artifact, bytes memory arguments) internal view returns (address) {
        return vm.computeCreate2Address(
            SALT, keccak256(abi.encodePacked(vm.getCode(artifact), arguments)), CREATE2_FACTORY
        );
    }

    function _addressOfUsdc() internal view returns (address) {
        return _addressOf(TOKEN, _usdcArguments());
    }

    function _usdcArguments() internal pure returns (bytes memory) {
        return abi.encode("USD Coin", "USDC", uint8(6));
    }

    /// @notice The key of the account that sends everything.
    function _makerKey() internal pure returns (uint256) {
        return vm.deriveKey(MNEMONIC, MAKER);
    }
}
