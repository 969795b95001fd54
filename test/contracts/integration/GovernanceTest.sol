// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {SwapTerms, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What tests of owner and guardian share.
abstract contract GovernanceTest is ActionTest {
    uint256 internal constant LONGEST = 7 days;
    uint256 internal constant BETWEEN = 30 days;

    function pause(uint256 duration) internal {
        vm.prank(guardian);
        exchange.pauseMarket(key, duration);
    }

    function unpause() internal {
        vm.prank(owner);
        exchange.unpauseMarket(key);
    }

    function pauseDeposits(uint256 duration) internal {
        vm.prank(guardian);
        exchange.pauseDeposits(duration);
    }

    function unpauseDeposits() internal {
        vm.prank(owner);
        exchange.unpauseDeposits();
    }

    function deposit(address who, uint256 amount) internal {
        vm.prank(who);
        exchange.deposit(address(base), amount, who);
    }

    function termsOf(address who, uint8 flags) internal pure returns (SwapTerms) {
        return SwapTermsLib.pack(who, 0, 0, 0, flags);
    }

    function expectPaused(uint256 until) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.MarketPaused.selector, id, until));
    }

    function expectDepositsPaused(uint256 until) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.DepositsPaused.selector, until));
    }

    function expectPauseTooLong(uint256 duration) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.PauseTooLong.selector, duration, uint256(LONGEST))
        );
    }

    function expectPausedLately(uint256 from) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PausedLately.selector, from));
    }

    function expectNotAllowed(address caller, address needed) internal {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NotAllowed.selector, caller, needed));
    }
}
