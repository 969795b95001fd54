// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FlashTest} from "../integration/FlashTest.sol";

/// @notice Claims for somebody else, timed against his batch. Alice's bid 1 of 10 lots is filled; mallory claims it for her
/// just before her batch.
contract TimedClaimAttackTest is FlashTest {
    address private mallory = makeAddr("mallory");

    function setUp() public override {
        super.setUp();
        bid(alice, 1, TICK_2000, 10);
        place(bob, 1, TICK_2000, 11, 5);
    }

    /// @dev Hoped: alice's batch reverts, because what it claims or cancels is gone. What happens: a closed handle does
    /// nothing, and the rest of the batch runs; what was claimed lies in alice's internal balance.
    function test_attack_claimingBeforeABatchThatClaims_stopsNothing() public {
        calls.push(claimCall(1));
        calls.push(cancelCall(1));
        calls.push(placeCall(2, TICK_2000 - 100, 10, 0));
        claimForAlice();
        run(0);
        assertEq(orderOf(alice, 2).size(), 10);
        assertEq(internalBalance(alice, address(base)), due());
    }

    /// @dev Hoped: alice's new order on the same handle finds it in another state. What happens: claimed or not, the
    /// handle is free.
    function test_attack_claimingBeforeABatchThatReusesTheHandle_stopsNothing() public {
        calls.push(placeCall(1, TICK_2000 - 100, 10, 0));
        claimForAlice();
        run(0);
        assertEq(orderOf(alice, 1).size(), 10);
        assertEq(internalBalance(alice, address(base)), due());
    }

    /// @dev Hoped: alice's batch pays for a new order with what it claims; claimed for her, the same batch takes the
    /// tokens from her wallet, where there are none, and reverts. What happens: just that where the batch settles
    /// with the wallet, whose claims went inside; one that settles with the internal balance cannot be stopped.
    function test_attack_claimingWhatABatchIsPaidWith_stopsOnlyThoseThatSettleWithTheWallet() public {
        calls.push(claimCall(1));
        calls.push(placeCall(2, TICK_2000 + 100, 10, 1));
        vm.prank(alice);
        base.transfer(carol, 1e30);
        uint256 snapshot = vm.snapshotState();
        run(0);
        assertEq(orderOf(alice, 2).size(), 10, "undisturbed, the claim pays");
        vm.revertToState(snapshot);

        claimForAlice();
        expectPullFailed(address(base), alice, 10 * LOT);
        run(0);
        run(4 | 8);
        assertEq(orderOf(alice, 2).size(), 10);
        assertEq(internalBalance(alice, address(base)), due() - 10 * LOT);
    }

    /// @dev Hoped: the claim's rounding, or its bounty, is mallory's. What happens: all of it is alice's.
    function test_attack_claimingForAlice_bringsNothing() public {
        claimForAlice();
        assertEq(internalBalance(alice, address(base)), due());
        assertEq(internalBalance(mallory, address(base)), 0);
        assertEq(internalBalance(mallory, address(quote)), 0);
    }

    function claimForAlice() private {
        uint64[] memory handles = new uint64[](1);
        handles[0] = 1;
        vm.prank(mallory);
        assertEq(exchange.claimFor(key, alice, handles), 10);
    }

    /// @dev The bid's lots and their rebate.
    function due() private pure returns (uint256) {
        return 10 * LOT + 10 * LOT * 200 / 1e6;
    }

    function run(uint256 flags) private {
        vm.prank(alice);
        exchange.batch(calls, alice, flags);
    }
}
