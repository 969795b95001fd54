// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The terms of a lock. Whoever redeems or refunds brings them again; the contract keeps their hash only.
/// @param chainId the chain it is made on.
/// @param sender who locks, and who gets it back from `expiry` on.
/// @param receiver who gets it for the secret, before `expiry`.
/// @param token an ERC-20.
/// @param amount in token units.
/// @param hash SHA-256 of a secret of exactly 32 bytes.
/// @param expiry in seconds since 1970, by the chain's own clock (block.timestamp).
/// @param nonce how many locks this sender made with this hash before: 0 says that the hash is fresh.
struct Lock {
    uint256 chainId;
    address sender;
    address receiver;
    address token;
    uint256 amount;
    bytes32 hash;
    uint256 expiry;
    uint256 nonce;
}

/// @notice What became of a lock. Redeemed and Refunded are final.
enum LockState {
    None,
    Open,
    Redeemed,
    Refunded
}

/// @title Tokens that wait for a secret, or for a time.
/// @notice The manual. One half of an atomic swap: the other half is a lock under the same hash on another chain. Whoever
/// redeems one of them publishes the secret, and with it the other can be redeemed.
///
/// Redeeming works strictly before `expiry` and refunding from `expiry` on, so in no second do both work, and in every
/// second one does. Anyone may call either: tokens go to the receiver or the sender that the lock names, whoever calls, so
/// a copied secret or a transaction sent ahead of another's changes nothing but who pays for gas.
///
/// Duties of those who swap (contracts/docs/atomic.md; contracts/ts/atomic checks them): who answers a lock looks at this
/// contract's code, the lock's token by address, both parties, a nonce of 0, an unknown secret, finality and the distance
/// of the two expiries; who knows the secret redeems early enough that others cannot keep the transaction out.
///
/// Trust: nobody. There is no owner, no fee, no pause, and nothing that could be changed. Each lock trusts its token: one
/// that takes a fee is refused when it is locked; one that rebases is unsupported; one that refuses the receiver (a
/// blocklist) leaves the tokens to the sender from `expiry` on, and one that refuses both keeps them. What a token does
/// wrong harms locks of that token, and no others. The chain's own coin is locked in its wrapped form.
interface IHashTimeLock {
    // ------------------------------------------------------------------ errors

    /// @notice The terms are for another chain.
    error WrongChain(uint256 chainId, uint256 expected);
    /// @notice Only the sender that the terms name locks.
    error NotTheSender(address caller, address sender);
    /// @notice Nobody, or this contract, would receive.
    error BadReceiver(address receiver);
    /// @notice Nothing to lock.
    error ZeroAmount();
    /// @notice The expiry has passed, or is so far away that it looks like an error.
    error ExpiryOutOfRange(uint256 expiry, uint256 earliest, uint256 latest);
    /// @notice The sender made `expected` locks with this hash before.
    error WrongNonce(uint256 nonce, uint256 expected);
    /// @notice The secret is public, so the receiver could redeem at once.
    error SecretKnown(bytes32 hash, bytes32 secret);
    /// @notice No lock has these terms, or it has ended.
    error LockNotOpen(bytes32 id, LockState state);
    /// @notice The secret's SHA-256 is another.
    error WrongSecret(bytes32 hash, bytes32 found);
    /// @notice Redeeming ended at `expiry`.
    error TooLate(bytes32 id, uint256 expiry, uint256 time);
    /// @notice Refunding begins at `expiry`.
    error TooEarly(bytes32 id, uint256 expiry, uint256 time);
    /// @notice The token refused to move from the sender: too low a balance or allowance, or no token at all.
    error PullFailed(address token, address from, uint256 amount);
    /// @notice Another amount than was to be locked came in: the token takes a fee, or called back in here.
    error PullMismatch(address token, uint256 amount, uint256 received);
    /// @notice The token refused to pay `to`.
    error PushFailed(address token, address to, uint256 amount);

    // ------------------------------------------------------------------ events

    /// @notice Everything that the terms say, so that nobody depends on getting them otherwise.
    event Locked(
        bytes32 indexed id,
        bytes32 indexed hash,
        address indexed receiver,
        address sender,
        address token,
        uint256 amount,
        uint256 expiry,
        uint256 nonce
    );
    /// @notice The receiver was paid, and everybody knows the secret.
    event Redeemed(bytes32 indexed id, bytes32 indexed hash, bytes32 secret);
    /// @notice The sender was paid back.
    event Refunded(bytes32 indexed id, bytes32 indexed hash);

    // ------------------------------------------------------------------ actions

    /// @notice Locks the caller's tokens, which it has allowed this contract to take. At most 30 days ahead.
    /// @return id `idOf(terms)`.
    /// @dev Reverts: WrongChain, NotTheSender, BadReceiver, ZeroAmount, ExpiryOutOfRange, SecretKnown,
    /// WrongNonce, PullFailed, PullMismatch.
    function lock(Lock calldata terms) external returns (bytes32 id);

    /// @notice Pays the receiver, strictly before `expiry`, and publishes the secret. Also by a transaction that reverts:
    /// who alone knows the secret looks at the lock, the time and the token first.
    /// @param secret the 32 bytes whose SHA-256 is the hash. No other length can be said here, so none can work on one
    ///        chain and fail on the other.
    /// @dev Reverts: LockNotOpen, TooLate, WrongSecret, PushFailed.
    function redeem(Lock calldata terms, bytes32 secret) external;

    /// @notice Pays the sender back, from `expiry` on.
    /// @dev Reverts: LockNotOpen, TooEarly, PushFailed.
    function refund(Lock calldata terms) external;

    // ------------------------------------------------------------------ what is

    /// @notice A lock's id: keccak256(abi.encode(this contract, terms)). Says nothing of whether there is such a lock.
    function idOf(Lock calldata terms) external view returns (bytes32 id);

    /// @notice What became of a lock, and when: seconds since 1970, 0 where it did not happen. A lock whose time lies before
    /// that of a finalised block is final: that is how finality is read, from a node that keeps no old state.
    function stateOf(bytes32 id) external view returns (LockState state, uint256 lockedAt, uint256 endedAt);

    /// @notice The secret of a hash, once a lock was redeemed with it; 0 while nobody did. (A secret of 32 zero bytes is
    /// known to all: no lock can be made with its hash.)
    function secretOf(bytes32 hash) external view returns (bytes32 secret);

    /// @notice How many locks `sender` ever made with `hash`, which is the nonce of its next. Counted by sender, because
    /// anybody may lock under a hash that is public: others cannot make a fresh hash look used.
    function usesOf(address sender, bytes32 hash) external view returns (uint256 uses);
}
