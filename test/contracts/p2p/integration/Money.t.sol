// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

contract MoneyTest is EscrowFixture {
    function test_deposit_revertsWhen_nothingOrNobody() public {
        vm.startPrank(maker);
        vm.expectRevert(IEscrowErrors.ZeroAmount.selector);
        escrow.deposit(address(dollar), 0, maker);
        vm.expectRevert(IEscrowErrors.ZeroRecipient.selector);
        escrow.deposit(address(dollar), 1, address(0));
        vm.stopPrank();
    }

    function test_withdraw_revertsWhen_nothingOrNobodyOrTooMuch() public {
        vm.startPrank(maker);
        vm.expectRevert(IEscrowErrors.ZeroAmount.selector);
        escrow.withdraw(address(dollar), ALL, maker);
        escrow.deposit(address(dollar), 10, maker);
        vm.expectRevert(IEscrowErrors.ZeroAmount.selector);
        escrow.withdraw(address(dollar), 0, maker);
        vm.expectRevert(IEscrowErrors.ZeroRecipient.selector);
        escrow.withdraw(address(dollar), 10, address(0));
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.BalanceTooLow.selector, maker, address(dollar), 10, 11)
        );
        escrow.withdraw(address(dollar), 11, maker);
        vm.stopPrank();
    }

    function test_withdraw_paysAnyAddress_allOrAPart() public {
        vm.startPrank(maker);
        escrow.deposit(address(dollar), 10, stranger);
        vm.stopPrank();
        vm.startPrank(stranger);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.Withdrawn(stranger, address(dollar), sponsor, 4);
        assertEq(escrow.withdraw(address(dollar), 4, sponsor), 4);
        assertEq(escrow.withdraw(address(dollar), ALL, sponsor), 6);
        vm.stopPrank();
        assertEq(dollar.balanceOf(sponsor), START_BALANCE + 10);
    }

    /// @dev What was bought is the next trade's bond, without a transfer.
    function test_balances_payForTheNextTrade() public {
        uint256 id = locked(100 * USD);
        vm.prank(maker);
        escrow.release(id, State.Locked);
        uint256 wallet = dollar.balanceOf(taker);
        take(sellOffer(), 200 * USD);
        assertEq(dollar.balanceOf(taker), wallet);
        assertEq(balance(taker), 85 * USD);
    }

    /// @dev A token without permits, and one whose permit somebody else passed on before: the action after it decides.
    function test_permit_thatFails_stopsNothing() public {
        escrow.permit(address(dollar), maker, 1, NOW, 27, bytes32(0), bytes32(0));
        assertEq(dollar.allowance(maker, address(escrow)), ALL);
    }

    function test_reading_ofWhatIsNot_saysSo() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.UnknownTrade.selector, 1));
        escrow.tradeOf(1);
        assertEq(uint8(escrow.stateOf(1)), uint8(State.None));
        assertEq(stateOf(bytes32(0)).version, 0);
    }
}
