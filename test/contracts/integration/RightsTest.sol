// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What tests of trading rights share: alice, whose balances lie inside and whose ask is half filled, and bob,
/// who is her delegate where a test makes him so.
abstract contract RightsTest is ActionTest {
    uint256 internal constant MAY_PLACE = 1;
    uint256 internal constant MAY_REDUCE = 2;
    uint256 internal constant MAY_CANCEL = 4;
    uint256 internal constant MAY_CLAIM = 8;
    uint256 internal constant MAY_SWAP = 16;
    uint256 internal constant ALL = 31;

    bytes[] internal calls;

    function setUp() public virtual override {
        super.setUp();
        vm.startPrank(alice);
        exchange.deposit(address(base), 100e18, alice);
        exchange.deposit(address(quote), 100_000e6, alice);
        vm.stopPrank();
        ask(alice, 1, TICK_2000 + 100, 20);
        place(carol, 1, TICK_2000 + 100, 10, 4);
        addLiquidity(carol, POOL_BASE, POOL_QUOTE);
    }

    function grant(uint256 actions, uint256 expiry) internal {
        vm.prank(alice);
        exchange.grantTrading(bob, marketList(id), actions, expiry);
    }

    function batchFor() internal {
        vm.prank(bob);
        exchange.batchFor(alice, calls);
    }

    /// @dev One call of each action, by its bit's place.
    function callOf(uint256 action) internal view returns (bytes memory) {
        if (action == 0) {
            return abi.encodeCall(
                IExchangeCore.place, (key, OrderTermsLib.pack(2, 10, uint24(TICK_2000 - 100), 0, 0, 0))
            );
        }
        if (action == 1) return abi.encodeCall(IExchangeCore.reduce, (key, OrderRefLib.pack(1, 4, 0)));
        if (action == 2) return abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(1, 0, 0)));
        if (action == 3) return abi.encodeCall(IExchangeCore.claim, (key, OrderRefLib.pack(1, 0, 0)));
        return abi.encodeCall(IExchangeCore.swap, (key, 1e18, 0, SwapTermsLib.pack(address(0), 0, 0, 0, 1)));
    }

    function marketList(uint256 market) internal pure returns (uint256[] memory markets) {
        markets = new uint256[](1);
        markets[0] = market;
    }

    function expectNotPermitted(address caller, uint256 market, uint256 action) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.NotPermitted.selector, alice, caller, market, action)
        );
    }
}
