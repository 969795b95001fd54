// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHashTimeLock, Lock, LockState} from "weir/atomic/interfaces/IHashTimeLock.sol";
import {HashTimeLockFixture} from "./HashTimeLockFixture.sol";

contract RefundTest is HashTimeLockFixture {
    function test_refund_revertsWhen_thereIsNoSuchLock() public {
        vm.warp(EXPIRY);
        Lock memory terms = usual();
        vm.expectRevert(
            abi.encodeWithSelector(IHashTimeLock.LockNotOpen.selector, htlc.idOf(terms), LockState.None)
        );
        htlc.refund(terms);
    }

    function testFuzz_refund_revertsBeforeTheExpiry(uint256 wait) public {
        bytes32 id = lock(usual());
        uint256 time = NOW + bound(wait, 0, 36 hours - 1);
        vm.warp(time);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.TooEarly.selector, id, EXPIRY, time));
        htlc.refund(usual());
    }

    function testFuzz_refund_paysTheSender_whoeverCalls(address caller, uint256 late) public {
        bytes32 id = lock(usual());
        uint256 time = EXPIRY + bound(late, 0, 3650 days);
        vm.warp(time);
        vm.expectEmit(address(htlc));
        emit IHashTimeLock.Refunded(id, hash);
        vm.prank(caller);
        htlc.refund(usual());
        assertEq(token.balanceOf(alice), 1e30, "alice");
        assertEq(held(), 0, "held");
        assertEq(htlc.secretOf(hash), 0, "no secret");
        (LockState state,, uint256 endedAt) = htlc.stateOf(id);
        assertEq(uint8(state), uint8(LockState.Refunded));
        assertEq(endedAt, time);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.LockNotOpen.selector, id, LockState.Refunded));
        htlc.refund(usual());
    }

    /// @dev In the last second before the expiry redeeming works and refunding does not; in the expiry's own, the other way
    /// round. So there is no second in which both work, and none in which neither does.
    function test_boundary_exactlyOneOfBothWorksInEachSecond() public {
        Lock memory terms = usual();
        bytes32 id = lock(terms);
        for (uint256 time = EXPIRY - 1; time <= EXPIRY + 1; ++time) {
            vm.warp(time);
            uint256 snapshot = vm.snapshotState();
            (bool redeemed,) = address(htlc).call(abi.encodeCall(htlc.redeem, (terms, SECRET)));
            vm.revertToState(snapshot);
            (bool refunded,) = address(htlc).call(abi.encodeCall(htlc.refund, (terms)));
            vm.revertToState(snapshot);
            assertEq(redeemed, time < EXPIRY, "redeem");
            assertEq(refunded, time >= EXPIRY, "refund");
        }
        assertState(id, LockState.Open);
    }
}
