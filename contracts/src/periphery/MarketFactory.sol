// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../interfaces/IExchange.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {MarketKey} from "../types/MarketKey.sol";

/// @notice Deploys one contract for each market of an exchange, by CREATE2, so that its address is known before.
/// Anyone may deploy; nobody owns what comes of it.
abstract contract MarketFactory {
    /// @notice The contract of a market is there.
    event MarketContractDeployed(uint256 indexed market, address indexed deployed);

    /// @notice The exchange whose markets these are.
    IExchange public immutable EXCHANGE;

    constructor(IExchange exchange) {
        EXCHANGE = exchange;
    }

    /// @notice Deploys a market's contract, or finds it deployed. @return deployed its address.
    /// Reverts: UnknownMarket, and as the contract's constructor does.
    function deploy(MarketKey calldata key) external returns (address deployed) {
        uint256 market = key.id();
        // A key's hash leads to a word only where that market was opened.
        if (EXCHANGE.extsload(market) == 0) revert IExchangeErrors.UnknownMarket(market);
        bytes memory code = _initCode(market);
        deployed = _addressFor(market, code);
        if (deployed.code.length != 0) return deployed;
        address created;
        // memory-safe: reads `code`; where the constructor reverted, its words end the call.
        assembly ("memory-safe") {
            created := create2(0, add(code, 0x20), mload(code), market)
            if iszero(created) {
                let free := mload(0x40)
                returndatacopy(free, 0, returndatasize())
                revert(free, returndatasize())
            }
        }
        emit MarketContractDeployed(market, deployed);
    }

    /// @notice The address of a market's contract, whether it was deployed or not.
    function addressOf(uint256 market) external view returns (address) {
        return _addressFor(market, _initCode(market));
    }

    /// @dev The contract's creation code with its constructor's arguments.
    function _initCode(uint256 market) internal view virtual returns (bytes memory);

    /// @dev CREATE2's address, with the market's id as salt.
    function _addressFor(uint256 market, bytes memory initCode) private view returns (address) {
        bytes32 hash = keccak256(abi.encodePacked(bytes1(0xff), address(this), market, keccak256(initCode)));
        // The cast keeps the lower 160 bits, which are the address.
        return address(uint160(uint256(hash)));
    }
}
