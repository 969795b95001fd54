// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPool} from "../src/p2p/interfaces/IArbitratorPool.sol";
import {IEscrowGovernance} from "../src/p2p/interfaces/IEscrowGovernance.sol";
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

    /// @dev What the timelock has the escrow and the pool take: the local tokens at their local prices, the payment methods that
    /// contracts/ts/p2p/paymentMethods.ts knows, each other.
    function _listings(address escrow, address pool)
        internal
        view
        returns (address[] memory targets, bytes[] memory calls)
    {
        address usdc = _addressOfUsdc();
        address weth = _addressOf("TestWrappedCoin.sol:TestWrappedCoin", abi.encode("Wrapped Ether", "WETH"));
        bytes32[7] memory firm =
            [bytes32("SEPA Instant"), "SEPA", "Faster Payments", "Wire", "Pix", "UPI", "Cash in person"];
        bytes32[4] memory reversible = [bytes32("Zelle"), "Revolut", "PayPal", "Wise"];
        targets = new address[](15);
        calls = new bytes[](15);
        for (uint256 i; i < targets.length; ++i) {
            targets[i] = i == 0 ? pool : escrow;
        }
        calls[0] = abi.encodeCall(IArbitratorPool.setArbitrable, (escrow, true));
        calls[1] = abi.encodeCall(IEscrowGovernance.setCourts, (pool, address(0)));
        calls[2] = abi.encodeCall(IEscrowGovernance.listToken, (usdc, 1e6, 1000, true));
        calls[3] = abi.encodeCall(IEscrowGovernance.listToken, (weth, 0.000307e18, 1000, false));
        for (uint256 i; i < firm.length; ++i) {
            calls[4 + i] = abi.encodeCall(IEscrowGovernance.listMethod, (firm[i], true, false));
        }
        for (uint256 i; i < reversible.length; ++i) {
            calls[11 + i] = abi.encodeCall(IEscrowGovernance.listMethod, (reversible[i], true, true));
        }
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
