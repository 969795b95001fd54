// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {OrderRefLib} from "weir/types/Terms.sol";
import {GovernanceTest} from "./GovernanceTest.sol";

/// @notice Everything that takes one's own out works while market and deposits are paused, with the same result as
/// without: each test does it both ways.
contract PausedExitsTest is GovernanceTest {
    uint256 private constant EXPIRY = NOW + 60;

    /// @dev Alice: a bid of which 40 of 100 lots are filled (2), an ask wholly filled (3), a bid that expires (1),
    /// shares and an internal balance.
    function setUp() public override {
        super.setUp();
        addLiquidity(alice, POOL_BASE, POOL_QUOTE);
        deposit(alice, 5e18);
        vm.startPrank(alice);
        exchange.place(key, orderUntil(EXPIRY, 1).withTick(638_000));
        vm.stopPrank();
        bid(alice, 2, 639_995, 100);
        ask(alice, 3, 640_005, 100);
        swap(bob, withFee(40 * LOT), SELL);
        place(bob, 1, 640_005, 200, 4);
        assertEq(levelAt(false, 639_995).filled(), 40);
        assertEq(levelAt(true, 640_005).live(), 0);
        vm.warp(EXPIRY + 1);
    }

    function test_paused_cancel() public {
        bothWays(abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(2, 0, 0))), alice);
        assertEq(orderOf(alice, 2).size(), 0);
        assertEq(poolSlot().bestBid(), 638_000);
    }

    function test_paused_reduce() public {
        bothWays(abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(2, 30, 0))), alice);
        assertEq(orderOf(alice, 2).size(), 30);
    }

    function test_paused_claim() public {
        bothWays(abi.encodeCall(IExchangeCore.claim, (key, OrderRefLib.pack(2, 0, 16))), alice);
        assertEq(orderOf(alice, 2).size(), 60);
    }

    function test_paused_claimFor() public {
        uint64[] memory handles = new uint64[](1);
        handles[0] = 3;
        bothWays(abi.encodeCall(exchange.claimFor, (key, alice, handles)), bob);
        assertEq(orderOf(alice, 3).size(), 0);
    }

    function test_paused_removeExpired() public {
        bothWays(abi.encodeCall(exchange.removeExpired, (key, alice, 1)), bob);
        assertEq(orderOf(alice, 1).size(), 0);
    }

    function test_paused_withdraw() public {
        bothWays(abi.encodeCall(IExchangeCore.withdraw, (address(base), 5e18, carol)), alice);
        assertEq(internalBalance(alice, address(base)), 0);
    }

    function test_paused_removeLiquidity() public {
        uint256 shares = balances().balanceOf(alice, id);
        bothWays(abi.encodeCall(IExchangeCore.removeLiquidity, (key, shares, 1, 1, termsOf(alice, 0))), alice);
        assertEq(balances().balanceOf(alice, id), 0);
        assertLt(poolSlot().baseReserve(), 1e12);
    }

    function test_paused_removeLiquidity_toTheInternalBalance() public {
        uint256 shares = balances().balanceOf(alice, id) / 3;
        bothWays(abi.encodeCall(IExchangeCore.removeLiquidity, (key, shares, 1, 1, termsOf(alice, 8))), alice);
    }

    function test_paused_transferOfABalance() public {
        bothWays(abi.encodeCall(balances().transfer, (bob, uint160(address(base)), 5e18)), alice);
    }

    function test_paused_transferOfShares() public {
        bothWays(abi.encodeCall(balances().transfer, (bob, id, 1e9)), alice);
    }

    function test_paused_batchOfExits() public {
        bytes[] memory calls = new bytes[](3);
        calls[0] = abi.encodeCall(IExchangeCore.claim, (key, OrderRefLib.pack(3, 0, 0)));
        calls[1] = abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(2, 10, 0)));
        calls[2] = abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(1, 0, 0)));
        bothWays(abi.encodeCall(exchange.batch, (calls, alice, 0)), alice);
        assertEq(orderOf(alice, 1).size(), 0);
    }

    /// @dev What `caller` does by `data` works in the pause, returns the same, and leaves everybody with the same.
    function bothWays(bytes memory data, address caller) private {
        uint256 snapshot = vm.snapshotState();
        (bytes memory result, bytes32 held) = run(data, caller);
        vm.revertToState(snapshot);
        pause(LONGEST);
        pauseDeposits(LONGEST);
        skip(LONGEST);
        (bytes memory pausedResult, bytes32 pausedHeld) = run(data, caller);
        assertEq(pausedResult, result);
        assertEq(pausedHeld, held);
        expectPaused(block.timestamp);
        swap(carol, 1e18, SELL);
    }

    function run(bytes memory data, address caller) private returns (bytes memory result, bytes32 held) {
        bool done;
        vm.prank(caller);
        (done, result) = address(exchange).call(data);
        assertTrue(done, vm.toString(result));
        for (uint256 i; i < 3; ++i) {
            address who = [alice, bob, carol][i];
            held = keccak256(
                abi.encode(
                    held,
                    base.balanceOf(who),
                    quote.balanceOf(who),
                    internalBalance(who, address(base)),
                    internalBalance(who, address(quote)),
                    balances().balanceOf(who, id)
                )
            );
        }
    }
}
