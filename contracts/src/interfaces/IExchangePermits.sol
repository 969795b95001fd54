// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Permits for tokens, and rights to trade for somebody else.
/// @notice A delegate trades with the owner's internal balance by `batchFor`, in markets that were named one by one, and
/// can do nothing else: it never transfers or withdraws, and everything it earns is the owner's. Who may place or swap
/// can still lose what those markets hold of the owner's balance, by trading badly.
/// Actions are bits: 1 place, 2 reduce, 4 cancel, 8 claim, 16 swap.
interface IExchangePermits {
    /// @notice Hands an EIP-2612 permit of the caller to a token. Its success is not looked at: whether the allowance
    /// is there decides when tokens are pulled, so that a permit that somebody else spent first breaks nothing.
    /// Payable because it may stand in a batch that pays coin; by itself it takes none.
    /// @dev Reverts: ValueNotNeeded.
    function permit(address token, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        payable;

    /// @notice Hands a permit of the caller for this exchange to Permit2; success, coin and reverts as for permit.
    function permit2(
        address token,
        uint160 amount,
        uint48 expiration,
        uint48 nonce,
        uint256 sigDeadline,
        bytes calldata signature
    ) external payable;

    /// @notice Gives `delegate` the rights `actions` in `markets`, up to and with the second `expiry` (below 2^64);
    /// replaces what it had there. 0 actions revoke.
    /// @dev Reverts: UnknownFlags, of the actions or of an expiry from 2^64 on.
    function grantTrading(address delegate, uint256[] calldata markets, uint256 actions, uint256 expiry)
        external;

    /// @notice The same by `owner`'s signature over EIP-712's
    /// TradingGrant(address owner,address delegate,uint256[] markets,uint256 actions,uint256 expiry,uint256 nonce,uint256 deadline)
    /// in the domain of `eip712Domain`. Contracts sign by ERC-1271. Nonces are unordered, each used once. Anybody may
    /// bring it, so whoever finds its nonce used looks whether `tradingRights` are there already.
    /// @dev Reverts: UnknownFlags, DeadlineExpired, NonceUsed, BadSignature.
    function grantTradingBySignature(
        address owner,
        address delegate,
        uint256[] calldata markets,
        uint256 actions,
        uint256 expiry,
        uint256 nonce,
        uint256 deadline,
        bytes calldata signature
    ) external;

    /// @notice Makes a nonce of the caller unusable.
    /// @dev Reverts: NonceUsed.
    function revokeNonce(uint256 nonce) external;

    /// @notice What `delegate` may do for `owner` in a market: action bits, and until when.
    function tradingRights(address owner, address delegate, uint256 market)
        external
        view
        returns (uint256 actions, uint256 expiry);

    /// @notice EIP-5267.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );
}
