// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice An ask at 1.9999 units a lot: each claim rounds down, so lot by lot it would pay half.
contract LotByLotClaimsAttack is ActionTest {
    uint256 private constant TICK = 90_000 + 9999;

    function setUp() public override {
        super.setUp();
        key = MarketKeyLib.pack(address(base), address(quote), 15, TIER_MAJOR, 1);
        id = exchange.openMarket(key, 1);
    }

    /// @dev Hoped for: who fills an order lot by lot and claims each lot for its owner makes the owner lose a unit at
    /// each. What happens: nobody but the owner claims an order that still rests.
    function test_attack_lotByLotClaimsForSomeoneElse() public {
        ask(alice, 1, TICK, 100);
        uint64[] memory handles = new uint64[](1);
        handles[0] = 1;
        for (uint256 left = 99; left != 0; --left) {
            place(bob, 1, TICK, 1, 4);
            vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.OrderStillRests.selector, alice, 1, left));
            vm.prank(bob);
            exchange.claimFor(key, alice, handles);
        }
        place(bob, 1, TICK, 1, 4);
        vm.prank(bob);
        exchange.claimFor(key, alice, handles);
        // 100 lots at 1.9999, rounded once, and no rebate on so little.
        assertEq(internalBalance(alice, address(quote)), 199);
    }

    /// @dev The same by removals after its time: there is one for an order, of all of it.
    function test_attack_lotByLotClaims_byRemovals() public {
        vm.prank(alice);
        exchange.place(key, OrderTermsLib.pack(1, 100, uint24(TICK), 0, 0, 1).withExpiry(uint32(NOW + 1), 1));
        place(bob, 1, TICK, 50, 4);
        skip(2);
        vm.startPrank(bob);
        assertEq(exchange.removeExpired(key, alice, 1), LOT);
        for (uint256 i; i < 3; ++i) {
            assertEq(exchange.removeExpired(key, alice, 1), 0);
        }
        vm.stopPrank();
        assertEq(internalBalance(alice, address(quote)), 99, "50 lots, rounded once");
        assertEq(internalBalance(alice, address(base)), 49 * LOT);
    }
}
