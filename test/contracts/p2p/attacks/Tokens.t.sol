// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Offer} from "weir/p2p/types/Offer.sol";
import {Outcome, State} from "weir/p2p/types/Trade.sol";
import {BlocklistToken} from "../../mocks/BlocklistToken.sol";
import {FalseToken} from "../../mocks/FalseToken.sol";
import {FeeToken} from "../../mocks/FeeToken.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {SilentToken} from "../../mocks/SilentToken.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice Tokens that take fees, block, return false or nothing, or are none.
contract TokensTest is EscrowFixture {
    function test_attack_aTokenThatTakesAFee_isRefused() public {
        FeeToken token = new FeeToken();
        fund(token, maker);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.PullMismatch.selector, address(token), 1000, 990)
        );
        vm.prank(maker);
        escrow.deposit(address(token), 1000, maker);
        Offer memory offer = offerOf(address(token));
        vm.expectPartialRevert(IEscrowErrors.PullMismatch.selector);
        post(offer);
    }

    function test_attack_aTokenThatReturnsFalse_isRefused_andItsRefusalToPayLosesNothing() public {
        FalseToken token = new FalseToken();
        token.mint(maker, 100);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.PullFailed.selector, address(token), maker, 100));
        vm.prank(maker);
        escrow.deposit(address(token), 100, maker);
        fund(token, maker);
        vm.startPrank(maker);
        escrow.deposit(address(token), 100, maker);
        token.setRefuses(true);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.PushFailed.selector, address(token), maker, 100));
        escrow.withdraw(address(token), 100, maker);
        assertEq(escrow.balanceOf(maker, address(token)), 100);
        token.setRefuses(false);
        escrow.withdraw(address(token), 100, maker);
        vm.stopPrank();
    }

    function test_aTokenThatReturnsNothing_goesThroughAWholeTrade() public {
        SilentToken token = new SilentToken();
        address[2] memory people = [maker, taker];
        for (uint256 i; i < 2; ++i) {
            token.mint(people[i], 1e12);
            vm.prank(people[i]);
            token.approve(address(escrow), ALL);
        }
        Offer memory offer = offerOf(address(token));
        offer.methods[0].window = 1 hours;
        post(offer);
        uint256 id = take(offer, 100 * USD);
        confirm(id);
        markPaid(id);
        disputeBySeller(id);
        uint256 disputeId = requestRuling(id);
        assertEq(token.allowance(address(escrow), address(court)), 0);
        court.rule(escrow, disputeId, 1);
        vm.prank(taker);
        assertEq(escrow.withdraw(address(token), ALL, taker), 115 * USD);
    }

    function test_attack_noTokenAtAll_isRefusedInWords() public {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.PullFailed.selector, stranger, maker, 1));
        vm.prank(maker);
        escrow.deposit(stranger, 1, maker);
    }

    /// @dev A blocked receiver stops neither the ruling nor the other side, and is paid to another address.
    function test_attack_aBlockedReceiver_freezesNobody() public {
        BlocklistToken token = new BlocklistToken();
        fund(token, maker);
        fund(token, taker);
        Offer memory offer = offerOf(address(token));
        post(offer);
        uint256 id = take(offer, 100 * USD);
        confirm(id);
        markPaid(id);
        token.setBlocked(maker, true);
        token.setBlocked(taker, true);
        token.setBlocked(treasury, true);
        disputeBySeller(id);
        uint256 disputeId = requestRuling(id);
        court.rule(escrow, disputeId, 1);
        assertEnded(id, Outcome.RuledForBuyer);
        vm.startPrank(taker);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.PushFailed.selector, address(token), taker, 115 * USD)
        );
        escrow.withdraw(address(token), ALL, taker);
        assertEq(escrow.withdraw(address(token), ALL, stranger), 115 * USD);
        vm.stopPrank();
        vm.prank(maker);
        escrow.reduce(offer, type(uint128).max);
        vm.prank(maker);
        escrow.withdraw(address(token), ALL, sponsor);
    }

    /// @dev A blocked buyer of a starter is heard: anybody may pay in for it.
    function test_attack_aBlockedStartersBuyer_canStillDispute() public {
        BlocklistToken token = new BlocklistToken();
        fund(token, maker);
        fund(token, taker);
        fund(token, stranger);
        vm.prank(owner);
        escrow.listToken(address(token), USD, 1000, true);
        Offer memory offer = offerOf(address(token));
        offer.takesStarters = true;
        post(offer);
        uint256 id = takeStarter(offer);
        confirm(id);
        markPaid(id);
        token.setBlocked(taker, true);
        skip(1 days);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.PullFailed.selector, address(token), taker, 9 * USD)
        );
        vm.prank(taker);
        escrow.dispute(id, State.Paid);
        vm.prank(stranger);
        escrow.deposit(address(token), 9 * USD, taker);
        vm.prank(taker);
        escrow.dispute(id, State.Paid);
        assertEq(escrow.tradeOf(id).buyerBond, 9 * USD);
    }

    /// @dev What came back to the escrow would be nobody's.
    function test_withdraw_revertsWhen_theReceiverIsTheEscrow() public {
        vm.startPrank(maker);
        escrow.deposit(address(dollar), 5, maker);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.PushFailed.selector, address(dollar), address(escrow), 5)
        );
        escrow.withdraw(address(dollar), 5, address(escrow));
        vm.stopPrank();
    }

    /// @dev A token that makes itself up harms what is counted in it: other tokens' balances stand.
    function test_attack_aLyingToken_movesNoOtherTokensMoney() public {
        uint256 id = paid(100 * USD);
        PlainToken liar = new PlainToken("Liar", "LIE", 18);
        liar.mint(stranger, ALL);
        vm.startPrank(stranger);
        liar.approve(address(escrow), ALL);
        escrow.deposit(address(liar), 1e40, stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.BalanceTooLow.selector, stranger, address(dollar), 0, 1)
        );
        escrow.withdraw(address(dollar), 1, stranger);
        vm.stopPrank();
        vm.prank(maker);
        escrow.release(id, State.Paid);
        assertEq(balance(taker), 115 * USD);
    }

    function offerOf(address token) private view returns (Offer memory offer) {
        offer = sellOffer();
        (offer.token, offer.takesStarters) = (token, false);
    }
}
