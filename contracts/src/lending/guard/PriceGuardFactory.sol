// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../../interfaces/IExchange.sol";
import {DeployOnce} from "../../libraries/DeployOnce.sol";
import {PoolShareTokenFactory} from "../../periphery/PoolShareTokenFactory.sol";
import {GuardTerms, PoolShareGuardTerms} from "../types/GuardTerms.sol";
import {PoolShareGuard} from "./PoolShareGuard.sol";
import {PriceGuard} from "./PriceGuard.sol";

/// @title PriceGuardFactory
/// @notice Deploys price guards, each at an address that follows from its terms. Anyone may; nobody owns what comes of it.
/// Of a guard from here the code is known, and so what its terms mean; whether they are good ones (a feed that can be
/// trusted, a bound that keeps thin pools out) is for whoever lends to judge.
contract PriceGuardFactory {
    /// @notice A leg's guard did not come from this factory.
    error UnknownGuard(address guard);

    /// @notice A pair's guard is there.
    event PriceGuardDeployed(address indexed guard, GuardTerms terms);
    /// @notice A guard of pool shares is there.
    event PoolShareGuardDeployed(address indexed guard, PoolShareGuardTerms terms);

    /// @notice The exchange whose markets are sources and whose pools are priced.
    IExchange public immutable EXCHANGE;
    /// @notice Where pool shares get their ERC-20 form.
    PoolShareTokenFactory public immutable TOKENS;

    /// @notice Whether a guard came from here.
    mapping(address guard => bool) public isGuard;

    constructor(PoolShareTokenFactory tokens) {
        (EXCHANGE, TOKENS) = (tokens.EXCHANGE(), tokens);
    }

    /// @notice Deploys the guard of a pair, or finds it deployed.
    /// @return guard its address.
    /// @dev Reverts: UnknownMarket, TokensNotOfMarket, FeedCount, FeedRepeated, FeedUnreadable, NotLive,
    /// SequencerGrace, GasTooLow; the exchange's Locked.
    function deploy(GuardTerms calldata terms) external returns (address guard) {
        bool isNew;
        (guard, isNew) = DeployOnce.deployOrFind(_initCode(terms), 0);
        if (!isNew) return guard;
        isGuard[guard] = true;
        emit PriceGuardDeployed(guard, terms);
    }

    /// @notice Deploys the guard of a market's pool shares, or finds it deployed. The guards of its legs are this factory's.
    /// @return guard its address.
    /// @dev Reverts: UnknownGuard, UnknownMarket, ShareTokenMissing, LegMismatch; the exchange's Locked.
    function deployForShares(PoolShareGuardTerms calldata terms) external returns (address guard) {
        _checkLeg(terms.baseGuard);
        _checkLeg(terms.quoteGuard);
        bool isNew;
        (guard, isNew) = DeployOnce.deployOrFind(_initCodeForShares(terms), 0);
        if (!isNew) return guard;
        isGuard[guard] = true;
        emit PoolShareGuardDeployed(guard, terms);
    }

    /// @notice The address of the guard of these terms, whether it was deployed or not.
    function addressOf(GuardTerms calldata terms) external view returns (address) {
        return DeployOnce.addressOf(_initCode(terms), 0);
    }

    /// @notice The same of a guard of pool shares.
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
