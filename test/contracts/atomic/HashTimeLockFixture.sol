// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IHashTimeLock, Lock, LockState} from "weir/atomic/interfaces/IHashTimeLock.sol";
import {PlainToken} from "../mocks/PlainToken.sol";

/// @notice A deployed HashTimeLock, a token, and two who swap. The artifact is the optimized build's, as deployed.
abstract contract HashTimeLockFixture is Test {
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant EXPIRY = NOW + 36 hours;
    uint256 internal constant AMOUNT = 1000e18;
    bytes32 internal constant SECRET = keccak256("a secret of 32 bytes");

    /// @dev Of SECRET. Kept: computing it calls a precompile, which vm.expectRevert would take for the call it waits for.
    bytes32 internal hash = hashOf(SECRET);
    IHashTimeLock internal htlc;
    PlainToken internal token;

    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal anyone = makeAddr("anyone");

    function setUp() public virtual {
        vm.warp(NOW);
        htlc = IHashTimeLock(deployCode("HashTimeLock.sol:HashTimeLock"));
        token = new PlainToken("Token", "TOKEN", 18);
        fund(token, alice);
    }

    function fund(PlainToken token_, address who) internal {
        token_.mint(who, 1e30);
        vm.prank(who);
        token_.approve(address(htlc), type(uint256).max);
    }

    function hashOf(bytes32 secret) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(secret));
    }

    /// @dev From alice to bob, under SECRET's hash.
    function usual() internal view returns (Lock memory) {
        return Lock({
            chainId: block.chainid,
            sender: alice,
            receiver: bob,
            token: address(token),
            amount: AMOUNT,
            hash: hash,
            expiry: EXPIRY,
            nonce: 0
        });
    }

    function lock(Lock memory terms) internal returns (bytes32 id) {
        vm.prank(terms.sender);
        return htlc.lock(terms);
    }

    function assertState(bytes32 id, LockState expected) internal view {
        (LockState state,,) = htlc.stateOf(id);
        assertEq(uint8(state), uint8(expected), "state");
    }

    function held() internal view returns (uint256) {
        return token.balanceOf(address(htlc));
    }
}
