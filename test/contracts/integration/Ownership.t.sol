// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice Who the owner and the guardian are.
contract OwnershipTest is GovernanceTest {
    function test_offerOwnership_revertsWhen_callerIsNotTheOwner() public {
        address[2] memory callers = [guardian, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], owner);
            vm.prank(callers[i]);
            exchange.offerOwnership(callers[i]);
        }
    }

    function test_acceptOwnership_revertsWhen_itWasNotOffered() public {
        expectNotAllowed(alice, address(0));
        vm.prank(alice);
        exchange.acceptOwnership();
        offer(bob);
        expectNotAllowed(alice, bob);
        vm.prank(alice);
        exchange.acceptOwnership();
    }

    function test_acceptOwnership_revertsWhen_theOfferWasReplaced() public {
        offer(bob);
        offer(carol);
        expectNotAllowed(bob, carol);
        vm.prank(bob);
        exchange.acceptOwnership();
        offer(address(0));
        expectNotAllowed(carol, address(0));
        vm.prank(carol);
        exchange.acceptOwnership();
    }

    function test_setGuardian_revertsWhen_callerIsNotTheOwner() public {
        address[2] memory callers = [guardian, alice];
        for (uint256 i; i < 2; ++i) {
            expectNotAllowed(callers[i], owner);
            vm.prank(callers[i]);
            exchange.setGuardian(callers[i]);
        }
    }

    function test_owner_isNamedAtDeployment() public view {
        assertEq(exchange.owner(), owner);
        assertEq(exchange.guardian(), guardian);
    }

    function test_offerOwnership_changesNothingYet() public {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OwnershipOffered(owner, bob);
        offer(bob);
        assertEq(exchange.owner(), owner);
        vm.prank(owner);
        exchange.setGuardian(carol);
    }

    function test_acceptOwnership_takesItOnce() public {
        offer(bob);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.OwnerChanged(bob);
        vm.prank(bob);
        exchange.acceptOwnership();
        assertEq(exchange.owner(), bob);
        expectNotAllowed(bob, address(0));
        vm.prank(bob);
        exchange.acceptOwnership();
        expectNotAllowed(owner, bob);
        vm.prank(owner);
        exchange.setGuardian(owner);
        vm.prank(bob);
        exchange.offerOwnership(owner);
        expectNotAllowed(bob, owner);
        vm.prank(bob);
        exchange.acceptOwnership();
    }

    function test_setGuardian_movesTheRightToPause() public {
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.GuardianSet(carol);
        vm.prank(owner);
        exchange.setGuardian(carol);
        assertEq(exchange.guardian(), carol);
        expectNotAllowed(guardian, carol);
        pause(1);
        vm.prank(carol);
        exchange.pauseMarket(key, 1);
    }

    /// @dev A new guardian is bound by the pauses of the one before.
    function test_setGuardian_doesNotRenewPauses() public {
        pause(100);
        vm.prank(owner);
        exchange.setGuardian(carol);
        skip(101);
        expectPausedLately(NOW + 100 + BETWEEN);
        vm.prank(carol);
        exchange.pauseMarket(key, 1);
    }

    /// @dev Nobody can ever be the zero address.
    function test_setGuardian_toNobody_endsPausing() public {
        vm.prank(owner);
        exchange.setGuardian(address(0));
        expectNotAllowed(guardian, address(0));
        pause(1);
    }

    function offer(address pending) private {
        vm.prank(owner);
        exchange.offerOwnership(pending);
    }
}
