// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Acceptance, Offer, OfferState} from "weir/p2p/types/Offer.sol";
import {Outcome, State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice Taking what one does not want, so that others cannot have it; and who is not there.
contract GriefingTest is EscrowFixture {
    // ------------------------------------------------------------------ locking

    /// @dev Whoever takes and leaves, however often, leaves the offer as it was, to the unit.
    function test_attack_takingAndLeaving_emptiesNoOffer() public {
        Offer[2] memory offers = [sellOffer(), buyOffer()];
        for (uint256 i; i < 2; ++i) {
            bytes32 id = post(offers[i]);
            OfferState memory before = stateOf(id);
            for (uint256 j; j < 5; ++j) {
                uint256 trade = take(offers[i], 2000 * USD - uint128(j));
                vm.prank(taker);
                escrow.cancel(trade, State.Taken);
            }
            assertEq(keccak256(abi.encode(stateOf(id))), keccak256(abi.encode(before)));
            assertEq(balance(maker), 0);
        }
    }

    /// @dev Once the maker has confirmed, leaving costs: of a volatile token 0.25 % at once, half of it to the seller.
    function test_attack_lockingAConfirmedTrade_paysForTheTime() public {
        Offer memory offer = coinOffer();
        post(offer);
        uint256 id = take(offer, 0.4e18);
        confirm(id);
        vm.prank(taker);
        escrow.cancel(id, State.Locked);
        assertEq(escrow.balanceOf(taker, address(coin)), 0.06e18 - 0.001e18);
        assertEq(escrow.balanceOf(maker, address(coin)), 0.46e18 + 0.0005e18);
        assertEq(escrow.balanceOf(treasury, address(coin)), 0.0005e18);
    }

    /// @dev What is locked without a bond: three trades of 25 USD an offer, one a buyer.
    function test_attack_startersLockAtMostThreeOfAnOffer_andOneOfABuyers() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        Acceptance memory terms = acceptance(offer, 25 * USD);
        terms.isStarter = true;
        uint256[3] memory trades;
        for (uint160 i; i < 3; ++i) {
            vm.prank(address(1000 + i));
            trades[i] = escrow.accept(offer, terms);
        }
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.TooManyStarters.selector, taker, id));
        accept(offer, terms);
        assertEq(stateOf(id).starters, 3);
        vm.prank(address(1000));
        escrow.cancel(trades[0], State.Taken);
        accept(offer, terms);
        // The buyer's second, of another offer that has room.
        offer.nonce = 2;
        bytes32 other = post(offer);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.TooManyStarters.selector, taker, other));
        accept(offer, terms);
    }

    function test_attack_starters_areSmall_finalAndAskedFor() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        Acceptance memory terms = acceptance(offer, 25 * USD + 1);
        terms.isStarter = true;
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.AboveStarterLimit.selector, 25 * USD + 1, 25 * USD)
        );
        accept(offer, terms);
        terms.amount = 25 * USD;
        terms.method = 1;
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.StarterNotTaken.selector, id));
        accept(offer, terms);
        terms.method = 0;
        terms.sponsor = taker;
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.StarterNotTaken.selector, id));
        accept(offer, terms);
        (offer.takesStarters, terms.sponsor) = (false, address(0));
        id = post(offer);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.StarterNotTaken.selector, id));
        accept(offer, terms);
    }

    // ------------------------------------------------------------------ one unit

    /// @dev A unit sent to somebody's balance stops no withdrawal of all, and a unit of a trade is below the least.
    function test_attack_oneUnitTopUps_changeNothingForAnybody() public {
        uint256 id = locked(100 * USD);
        vm.startPrank(stranger);
        escrow.deposit(address(dollar), 1, taker);
        escrow.deposit(address(dollar), 1, maker);
        dollar.transfer(address(escrow), 1);
        vm.stopPrank();
        vm.prank(maker);
        escrow.release(id, State.Locked);
        vm.prank(taker);
        assertEq(escrow.withdraw(address(dollar), ALL, taker), 115 * USD + 1);
        Offer memory offer = sellOffer();
        vm.expectRevert(
            abi.encodeWithSelector(
                IEscrowErrors.AmountOutsideOffer.selector, 1, 20 * USD, 2000 * USD, 4900 * USD
            )
        );
        take(offer, 1);
    }

    // ------------------------------------------------------------------ who is not there

    /// @dev A maker who is away pays 0.5 %, to the treasury; the taker gets all back and nothing more.
    function test_attack_anOfflineMaker_paysTheTreasury_andTheTakerLosesNothing() public {
        uint256 id = taken(1000 * USD);
        skip(CONFIRM_WINDOW);
        vm.prank(stranger);
        escrow.expire(id, State.Taken);
        assertEnded(id, Outcome.Cancelled);
        assertEq(balance(taker), 150 * USD);
        assertEq(balance(maker), 1145 * USD);
        assertEq(balance(treasury), 5 * USD);
        // What an absent maker did not confirm is not taken again.
        assertEq(stateOf(escrow.tradeOf(id).offer).free, 4000 * USD);
    }

    /// @dev A seller who gives no details pays 2 %, to the treasury; the buyer gets all back and nothing more.
    function test_attack_anOfflineSeller_paysTheTreasury_andTheBuyerLosesNothing() public {
        uint256 id = locked(1000 * USD);
        vm.prank(taker);
        escrow.demandDetails(id, State.Locked);
        skip(2 hours);
        escrow.expire(id, State.Demanded);
        assertEq(balance(taker), 150 * USD);
        assertEq(balance(treasury), 20 * USD);
        assertEq(balance(maker), 1130 * USD);
    }

    /// @dev A seller posts anything in place of its details, so that the buyer has to leave: the price of the time is the
    /// treasury's then, and the seller has what it brought.
    function test_attack_aSellerWhoPostsNoDetails_earnsNothingByTheBuyersLeaving() public {
        uint256 id = locked(1000 * USD);
        vm.prank(taker);
        escrow.demandDetails(id, State.Locked);
        vm.prank(maker);
        escrow.postDetails(id, State.Demanded, "nothing that anybody could pay to");
        vm.prank(taker);
        escrow.cancel(id, State.Locked);
        assertEq(balance(taker), 145 * USD);
        assertEq(balance(treasury), 5 * USD);
        assertEq(balance(maker), 1150 * USD);
    }

    function test_attack_aSellerWhoKeepsTheBuyerWaiting_earnsNothingByTheBuyersLeaving() public {
        uint256 id = locked(1000 * USD);
        vm.prank(taker);
        escrow.demandDetails(id, State.Locked);
        vm.prank(taker);
        escrow.cancel(id, State.Demanded);
        assertEq(balance(maker), 1150 * USD);
        assertEq(balance(treasury), 5 * USD);
    }

    function test_attack_aSellerWhoPostsNoDetails_earnsNothingByTimeEither() public {
        uint256 id = locked(1000 * USD);
        vm.prank(taker);
        escrow.demandDetails(id, State.Locked);
        vm.prank(maker);
        escrow.postDetails(id, State.Demanded, "nothing that anybody could pay to");
        skip(10 days);
        escrow.expire(id, State.Locked);
        assertEq(balance(maker), 1150 * USD);
    }

    /// @dev A seller who never answers a payment: the buyer disputes after a day, for nothing, and is heard.
    function test_attack_aSilentSeller_isTakenToCourtByTheBuyerAlone() public {
        uint256 id = paid(1000 * USD);
        skip(1 days);
        vm.prank(taker);
        escrow.dispute(id, State.Paid);
        uint256 disputeId = requestRuling(id);
        court.rule(escrow, disputeId, 1);
        assertEq(balance(taker), 1150 * USD);
    }
}
