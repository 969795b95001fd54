// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev Permit2, at the same address on every chain that has it.
address constant PERMIT2 = 0x000000000022D473030F116dDEE9F6B43aC78BA3;

/// @notice What the exchange uses of Permit2, Uniswap's allowance contract (github.com/Uniswap/permit2).
interface IPermit2 {
    struct PermitDetails {
        address token;
        uint160 amount;
        uint48 expiration;
        uint48 nonce;
    }

    struct PermitSingle {
        PermitDetails details;
        address spender;
        uint256 sigDeadline;
    }

    /// @notice Sets an allowance by the owner's signature.
    function permit(address owner, PermitSingle calldata permitSingle, bytes calldata signature) external;

    /// @notice Moves tokens by an allowance of the caller.
    function transferFrom(address from, address to, uint160 amount, address token) external;
}
