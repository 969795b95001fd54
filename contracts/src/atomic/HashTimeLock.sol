// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ProvenPull} from "../libraries/ProvenPull.sol";
import {IHashTimeLock, Lock, LockState} from "./interfaces/IHashTimeLock.sol";

/// @title HashTimeLock
/// @notice IHashTimeLock is the manual.
/// @dev No lock against reentrancy, and why none is needed: each action has written all of its storage before it calls the
/// token, and calls it once. A token's hook so meets the state after the action: what it redeems or refunds has ended, and
/// what it locks is another lock, with a nonce of its own. While tokens are pulled a hook could move others in or out of
/// here; the pull compares this contract's balance around the whole of the token's call, so then it reverts, with all that
/// the hook did. What a hook moves in and out again cancels out, each by books of its own.
///
/// The code has no constructor and no immutables: it is the same on every chain, and can be told by its hash. The chain's id
/// stands in the terms, where `lock` compares it, and is not read again: a lock of a chain whose id changes stays open.
contract HashTimeLock is IHashTimeLock {
    /// @dev A lock of years is a wrong unit or a wrong year.
    uint256 private constant LONGEST = 30 days;
    /// @dev sha256(abi.encode(0)): `secretOf` could not show that this one is known.
    bytes32 private constant HASH_OF_ZERO =
        0x66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925;

    /// @dev Times fit for as long as block.timestamp is below 2^64.
    struct Record {
        LockState state;
        uint64 lockedAt;
        uint64 endedAt;
    }

    mapping(bytes32 id => Record) private _records;
    /// @inheritdoc IHashTimeLock
    mapping(bytes32 hash => bytes32 secret) public override secretOf;
    /// @inheritdoc IHashTimeLock
    mapping(address sender => mapping(bytes32 hash => uint256 uses)) public override usesOf;

    /// @inheritdoc IHashTimeLock
    function lock(Lock calldata terms) external returns (bytes32 id) {
        if (terms.chainId != block.chainid) revert WrongChain(terms.chainId, block.chainid);
        if (terms.sender != msg.sender) revert NotTheSender(msg.sender, terms.sender);
        if (terms.receiver == address(0) || terms.receiver == address(this)) {
            revert BadReceiver(terms.receiver);
        }
        if (terms.amount == 0) revert ZeroAmount();
        if (terms.expiry <= block.timestamp || terms.expiry > block.timestamp + LONGEST) {
            revert ExpiryOutOfRange(terms.expiry, block.timestamp + 1, block.timestamp + LONGEST);
        }
        bytes32 secret = secretOf[terms.hash];
        if (secret != 0 || terms.hash == HASH_OF_ZERO) revert SecretKnown(terms.hash, secret);
        uint256 uses = usesOf[msg.sender][terms.hash];
        if (terms.nonce != uses) revert WrongNonce(terms.nonce, uses);

        // Each nonce of a sender and hash comes once, so no lock has this id.
        id = idOf(terms);
        usesOf[msg.sender][terms.hash] = uses + 1;
        // The cast keeps all until the year 584,942,417,355.
        _records[id] = Record(LockState.Open, uint64(block.timestamp), 0);
        emit Locked(
            id, terms.hash, terms.receiver, terms.sender, terms.token, terms.amount, terms.expiry, terms.nonce
        );
        ProvenPull.pull(terms.token, msg.sender, terms.amount);
    }

    /// @inheritdoc IHashTimeLock
    function redeem(Lock calldata terms, bytes32 secret) external {
        bytes32 id = idOf(terms);
        Record storage record = _openRecord(id);
        if (block.timestamp >= terms.expiry) revert TooLate(id, terms.expiry, block.timestamp);
        bytes32 found = sha256(abi.encode(secret));
        if (found != terms.hash) revert WrongSecret(terms.hash, found);
        _end(record, LockState.Redeemed);
        secretOf[terms.hash] = secret;
        emit Redeemed(id, terms.hash, secret);
        _push(terms.token, terms.receiver, terms.amount);
    }

    /// @inheritdoc IHashTimeLock
    function refund(Lock calldata terms) external {
        bytes32 id = idOf(terms);
        Record storage record = _openRecord(id);
        if (block.timestamp < terms.expiry) revert TooEarly(id, terms.expiry, block.timestamp);
        _end(record, LockState.Refunded);
        emit Refunded(id, terms.hash);
        _push(terms.token, terms.sender, terms.amount);
    }

    /// @inheritdoc IHashTimeLock
    function stateOf(bytes32 id) external view returns (LockState state, uint256 lockedAt, uint256 endedAt) {
        Record storage record = _records[id];
        return (record.state, record.lockedAt, record.endedAt);
    }

    /// @inheritdoc IHashTimeLock
    function idOf(Lock calldata terms) public view returns (bytes32 id) {
        return keccak256(abi.encode(address(this), terms));
    }

    function _openRecord(bytes32 id) private view returns (Record storage record) {
        record = _records[id];
        if (record.state != LockState.Open) revert LockNotOpen(id, record.state);
    }

    function _end(Record storage record, LockState state) private {
        record.state = state;
        // The cast keeps all, as in `lock`.
        record.endedAt = uint64(block.timestamp);
    }

    function _push(address token, address to, uint256 amount) private {
        if (!SafeERC20.trySafeTransfer(IERC20(token), to, amount)) revert PushFailed(token, to, amount);
    }
}
