// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../../interfaces/IExchange.sol";
import {PoolShareTokenFactory} from "../../periphery/PoolShareTokenFactory.sol";
import {GuardTerms, PoolShareGuardTerms} from "../types/GuardTerms.sol";

/// @title Deploys price guards, each at an address that follows from its terms.
/// @notice Anyone may; nobody owns what comes of it. Of a guard from here the code is known, and so what its terms mean;
/// whether they are good ones (a feed that can be trusted, a bound that keeps thin pools out) is for whoever lends to
/// judge.
interface IPriceGuardFactory {
    /// @notice A leg's guard did not come from this factory.
    error UnknownGuard(address guard);

    /// @notice A pair's guard is there.
    event PriceGuardDeployed(address indexed guard, GuardTerms terms);
    /// @notice A guard of pool shares is there.
    event PoolShareGuardDeployed(address indexed guard, PoolShareGuardTerms terms);

    /// @notice Deploys the guard of a pair, or finds it deployed.
    /// @return guard its address.
    /// @dev Reverts: UnknownMarket, TokensNotOfMarket, FeedCount, FeedRepeated, FeedUnreadable, NotLive,
    /// SequencerGrace, GasTooLow; the exchange's Locked.
    function deploy(GuardTerms calldata terms) external returns (address guard);

    /// @notice Deploys the guard of a market's pool shares, or finds it deployed. The guards of its legs are this factory's.
    /// @return guard its address.
    /// @dev Reverts: UnknownGuard, UnknownMarket, ShareTokenMissing, LegMismatch; the exchange's Locked.
    function deployForShares(PoolShareGuardTerms calldata terms) external returns (address guard);

    /// @notice The exchange whose markets are sources and whose pools are priced.
    function EXCHANGE() external view returns (IExchange);

    /// @notice Where pool shares get their ERC-20 form.
    function TOKENS() external view returns (PoolShareTokenFactory);

    /// @notice Whether a guard came from here.
    function isGuard(address guard) external view returns (bool);

    /// @notice The address of the guard of these terms, whether it was deployed or not.
    function addressOf(GuardTerms calldata terms) external view returns (address);

    /// @notice The same of a guard of pool shares.
    function addressOfShares(PoolShareGuardTerms calldata terms) external view returns (address);
}
