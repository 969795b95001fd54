// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHashTimeLock, Lock, LockState} from "weir/atomic/interfaces/IHashTimeLock.sol";
import {BlocklistToken} from "../mocks/BlocklistToken.sol";
import {FalseToken} from "../mocks/FalseToken.sol";
import {FeeToken} from "../mocks/FeeToken.sol";
import {HookToken, Relay} from "../mocks/HookToken.sol";
import {SilentToken} from "../mocks/SilentToken.sol";
import {HashTimeLockFixture} from "./HashTimeLockFixture.sol";

/// @notice What a counterparty, a third, or a token could try. Prompted by the attacks that contracts/docs/atomic.md lists.
contract HashTimeLockAttacksTest is HashTimeLockFixture {
    // ------------------------------------------------------------------ secrets of other lengths

    /// @dev A contract that took bytes would let the holder choose a secret that one chain takes and the other cannot: here
    /// the hash of 31 or 33 bytes is a hash that nothing opens, on either chain.
    function test_attack_aSecretOf31Or33Bytes_opensNothing() public {
        bytes[2] memory secrets = [abi.encodePacked(bytes31(SECRET)), abi.encodePacked(SECRET, bytes1(0x01))];
        for (uint256 i; i < 2; ++i) {
            Lock memory terms = usual();
            terms.hash = sha256(secrets[i]);
            bytes32 id = lock(terms);
            bytes memory call =
                bytes.concat(abi.encodePacked(htlc.redeem.selector, abi.encode(terms)), secrets[i]);
            (bool went, bytes memory answer) = address(htlc).call(call);
            assertFalse(went, "redeemed");
            // 31 bytes are no word: the call is malformed. Of 33 the last is not read.
            if (i == 0) assertEq(answer.length, 0, "malformed");
            else assertEq(bytes4(answer), IHashTimeLock.WrongSecret.selector);
            assertState(id, LockState.Open);
        }
    }

    /// @dev Whatever follows the 32 bytes in the call is not part of the secret.
    function test_attack_aByteAfterTheSecret_changesNothing() public {
        lock(usual());
        bytes memory call = bytes.concat(abi.encodeCall(htlc.redeem, (usual(), SECRET)), hex"ff");
        (bool went,) = address(htlc).call(call);
        assertTrue(went);
        assertEq(htlc.secretOf(hash), SECRET);
        assertEq(token.balanceOf(bob), AMOUNT);
    }

    // ------------------------------------------------------------------ copies

    /// @dev Somebody reads the secret in a transaction that waits and sends the same call first: the receiver is paid all the
    /// same, and the receiver's own call finds the lock redeemed.
    function test_attack_aRedeemThatIsSentAheadByAThird_paysTheReceiver() public {
        bytes32 id = lock(usual());
        vm.prank(anyone);
        htlc.redeem(usual(), SECRET);
        assertEq(token.balanceOf(bob), AMOUNT);
        assertEq(token.balanceOf(anyone), 0);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.LockNotOpen.selector, id, LockState.Redeemed));
        vm.prank(bob);
        htlc.redeem(usual(), SECRET);
    }

    /// @dev The secret of one lock opens another under the same hash, for that one's receiver and nobody else.
    function test_attack_aCopiedSecret_paysOnlyWhomALockNames() public {
        lock(usual());
        fund(token, anyone);
        Lock memory copy = usual();
        (copy.sender, copy.receiver, copy.amount) = (anyone, alice, 5);
        lock(copy);
        htlc.redeem(usual(), SECRET);
        uint256 before = token.balanceOf(alice);
        vm.prank(bob);
        htlc.redeem(copy, SECRET);
        assertEq(token.balanceOf(alice) - before, 5);
        assertEq(token.balanceOf(bob), AMOUNT);
    }

    /// @dev A third who saw the hash locks a unit under it: the sender's next nonce is still 0, so the hash counts as fresh.
    function test_attack_aHashCopiedByAThird_doesNotLookUsed() public {
        fund(token, anyone);
        Lock memory copy = usual();
        (copy.sender, copy.receiver, copy.amount) = (anyone, bob, 1);
        lock(copy);
        assertEq(htlc.usesOf(anyone, copy.hash), 1);
        assertEq(htlc.usesOf(alice, copy.hash), 0);
        assertState(lock(usual()), LockState.Open);
    }

    function test_attack_aReusedHash_isVisibleInNonceAndCount() public {
        lock(usual());
        Lock memory again = usual();
        again.nonce = 1;
        lock(again);
        assertEq(htlc.usesOf(alice, again.hash), 2);
        htlc.redeem(usual(), SECRET);
        assertEq(htlc.secretOf(again.hash), SECRET);
    }

    // ------------------------------------------------------------------ tokens

    function test_attack_aTokenThatTakesAFee_isRefused() public {
        FeeToken fee = new FeeToken();
        fund(fee, alice);
        Lock memory terms = usual();
        terms.token = address(fee);
        vm.expectRevert(
            abi.encodeWithSelector(
                IHashTimeLock.PullMismatch.selector, address(fee), AMOUNT, AMOUNT - AMOUNT / 100
            )
        );
        lock(terms);
    }

    /// @dev The secret is not lost with the call that reverts: the receiver redeems once it is free, and else the sender is
    /// paid back, and nobody else's lock of the token suffers.
    function test_attack_aBlockedReceiver_leavesTheTokensToTheSender() public {
        BlocklistToken blocklist = new BlocklistToken();
        fund(blocklist, alice);
        Lock memory terms = usual();
        terms.token = address(blocklist);
        bytes32 id = lock(terms);
        Lock memory another = terms;
        another = Lock(terms.chainId, alice, anyone, terms.token, 7, terms.hash, EXPIRY, 1);
        lock(another);
        blocklist.setBlocked(bob, true);
        vm.expectRevert(
            abi.encodeWithSelector(IHashTimeLock.PushFailed.selector, address(blocklist), bob, AMOUNT)
        );
        htlc.redeem(terms, SECRET);
        assertState(id, LockState.Open);
        htlc.redeem(another, SECRET);
        assertEq(blocklist.balanceOf(anyone), 7);
        vm.warp(EXPIRY);
        htlc.refund(terms);
        assertEq(blocklist.balanceOf(alice), 1e30 - 7);
    }

    function test_attack_aTokenThatSaysFalse_movesNothing() public {
        FalseToken says = new FalseToken();
        fund(says, alice);
        Lock memory terms = usual();
        terms.token = address(says);
        bytes32 id = lock(terms);
        says.setRefuses(true);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.PushFailed.selector, address(says), bob, AMOUNT));
        htlc.redeem(terms, SECRET);
        assertState(id, LockState.Open);
        terms.nonce = 1;
        vm.expectRevert(
            abi.encodeWithSelector(IHashTimeLock.PullFailed.selector, address(says), alice, AMOUNT)
        );
        lock(terms);
    }

    function test_lock_takesATokenThatReturnsNothing() public {
        SilentToken silent = new SilentToken();
        silent.mint(alice, AMOUNT);
        vm.prank(alice);
        silent.approve(address(htlc), AMOUNT);
        Lock memory terms = usual();
        terms.token = address(silent);
        lock(terms);
        htlc.redeem(terms, SECRET);
        assertEq(silent.balanceOf(bob), AMOUNT);
    }

    // ------------------------------------------------------------------ reentrancy

    /// @dev While tokens are pulled the hook ends another lock of theirs, or makes one: the pull does not bring what it
    /// should, and all is undone.
    function test_attack_aHookThatMovesTokensWhileTheyAreLocked_undoesTheLock() public {
        (HookToken hook, Relay relay, Lock memory mine, Lock memory next) = hooked();
        bytes[2] memory calls =
            [abi.encodeCall(htlc.redeem, (mine, SECRET)), abi.encodeCall(htlc.lock, (next))];
        for (uint256 i; i < 2; ++i) {
            hook.setCall(address(relay), abi.encodeCall(Relay.run, (address(htlc), calls[i])));
            Lock memory terms = usual();
            terms.token = address(hook);
            uint256 moved = i == 0 ? AMOUNT - mine.amount : AMOUNT + next.amount;
            vm.expectRevert(
                abi.encodeWithSelector(IHashTimeLock.PullMismatch.selector, address(hook), AMOUNT, moved)
            );
            lock(terms);
            assertState(htlc.idOf(mine), LockState.Open);
            assertState(htlc.idOf(next), LockState.None);
        }
    }

    /// @dev While the receiver is paid the hook redeems and refunds the same lock again.
    function test_attack_aHookThatRedeemsAgain_findsTheLockEnded() public {
        (HookToken hook, Relay relay, Lock memory mine,) = hooked();
        Lock memory terms = usual();
        terms.token = address(hook);
        bytes32 id = lock(terms);
        bytes[2] memory calls =
            [abi.encodeCall(htlc.redeem, (terms, SECRET)), abi.encodeCall(htlc.refund, (terms))];
        for (uint256 i; i < 2; ++i) {
            uint256 snapshot = vm.snapshotState();
            hook.setCall(address(relay), abi.encodeCall(Relay.run, (address(htlc), calls[i])));
            htlc.redeem(terms, SECRET);
            assertEq(hook.calls(), 1, "hook called");
            assertFalse(hook.lastSuccess(), "paid twice");
            assertEq(
                hook.lastReturn(),
                abi.encodeWithSelector(IHashTimeLock.LockNotOpen.selector, id, LockState.Redeemed)
            );
            assertEq(hook.balanceOf(bob), AMOUNT);
            assertEq(hook.balanceOf(address(htlc)), mine.amount, "the other lock's tokens");
            vm.revertToState(snapshot);
        }
    }

    /// @dev A hook that ends another lock while one is paid does what anybody may do a moment later.
    function test_attack_aHookThatRefundsAnotherLock_leavesTheBooksTrue() public {
        (HookToken hook, Relay relay, Lock memory mine,) = hooked();
        Lock memory terms = usual();
        (terms.token, terms.expiry) = (address(hook), EXPIRY + 1);
        lock(terms);
        vm.warp(EXPIRY);
        hook.setCall(
            address(relay), abi.encodeCall(Relay.run, (address(htlc), abi.encodeCall(htlc.refund, (mine))))
        );
        htlc.redeem(terms, SECRET);
        assertTrue(hook.lastSuccess(), "refunded inside");
        assertEq(hook.balanceOf(bob), AMOUNT);
        assertEq(hook.balanceOf(address(htlc)), 0);
    }

    /// @dev A token with hooks, an account that acts in them, a lock of that account's, and one that it could make next.
    function hooked() private returns (HookToken hook, Relay relay, Lock memory mine, Lock memory next) {
        (hook, relay) = (new HookToken(), new Relay());
        fund(hook, alice);
        fund(hook, address(relay));
        mine = usual();
        (mine.sender, mine.receiver, mine.token, mine.amount) =
        (address(relay), address(relay), address(hook), 10);
        lock(mine);
        next = Lock(
            mine.chainId, mine.sender, mine.receiver, mine.token, mine.amount, mine.hash, mine.expiry, 1
        );
    }
}
