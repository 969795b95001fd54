// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../../interfaces/IExchange.sol";
import {DeployOnce} from "../../libraries/DeployOnce.sol";
import {PoolShareTokenFactory} from "../../periphery/PoolShareTokenFactory.sol";
import {IPriceGuardFactory} from "../interfaces/IPriceGuardFactory.sol";
import {GuardTerms, PoolShareGuardTerms} from "../types/GuardTerms.sol";
import {PoolShareGuard} from "./PoolShareGuard.sol";
import {PriceGuard} from "./PriceGuard.sol";

/// @title PriceGuardFactory
/// @notice Deploys price guards; what it does is said at IPriceGuardFactory.
contract PriceGuardFactory is IPriceGuardFactory {
    /// @inheritdoc IPriceGuardFactory
    IExchange public immutable EXCHANGE;
    /// @inheritdoc IPriceGuardFactory
    PoolShareTokenFactory public immutable TOKENS;

    /// @inheritdoc IPriceGuardFactory
    mapping(address guard => bool) public isGuard;

    constructor(PoolShareTokenFactory tokens) {
        (EXCHANGE, TOKENS) = (tokens.EXCHANGE(), tokens);
    }

    /// @inheritdoc IPriceGuardFactory
    function deploy(GuardTerms calldata terms) external returns (address guard) {
        bool isNew;
        (guard, isNew) = DeployOnce.deployOrFind(_initCode(terms), 0);
        if (!isNew) return guard;
        isGuard[guard] = true;
        emit PriceGuardDeployed(guard, terms);
    }

    /// @inheritdoc IPriceGuardFactory
    function deployForShares(PoolShareGuardTerms calldata terms) external returns (address guard) {
        _checkLeg(terms.baseGuard);
        _checkLeg(terms.quoteGuard);
        bool isNew;
        (guard, isNew) = DeployOnce.deployOrFind(_initCodeForShares(terms), 0);
        if (!isNew) return guard;
        isGuard[guard] = true;
        emit PoolShareGuardDeployed(guard, terms);
    }

    /// @inheritdoc IPriceGuardFactory
    function addressOf(GuardTerms calldata terms) external view returns (address) {
        return DeployOnce.addressOf(_initCode(terms), 0);
    }

    /// @inheritdoc IPriceGuardFactory
    function addressOfShares(PoolShareGuardTerms calldata terms) external view returns (address) {
        return DeployOnce.addressOf(_initCodeForShares(terms), 0);
    }

    function _initCode(GuardTerms calldata terms) private view returns (bytes memory) {
        return abi.encodePacked(type(PriceGuard).creationCode, abi.encode(EXCHANGE, terms));
    }

    function _initCodeForShares(PoolShareGuardTerms calldata terms) private view returns (bytes memory) {
        return abi.encodePacked(type(PoolShareGuard).creationCode, abi.encode(TOKENS, terms));
    }

    function _checkLeg(address guard) private view {
        if (guard != address(0) && !isGuard[guard]) revert UnknownGuard(guard);
    }
}
