// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {Offer, OfferState} from "weir/p2p/types/Offer.sol";
import {State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice Changing offers: repricing and taking out.
contract OffersTest is EscrowFixture {
    function test_reprice_revertsWhen_callerIsNotTheMaker() public {
        Offer memory offer = sellOffer();
        post(offer);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotMaker.selector, maker, stranger));
        vm.prank(stranger);
        escrow.reprice(offer, 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotMaker.selector, maker, stranger));
        vm.prank(stranger);
        escrow.reduce(offer, 1);
    }

    function test_reprice_revertsWhen_theFigureIsNone_orAPremiumIsTooLarge() public {
        Offer memory offer = sellOffer();
        post(offer);
        vm.startPrank(maker);
        vm.expectRevert(IEscrowErrors.BadPriceTerms.selector);
        escrow.reprice(offer, 0);
        (offer.price.adapter, offer.price.figure) = (address(court), 1e6);
        (offer.price.least, offer.price.greatest, offer.price.maxAge) = (1, 2, 3);
        escrow.post(offer, "");
        vm.expectRevert(IEscrowErrors.BadPriceTerms.selector);
        escrow.reprice(offer, 10e6 + 1);
        escrow.reprice(offer, 10e6);
        vm.stopPrank();
    }

    function test_reduce_revertsWhen_nothingIsAsked_orItIsClosed() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        vm.startPrank(maker);
        vm.expectRevert(IEscrowErrors.ZeroAmount.selector);
        escrow.reduce(offer, 0);
        escrow.reduce(offer, 5000 * USD);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.OfferNotOpen.selector, id));
        escrow.reduce(offer, 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.OfferNotOpen.selector, id));
        escrow.reprice(offer, 1);
        vm.stopPrank();
    }

    /// @dev A fifth of 5,000, with a fifth of the reserve of 2,250.001.
    function test_reduce_givesAPartBack_withItsPartOfTheReserve() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.OfferReduced(id, 4000 * USD, 1800 * USD + 800, true);
        vm.prank(maker);
        escrow.reduce(offer, 1000 * USD);
        assertEq(balance(maker), 1450 * USD + 200);
    }

    function test_reduce_ofAll_closesIt_andLiveTradesGoOn() public {
        Offer memory offer = buyOffer();
        bytes32 id = post(offer);
        uint256 trade = take(offer, 100 * USD);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.OfferReduced(id, 0, 0, false);
        vm.prank(maker);
        escrow.reduce(offer, 4900 * USD);
        assertEq(balance(maker), 2235 * USD + 1000);
        confirm(trade);
        // Nothing goes back to an offer that is closed.
        vm.prank(taker);
        escrow.release(trade, State.Locked);
        assertEq(balance(maker), 2350 * USD + 1000);
    }

    function test_cancel_byTheTaker_ofAClosedOffer_paysTheMakersBalance() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        uint256 trade = take(offer, 100 * USD);
        vm.prank(maker);
        escrow.reduce(offer, type(uint128).max);
        uint256 has = balance(maker);
        vm.prank(taker);
        escrow.cancel(trade, State.Taken);
        assertEq(balance(maker), has + 115 * USD);
        assertEq(balance(taker), 15 * USD);
        OfferState memory state = stateOf(id);
        assertEq(uint256(state.free) + state.reserve, 0);
    }

    /// @dev Whatever sizes trades are taken in and parts are taken out, the last one still has its bond.
    function testFuzz_reserve_doesForEveryTradeUpToTheLast(uint256 seed, uint16 rate, uint96 least) public {
        Offer memory offer = sellOffer();
        offer.least = uint128(bound(least, 1, 300 * USD));
        offer.sellerBond = uint16(bound(rate, 1000, 3000));
        offer.greatest = offer.least * 3;
        offer.total = offer.least * 9 + uint128(seed % offer.least);
        offer.takesStarters = false;
        bytes32 id = post(offer);
        for (uint256 i; i < 9; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint128 free = stateOf(id).free;
            if (free < offer.least) break;
            if (seed % 4 == 0 && free > 1) {
                vm.prank(maker);
                escrow.reduce(offer, uint128(1 + seed % (free / 2)));
                free = stateOf(id).free;
                if (free < offer.least) break;
            }
            uint128 most = free < offer.greatest ? free : offer.greatest;
            take(offer, uint128(bound(seed >> 8, offer.least, most)));
        }
        uint128 left = stateOf(id).free;
        if (left >= offer.least) take(offer, left < offer.greatest ? left : offer.greatest);
    }
}
