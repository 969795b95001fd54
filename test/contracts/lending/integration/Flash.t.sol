// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ILending} from "weir/lending/interfaces/ILending.sol";
import {ILendingErrors} from "weir/lending/interfaces/ILendingErrors.sol";
import {ILendingEvents} from "weir/lending/interfaces/ILendingEvents.sol";
import {CallbackFixture} from "../CallbackFixture.sol";

/// @notice Flash loans of what the contract holds, whichever market it belongs to, and the callback of a liquidation.
contract FlashTest is CallbackFixture {
    function setUp() public override {
        super.setUp();
        lend(isolated(), lender, 100_000 * TOKEN);
    }

    function test_flash_revertsWhen_amountIsZero() public {
        vm.expectRevert(ILendingErrors.ZeroAmount.selector);
        vm.prank(address(actor));
        lending.flash(address(loan), 0, noCalls());
    }

    function test_flash_revertsWhen_moreIsAskedForThanIsHeld() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                ILendingErrors.PushFailed.selector, address(loan), address(actor), 100_000 * TOKEN + 1
            )
        );
        vm.prank(address(actor));
        lending.flash(address(loan), 100_000 * TOKEN + 1, noCalls());
    }

    function test_flash_revertsWhen_itIsNotGivenBack() public {
        vm.prank(address(actor));
        loan.approve(address(lending), 0);
        vm.expectRevert(
            abi.encodeWithSelector(ILendingErrors.PullFailed.selector, address(loan), address(actor), 7)
        );
        vm.prank(address(actor));
        lending.flash(address(loan), 7, noCalls());
    }

    function test_flash_revertsWhen_theCallerIsNoContract() public {
        vm.expectRevert();
        vm.prank(lender);
        lending.flash(address(loan), 7, noCalls());
    }

    function test_flash_revertsAsTheCallbackDoes() public {
        bytes memory data = calls(address(lending), abi.encodeCall(ILending.revokeNonce, (1)));
        vm.startPrank(address(actor));
        lending.flash(address(loan), 7, data);
        vm.expectRevert(abi.encodeWithSelector(ILendingErrors.NonceUsed.selector, address(actor), 1));
        lending.flash(address(loan), 7, data);
    }

    function test_flash_lendsToTheCallerForTheTimeOfItsCallback() public {
        address sink = makeAddr("sink");
        uint256 before = loan.balanceOf(address(actor));
        // All that it has by then.
        bytes memory data = calls(address(loan), abi.encodeCall(loan.transfer, (sink, before)));
        vm.expectEmit(address(lending));
        emit ILendingEvents.FlashLoan(address(actor), address(loan), 100_000 * TOKEN);
        vm.prank(address(actor));
        lending.flash(address(loan), 100_000 * TOKEN, data);
        assertEq(loan.balanceOf(sink), before);
        assertEq(loan.balanceOf(address(actor)), 0);
        assertEq(loan.balanceOf(address(lending)), 100_000 * TOKEN);
        assertEq(actor.told(), keccak256(abi.encode(address(loan), 100_000 * TOKEN)));
        assertEq(actor.teller(), address(lending));
    }

    /// @dev Everything is open inside, another loan included.
    function test_flash_inAFlash_andASupplyInside() public {
        bytes memory inner = calls(
            address(lending), abi.encodeCall(ILending.supply, (keyOf(isolated()), account(lender), 5, 0))
        );
        bytes memory data =
            calls(address(lending), abi.encodeCall(ILending.flash, (address(loan), 10, inner)));
        vm.prank(address(actor));
        lending.flash(address(loan), 100, data);
        assertEq(actor.callbacks(), 2);
        assertEq(fundsOf(isolated()).cash(), 100_000 * TOKEN + 5);
        assertEq(loan.balanceOf(address(lending)), 100_000 * TOKEN + 5);
    }

    function test_liquidate_withData_callsBackBetweenThePaymentAndThePull() public {
        pledge(isolated(), borrower, 0, 10 * ETH);
        take(isolated(), borrower, 16_000 * TOKEN);
        later();
        guards[0].setPrice(1800e24);
        address sink = makeAddr("sink");
        uint256 held = tokens[0].balanceOf(address(actor));
        // More than it held before: it spends what was seized.
        bytes memory data = calls(address(tokens[0]), abi.encodeCall(loan.transfer, (sink, held + 1e15)));
        bytes memory call = abi.encodeCall(
            ILending.liquidate, (isolated(), account(borrower), steps(0, 1000 * TOKEN), address(actor), data)
        );
        uint256 before = loan.balanceOf(address(actor));
        (uint256 repaid, uint256[] memory seized) = abi.decode(actor.run(call), (uint256, uint256[]));
        assertEq(tokens[0].balanceOf(sink), held + 1e15);
        assertEq(loan.balanceOf(address(actor)), before - repaid);
        assertEq(actor.told(), keccak256(abi.encode(idOf(isolated()), account(borrower), repaid, seized)));
    }

    function test_liquidate_withoutData_doesNotCallBack() public {
        pledge(isolated(), borrower, 0, 10 * ETH);
        take(isolated(), borrower, 16_000 * TOKEN);
        later();
        guards[0].setPrice(1800e24);
        actor.run(
            abi.encodeCall(
                ILending.liquidate, (isolated(), account(borrower), steps(0, ALL), address(actor), "")
            )
        );
        assertEq(actor.callbacks(), 0);
    }
}
