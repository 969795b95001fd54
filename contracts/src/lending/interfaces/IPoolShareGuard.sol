// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PoolShareGuardTerms} from "../types/GuardTerms.sol";
import {IPriceGuard} from "./IPriceGuard.sol";

/// @title The price guard of a market's pool shares, in their ERC-20 form (PoolShareToken).
/// @notice A share is worth 2 * sqrt(k * p0 * p1) / supply: what its part of the pool would be worth, were the pool at the
/// guarded prices p0 and p1 of base and quote. k is the product of the reserves, which a swap changes by its fees only,
/// so skewing the pool moves nothing; and no pool that is elsewhere is worth less (x * p0 + y * p1 >= 2 * sqrt(x * p0 * y *
/// p1)). The supply includes the shares that the protocol's part of the pool's income will become.
///
/// Prices are 0 or not live where a leg's are. All of it is read from storage that is final before any outside call, so
/// it works inside a settlement; inside a token call everything reverts with the exchange's Locked.
interface IPoolShareGuard is IPriceGuard {
    /// @notice The market's ERC-20 is to be deployed first (PoolShareTokenFactory), at `token`.
    error ShareTokenMissing(address token);
    /// @notice A leg's guard prices `collateral` in `loan`, not `token` in the loan token. A leg is without guard where,
    /// and only where, it is the loan token.
    error LegMismatch(address token, address guard, address collateral, address loan);

    /// @notice What the guard was deployed with.
    function terms() external view returns (PoolShareGuardTerms memory);
}
