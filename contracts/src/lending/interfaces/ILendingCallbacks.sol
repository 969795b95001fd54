// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Account} from "../types/Account.sol";

/// @notice What a contract that calls `liquidate` with data must answer.
interface ILiquidationCallback {
    /// @notice Called by the lending contract, and only where this contract itself called `liquidate`, once the seized
    /// collateral was paid. When it returns, `repaid` of the loan token is taken from its wallet. All storage is final: the
    /// lending contract may be used as ever from here.
    /// @param seized units of each of the market's collaterals, in their order.
    function onLiquidation(
        uint256 market,
        Account account,
        uint256 repaid,
        uint256[] calldata seized,
        bytes calldata data
    ) external;
}

/// @notice What a contract that calls `flash` must answer.
interface IFlashLoanCallback {
    /// @notice Called by the lending contract, and only where this contract itself called `flash`, once `amount` of `token`
    /// is in its wallet. When it returns, `amount` is taken back.
    function onFlashLoan(address token, uint256 amount, bytes calldata data) external;
}
