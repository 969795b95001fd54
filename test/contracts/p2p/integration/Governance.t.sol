// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {IEscrowGovernance} from "weir/p2p/interfaces/IEscrowGovernance.sol";
import {State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

contract GovernanceTest is EscrowFixture {
    function test_governing_revertsWhen_callerIsNotTheOwner() public {
        bytes[] memory calls = new bytes[](6);
        calls[0] = abi.encodeCall(escrow.setGuardian, (stranger));
        calls[1] = abi.encodeCall(escrow.setFee, (1));
        calls[2] = abi.encodeCall(escrow.setTreasury, (stranger));
        calls[3] = abi.encodeCall(escrow.listToken, (address(dollar), 1, 1, true));
        calls[4] = abi.encodeCall(escrow.listMethod, (FINAL_METHOD, false, false));
        calls[5] = abi.encodeCall(escrow.setCourts, (stranger, stranger));
        for (uint256 i; i < calls.length; ++i) {
            vm.prank(guardian);
            (bool went, bytes memory answer) = address(escrow).call(calls[i]);
            assertFalse(went);
            assertEq(answer, abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, guardian));
            // Nor on the desk itself, which nobody owns.
            vm.prank(owner);
            (went, answer) = desk.call(calls[i]);
            assertEq(answer, abi.encodeWithSignature("OnlyDelegated()"));
        }
    }

    /// @dev The guardian stops, and only the owner lets go on.
    function test_setPaused_revertsWhen_theGuardianUnpauses_orAnybodyElseCalls() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotGuardian.selector, stranger));
        vm.prank(stranger);
        escrow.setPaused(true);
        vm.startPrank(guardian);
        escrow.setPaused(true);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotGuardian.selector, guardian));
        escrow.setPaused(false);
        vm.stopPrank();
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.PauseSet(false);
        vm.prank(owner);
        escrow.setPaused(false);
    }

    function test_setFee_revertsWhen_aboveHalfAPercent() public {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.FeeTooHigh.selector, 51));
        escrow.setFee(51);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.FeeSet(50);
        escrow.setFee(50);
        vm.stopPrank();
    }

    function test_listing_revertsWhen_termsAreNone() public {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadTokenTerms.selector, address(0)));
        escrow.listToken(address(0), 1, 1, true);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadTokenTerms.selector, address(dollar)));
        escrow.listToken(address(dollar), 1, 0, true);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.UnknownMethod.selector, bytes32(0)));
        escrow.listMethod(0, true, true);
        vm.expectRevert(IEscrowErrors.ZeroRecipient.selector);
        escrow.setTreasury(address(0));
        vm.stopPrank();
    }

    function test_governing_isReadBackAsItWasSet() public {
        vm.startPrank(owner);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TokenListed(address(coin), 5, 6, true);
        escrow.listToken(address(coin), 5, 6, true);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.MethodListed("Cash", true, false);
        escrow.listMethod("Cash", true, false);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.CourtsSet(stranger, sponsor);
        escrow.setCourts(stranger, sponsor);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TreasurySet(sponsor);
        escrow.setTreasury(sponsor);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.GuardianSet(stranger);
        escrow.setGuardian(stranger);
        vm.stopPrank();
        (uint128 units, uint64 cap, bool isPegged) = escrow.tokenTerms(address(coin));
        assertEq(abi.encode(units, cap, isPegged), abi.encode(5, 6, true));
        (bool isListed, bool isReversible) = escrow.methodTerms("Cash");
        assertTrue(isListed && !isReversible);
        (address guard, bool isPaused, uint16 fee, address to, address main, address second) =
            escrow.settings();
        assertEq(
            abi.encode(guard, isPaused, fee, to, main, second),
            abi.encode(stranger, false, FEE, sponsor, stranger, sponsor)
        );
    }

    /// @dev Whatever is paused, everything that lives goes on, and everybody gets out.
    function test_pause_stopsOpeningOnly() public {
        uint256 id = taken(100 * USD);
        vm.prank(guardian);
        escrow.setPaused(true);
        confirm(id);
        markPaid(id);
        disputeBySeller(id);
        uint256 disputeId = requestRuling(id);
        court.rule(escrow, disputeId, 1);
        vm.startPrank(maker);
        escrow.reprice(sellOffer(), 1);
        escrow.reduce(sellOffer(), type(uint128).max);
        escrow.withdraw(address(dollar), ALL, maker);
        escrow.deposit(address(dollar), 1, maker);
        vm.stopPrank();
        assertEq(uint8(escrow.stateOf(id)), uint8(State.Final));
    }

    /// @dev Fees of trades that end later go where the owner says by then.
    function test_setTreasury_countsForTradesThatEndLater() public {
        uint256 id = locked(100 * USD);
        vm.prank(owner);
        escrow.setTreasury(sponsor);
        vm.prank(maker);
        escrow.release(id, State.Locked);
        assertEq(balance(sponsor), 250_000);
        assertEq(balance(treasury), 0);
    }

    function test_desk_hasNothingOfItsOwn() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSignature("OnlyDelegated()"));
        IEscrowGovernance(desk).setPaused(true);
    }
}
