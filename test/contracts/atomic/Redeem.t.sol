// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHashTimeLock, Lock, LockState} from "weir/atomic/interfaces/IHashTimeLock.sol";
import {HashTimeLockFixture} from "./HashTimeLockFixture.sol";

contract RedeemTest is HashTimeLockFixture {
    function test_redeem_revertsWhen_thereIsNoSuchLock() public {
        Lock memory terms = usual();
        vm.expectRevert(
            abi.encodeWithSelector(IHashTimeLock.LockNotOpen.selector, htlc.idOf(terms), LockState.None)
        );
        htlc.redeem(terms, SECRET);
    }

    /// @dev Whoever brings other terms names another lock, which is not there.
    function test_redeem_revertsWhen_anyTermIsChanged() public {
        lock(usual());
        Lock[3] memory changed = [usual(), usual(), usual()];
        changed[0].receiver = anyone;
        changed[1].amount = AMOUNT - 1;
        changed[2].expiry = EXPIRY + 1;
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IHashTimeLock.LockNotOpen.selector, htlc.idOf(changed[i]), LockState.None
                )
            );
            htlc.redeem(changed[i], SECRET);
        }
    }

    function test_redeem_revertsWhen_theLockHasEnded() public {
        bytes32 id = lock(usual());
        htlc.redeem(usual(), SECRET);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.LockNotOpen.selector, id, LockState.Redeemed));
        htlc.redeem(usual(), SECRET);
        vm.warp(EXPIRY);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.LockNotOpen.selector, id, LockState.Redeemed));
        htlc.refund(usual());
    }

    function testFuzz_redeem_revertsWhen_theSecretIsAnother(bytes32 secret) public {
        vm.assume(secret != SECRET);
        lock(usual());
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.WrongSecret.selector, hash, hashOf(secret)));
        htlc.redeem(usual(), secret);
    }

    function testFuzz_redeem_revertsFromTheExpiryOn(uint256 late) public {
        bytes32 id = lock(usual());
        uint256 time = EXPIRY + bound(late, 0, 3650 days);
        vm.warp(time);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.TooLate.selector, id, EXPIRY, time));
        htlc.redeem(usual(), SECRET);
    }

    function testFuzz_redeem_paysTheReceiver_whoeverCalls(address caller, uint256 wait, bytes32 secret)
        public
    {
        vm.assume(secret != 0);
        Lock memory terms = usual();
        terms.hash = hashOf(secret);
        bytes32 id = lock(terms);
        uint256 time = NOW + bound(wait, 0, 36 hours - 1);
        vm.warp(time);
        assertEq(htlc.secretOf(terms.hash), 0, "secret before");
        vm.expectEmit(address(htlc));
        emit IHashTimeLock.Redeemed(id, terms.hash, secret);
        vm.prank(caller);
        htlc.redeem(terms, secret);
        assertEq(token.balanceOf(bob), AMOUNT, "bob");
        assertEq(held(), 0, "held");
        assertEq(htlc.secretOf(terms.hash), secret, "secret");
        (LockState state, uint256 lockedAt, uint256 endedAt) = htlc.stateOf(id);
        assertEq(uint8(state), uint8(LockState.Redeemed));
        assertEq(lockedAt, NOW);
        assertEq(endedAt, time);
    }

    /// @dev A chain that splits may give one side a new id; what was locked before stays redeemable and refundable there.
    function test_redeem_worksAfterTheChainsIdChanged() public {
        Lock memory terms = usual();
        lock(terms);
        vm.chainId(10_001);
        htlc.redeem(terms, SECRET);
        assertEq(token.balanceOf(bob), AMOUNT);
    }
}
