// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../interfaces/IExchange.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {DeployOnce} from "../libraries/DeployOnce.sol";
import {MarketKey} from "../types/MarketKey.sol";

/// @notice Deploys one contract for each market of an exchange, by CREATE2 with the market's id as salt, so that its address
/// is known before. Anyone may deploy; nobody owns what comes of it.
abstract contract MarketFactory {
    /// @notice The contract of a market is there.
    event MarketContractDeployed(uint256 indexed market, address indexed deployed);

    /// @notice The exchange whose markets these are.
    IExchange public immutable EXCHANGE;

    constructor(IExchange exchange) {
        EXCHANGE = exchange;
    }

    /// @notice Deploys a market's contract, or finds it deployed.
    /// @return deployed its address.
    /// @dev Reverts: UnknownMarket, and as the contract's constructor does.
    function deploy(MarketKey calldata key) external returns (address deployed) {
        uint256 market = key.id();
        // A key's hash leads to a word only where that market was opened.
        if (EXCHANGE.extsload(market) == 0) revert IExchangeErrors.UnknownMarket(market);
        bool isNew;
        (deployed, isNew) = DeployOnce.deployOrFind(_initCode(market), market);
        if (isNew) emit MarketContractDeployed(market, deployed);
    }

    /// @notice The address of a market's contract, whether it was deployed or not.
    function addressOf(uint256 market) external view returns (address) {
        return DeployOnce.addressOf(_initCode(market), market);
    }

    /// @dev The contract's creation code with its constructor's arguments.
    function _initCode(uint256 market) internal view virtual returns (bytes memory);
}
