// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHashTimeLock, Lock, LockState} from "weir/atomic/interfaces/IHashTimeLock.sol";
import {HashTimeLockFixture} from "./HashTimeLockFixture.sol";

contract LockTest is HashTimeLockFixture {
    function test_lock_revertsWhen_theTermsAreForAnotherChain() public {
        Lock memory terms = usual();
        terms.chainId = 10;
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.WrongChain.selector, 10, block.chainid));
        lock(terms);
    }

    function test_lock_revertsWhen_callerIsNotTheSender() public {
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.NotTheSender.selector, anyone, alice));
        vm.prank(anyone);
        htlc.lock(usual());
    }

    function test_lock_revertsWhen_nobodyOrTheContractWouldReceive() public {
        Lock memory terms = usual();
        address[2] memory bad = [address(0), address(htlc)];
        for (uint256 i; i < 2; ++i) {
            terms.receiver = bad[i];
            vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.BadReceiver.selector, bad[i]));
            lock(terms);
        }
    }

    function test_lock_revertsWhen_nothingIsLocked() public {
        Lock memory terms = usual();
        terms.amount = 0;
        vm.expectRevert(IHashTimeLock.ZeroAmount.selector);
        lock(terms);
    }

    function testFuzz_lock_revertsWhen_theExpiryHasPassedOrIsFar(uint256 expiry) public {
        vm.assume(expiry <= NOW || expiry > NOW + 30 days);
        Lock memory terms = usual();
        terms.expiry = expiry;
        vm.expectRevert(
            abi.encodeWithSelector(IHashTimeLock.ExpiryOutOfRange.selector, expiry, NOW + 1, NOW + 30 days)
        );
        lock(terms);
    }

    function test_lock_takesTheNearestAndTheFarthestExpiry() public {
        Lock memory terms = usual();
        terms.expiry = NOW + 1;
        assertState(lock(terms), LockState.Open);
        (terms.expiry, terms.nonce) = (NOW + 30 days, 1);
        assertState(lock(terms), LockState.Open);
    }

    /// @dev The nonce is the number of locks before: the terms themselves say whether a hash is fresh.
    function testFuzz_lock_revertsWhen_theNonceIsNotTheCount(uint256 nonce, uint8 before) public {
        uint256 count = before % 4;
        vm.assume(nonce != count);
        Lock memory terms = usual();
        for (uint256 i; i < count; ++i) {
            terms.nonce = i;
            lock(terms);
        }
        terms.nonce = nonce;
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.WrongNonce.selector, nonce, count));
        lock(terms);
    }

    function test_lock_revertsWhen_theSecretIsKnown() public {
        Lock memory terms = usual();
        lock(terms);
        htlc.redeem(terms, SECRET);
        terms.nonce = 1;
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.SecretKnown.selector, terms.hash, SECRET));
        lock(terms);
    }

    /// @dev `secretOf` says 0 of it for ever, so it could not be told from one that nobody knows.
    function test_lock_revertsWhen_theSecretWouldBeZero() public {
        Lock memory terms = usual();
        terms.hash = hashOf(0);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.SecretKnown.selector, terms.hash, bytes32(0)));
        lock(terms);
    }

    function test_lock_revertsWhen_balanceOrAllowanceAreTooLow() public {
        Lock memory terms = usual();
        terms.amount = 1e30 + 1;
        vm.expectRevert(
            abi.encodeWithSelector(IHashTimeLock.PullFailed.selector, address(token), alice, terms.amount)
        );
        lock(terms);
        terms.amount = AMOUNT;
        vm.prank(alice);
        token.approve(address(htlc), AMOUNT - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IHashTimeLock.PullFailed.selector, address(token), alice, AMOUNT)
        );
        lock(terms);
    }

    function test_lock_revertsWhen_thereIsNoToken() public {
        Lock memory terms = usual();
        terms.token = makeAddr("no code");
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.PullFailed.selector, terms.token, alice, AMOUNT));
        lock(terms);
    }

    function testFuzz_lock_holdsTheTokensAndSaysEverything(uint256 amount, uint256 wait) public {
        Lock memory terms = usual();
        terms.amount = bound(amount, 1, 1e30);
        terms.expiry = NOW + bound(wait, 1, 30 days);
        bytes32 id = keccak256(abi.encode(address(htlc), terms));
        vm.expectEmit(address(htlc));
        emit IHashTimeLock.Locked(id, terms.hash, bob, alice, address(token), terms.amount, terms.expiry, 0);
        assertEq(lock(terms), id, "returned id");
        assertEq(htlc.idOf(terms), id, "idOf");
        assertEq(held(), terms.amount, "held");
        assertEq(token.balanceOf(alice), 1e30 - terms.amount, "alice");
        assertEq(htlc.usesOf(alice, terms.hash), 1, "uses");
        (LockState state, uint256 lockedAt, uint256 endedAt) = htlc.stateOf(id);
        assertEq(uint8(state), uint8(LockState.Open));
        assertEq(lockedAt, NOW);
        assertEq(endedAt, 0);
    }

    /// @dev Each field of the terms, and the contract itself, are in the id.
    function test_idOf_differsInEveryField() public {
        Lock memory terms = usual();
        bytes32[10] memory ids;
        ids[0] = htlc.idOf(terms);
        terms.chainId += 1;
        ids[1] = htlc.idOf(terms);
        terms.sender = anyone;
        ids[2] = htlc.idOf(terms);
        terms.receiver = anyone;
        ids[3] = htlc.idOf(terms);
        terms.token = anyone;
        ids[4] = htlc.idOf(terms);
        terms.amount += 1;
        ids[5] = htlc.idOf(terms);
        terms.hash = hashOf(terms.hash);
        ids[6] = htlc.idOf(terms);
        terms.expiry += 1;
        ids[7] = htlc.idOf(terms);
        terms.nonce += 1;
        ids[8] = htlc.idOf(terms);
        ids[9] = IHashTimeLock(deployCode("HashTimeLock.sol:HashTimeLock")).idOf(terms);
        for (uint256 i; i < 10; ++i) {
            for (uint256 j; j < i; ++j) {
                assertNotEq(ids[i], ids[j]);
            }
        }
    }
}
