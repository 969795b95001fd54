// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IHashTimeLock, Lock, LockState} from "weir/atomic/interfaces/IHashTimeLock.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {HashTimeLockHandler} from "./HashTimeLockHandler.sol";

/// @notice What must always hold of locks, numbered as in INVARIANTS.md, after every action of a campaign.
contract HashTimeLockInvariants is Test {
    HashTimeLockHandler private handler;
    IHashTimeLock private htlc;

    function setUp() public {
        handler = new HashTimeLockHandler();
        htlc = handler.htlc();
        targetContract(address(handler));
        bytes4[] memory selectors = new bytes4[](9);
        selectors[0] = HashTimeLockHandler.lock.selector;
        selectors[1] = HashTimeLockHandler.lock.selector;
        selectors[2] = HashTimeLockHandler.lock.selector;
        selectors[3] = HashTimeLockHandler.redeem.selector;
        selectors[4] = HashTimeLockHandler.redeem.selector;
        selectors[5] = HashTimeLockHandler.refund.selector;
        selectors[6] = HashTimeLockHandler.lie.selector;
        selectors[7] = HashTimeLockHandler.donate.selector;
        selectors[8] = HashTimeLockHandler.wait.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
    }

    function invariant_H1_holdsExactlyWhatOpenLocksNeed() public view {
        uint256[2] memory needed;
        for (uint256 i; i < handler.count(); ++i) {
            HashTimeLockHandler.Made memory one = handler.madeAt(i);
            if (one.state != LockState.Open) continue;
            needed[one.terms.token == address(handler.tokens(0)) ? 0 : 1] += one.terms.amount;
        }
        for (uint256 j; j < 2; ++j) {
            PlainToken token = handler.tokens(j);
            assertEq(token.balanceOf(address(htlc)), needed[j] + handler.donated(token), "H1");
        }
    }

    function invariant_H4_H5_recordsAreWhatHappened() public view {
        for (uint256 i; i < handler.count(); ++i) {
            HashTimeLockHandler.Made memory one = handler.madeAt(i);
            (LockState state, uint256 lockedAt, uint256 endedAt) = htlc.stateOf(htlc.idOf(one.terms));
            assertEq(uint8(state), uint8(one.state), "H4: state");
            assertEq(lockedAt, one.lockedAt, "H4: locked at");
            assertEq(endedAt, one.endedAt, "H4: ended at");
            bytes32 secret =
                handler.isPublic(one.terms.hash) ? handler.rightSecret(one.terms.hash) : bytes32(0);
            assertEq(htlc.secretOf(one.terms.hash), secret, "H5: secret");
            assertEq(
                htlc.usesOf(one.terms.sender, one.terms.hash),
                handler.uses(one.terms.sender, one.terms.hash),
                "H5: uses"
            );
        }
    }

    /// @dev H6: every lock ends, whoever calls, once its time has come; then nothing is left but what was donated.
    function afterInvariant() public {
        vm.warp(block.timestamp + 31 days);
        for (uint256 i; i < handler.count(); ++i) {
            HashTimeLockHandler.Made memory one = handler.madeAt(i);
            if (one.state == LockState.Open) htlc.refund(one.terms);
        }
        for (uint256 j; j < 2; ++j) {
            PlainToken token = handler.tokens(j);
            assertEq(token.balanceOf(address(htlc)), handler.donated(token), "H6");
        }
    }

    /// @dev A campaign that did nothing proves nothing: what these do at the least, over one fixed walk.
    function test_campaign_reachesEveryAction() public {
        for (uint256 i; i < 200; ++i) {
            uint256 seed = uint256(keccak256(abi.encode(i)));
            handler.lock(seed, seed, seed >> 16);
            handler.redeem(seed >> 8, i % 8 == 0);
            handler.refund(seed >> 24);
            handler.lie(seed >> 32, seed >> 40, i % 2 == 0);
            if (i % 4 == 0) handler.wait(seed >> 48);
        }
        bytes32[5] memory names = [bytes32("locked"), "refused", "redeemed", "refunded", "lied"];
        for (uint256 i; i < 5; ++i) {
            assertGt(handler.done(names[i]), 0, string(abi.encodePacked(names[i])));
        }
        invariant_H1_holdsExactlyWhatOpenLocksNeed();
        invariant_H4_H5_recordsAreWhatHappened();
    }
}
