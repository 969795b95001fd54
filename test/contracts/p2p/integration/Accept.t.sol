// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {Acceptance, Offer, PriceTerms} from "weir/p2p/types/Offer.sol";
import {Outcome, State, Trade} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";
import {SetPrice} from "../mocks/SetPrice.sol";

contract AcceptTest is EscrowFixture {
    function test_accept_revertsWhen_pausedOrNotOpenOrExpired() public {
        Offer memory offer = sellOffer();
        bytes32 id = escrow.offerId(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.OfferNotOpen.selector, id));
        post(offer);
        vm.warp(offer.expiry);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.OfferExpired.selector, id, offer.expiry));
        vm.warp(offer.expiry - 1);
        vm.prank(guardian);
        escrow.setPaused(true);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.Paused.selector));
        vm.prank(owner);
        escrow.setPaused(false);
        accept(offer, terms);
    }

    function test_accept_revertsWhen_thePriceChangedOrIsTooFar() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        vm.prank(maker);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.OfferRepriced(id, 2, 0.93e18);
        escrow.reprice(offer, 0.93e18);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.StaleOffer.selector, id, 2, 1));
        terms.version = 2;
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.PriceTooFar.selector, 0.93e18, 0.92e18));
        terms.worstPrice = 0.93e18;
        accept(offer, terms);
        // A seller's worst price is the lowest.
        offer = buyOffer();
        post(offer);
        terms = acceptance(offer, 100 * USD);
        terms.worstPrice = 0.92e18 + 1;
        refuses(
            offer, terms, abi.encodeWithSelector(IEscrowErrors.PriceTooFar.selector, 0.92e18, 0.92e18 + 1)
        );
    }

    function test_accept_revertsWhen_theAmountIsOutsideTheOffer() public {
        Offer memory offer = sellOffer();
        post(offer);
        uint128[2] memory bad = [20 * USD - 1, 2000 * USD + 1];
        for (uint256 i; i < 2; ++i) {
            refusesAmount(offer, bad[i], 5000 * USD);
        }
        take(offer, 2000 * USD);
        take(offer, 2000 * USD);
        refusesAmount(offer, 1000 * USD + 1, 1000 * USD);
    }

    function test_accept_revertsWhen_theMethodIsNone_orOffTheList() public {
        Offer memory offer = sellOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        terms.method = 2;
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.NoSuchMethod.selector, 2, 2));
        terms.method = 0;
        vm.prank(owner);
        escrow.listMethod(FINAL_METHOD, false, false);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.UnknownMethod.selector, FINAL_METHOD));
    }

    /// @dev A window of days holds for pegged tokens only: at a volatile one's rate it would cost the whole bond.
    function test_accept_revertsWhen_theTokenNoLongerCountsAsPegged() public {
        Offer memory offer = sellOffer();
        offer.methods[0].window = 6 days;
        post(offer);
        vm.prank(owner);
        escrow.listToken(address(dollar), USD, 1000, false);
        refuses(
            offer,
            acceptance(offer, 100 * USD),
            abi.encodeWithSelector(IEscrowErrors.BadPayWindow.selector, 6 days, 6 hours)
        );
    }

    function test_accept_revertsWhen_theTakerIsTheMaker() public {
        Offer memory offer = sellOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.OwnOffer.selector, maker));
        vm.prank(maker);
        escrow.accept(offer, terms);
    }

    function test_accept_revertsWhen_keysOrDetailsAreMissingOrTooMany() public {
        Offer memory offer = sellOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        terms.signingKey = 0;
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.KeyMissing.selector));
        (terms.signingKey, terms.encryptionKey) = (SIGN_KEY, 0);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.KeyMissing.selector));
        (terms.encryptionKey, terms.details) = (BOX_KEY, DETAILS);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.BadDetails.selector));
        (terms.details, terms.accountAge) = (0, 1);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.BadAccountAge.selector, 1));
        offer = buyOffer();
        post(offer);
        terms = acceptance(offer, 100 * USD);
        terms.details = 0;
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.BadDetails.selector));
        // Whoever buys by its offer posted its bond: nobody sponsors it.
        (terms.details, terms.sponsor) = (DETAILS, taker);
        refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.NotSponsor.selector, taker, taker));
    }

    function test_accept_revertsWhen_aboveThePoolsCap() public {
        Offer memory offer = sellOffer();
        offer.arbitrator = address(pool);
        post(offer);
        refuses(
            offer,
            acceptance(offer, 1000 * USD + 1),
            abi.encodeWithSelector(IEscrowErrors.AbovePoolCap.selector, 1000 * USD + 1, 1000 * USD)
        );
        take(offer, 1000 * USD);
        vm.prank(owner);
        escrow.listToken(address(dollar), 0, 0, true);
        refuses(
            offer,
            acceptance(offer, 100 * USD),
            abi.encodeWithSelector(IEscrowErrors.UnlistedToken.selector, address(dollar))
        );
    }

    // ------------------------------------------------------------------ prices by an adapter

    function test_accept_revertsWhen_theAdapterHasNoPriceThatCounts() public {
        (Offer memory offer, SetPrice adapter) = premiumOffer();
        Acceptance memory terms = acceptance(offer, 100 * USD);
        adapter.setDown(true);
        refuses(
            offer,
            terms,
            abi.encodeWithSelector(
                IEscrowErrors.NoPrice.selector,
                address(adapter),
                abi.encodeWithSelector(SetPrice.Down.selector)
            )
        );
        adapter.setDown(false);
        adapter.set(0.9e18, NOW - 601);
        refusesTime(offer, terms, NOW - 601);
        adapter.set(0.9e18, NOW + 1);
        refusesTime(offer, terms, NOW + 1);
        adapter.set(0.8e18, NOW - 600);
        refuses(
            offer,
            terms,
            abi.encodeWithSelector(IEscrowErrors.PriceOutOfBounds.selector, 0.816e18, 0.85e18, 0.95e18)
        );
        adapter.set(0.94e18, NOW);
        refuses(
            offer,
            terms,
            abi.encodeWithSelector(IEscrowErrors.PriceOutOfBounds.selector, 0.9588e18, 0.85e18, 0.95e18)
        );
        // An adapter that is no contract, and one that says something else.
        address[2] memory none = [stranger, address(court)];
        for (uint256 i; i < 2; ++i) {
            offer.price.adapter = none[i];
            post(offer);
            refuses(offer, terms, abi.encodeWithSelector(IEscrowErrors.NoPrice.selector, none[i], ""));
        }
    }

    /// @dev 2 % above 0.9: rounded up, the seller keeps the dust.
    function test_accept_byAPremium_takesTheAdaptersPriceOfTheMoment() public {
        (Offer memory offer, SetPrice adapter) = premiumOffer();
        adapter.set(0.9e18 + 1, NOW - 600);
        uint256 id = accept(offer, acceptanceAt(offer, 0.918e18 + 2));
        assertEq(escrow.priceOf(offer), 0.918e18 + 2);
        // 100 dollars at 0.918 are 91.80 EUR, rounded up.
        assertEq(escrow.tradeOf(id).fiat, 91_800_001);
    }

    // ------------------------------------------------------------------ what it makes

    function test_accept_takesASnapshot_andBothBonds() public {
        Offer memory offer = sellOffer();
        bytes32 offerId = post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.TradeTaken(1, offerId, taker, expected(offer, offerId));
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.KeysSet(1, taker, BOX_KEY, SIGN_KEY);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.Deposited(taker, address(dollar), taker, 15 * USD);
        assertEq(accept(offer, terms), 1);
        assertEq(keccak256(abi.encode(escrow.tradeOf(1))), keccak256(abi.encode(expected(offer, offerId))));
        assertEq(stateOf(offerId).free, 4900 * USD);
        assertEq(stateOf(offerId).reserve, 2235 * USD + 1000);
        assertEq(escrow.tradeCount(), 1);
    }

    /// @dev Nothing that the owner or the maker does later changes a trade.
    function test_accept_keepsItsTermsWhateverChangesLater() public {
        Offer memory offer = sellOffer();
        bytes32 offerId = post(offer);
        uint256 id = take(offer, 100 * USD);
        vm.startPrank(owner);
        escrow.setFee(50);
        escrow.listToken(address(dollar), 1, 1, false);
        escrow.setPaused(true);
        vm.stopPrank();
        vm.startPrank(maker);
        escrow.reprice(offer, 1);
        escrow.reduce(offer, type(uint128).max);
        vm.stopPrank();
        assertEq(keccak256(abi.encode(escrow.tradeOf(id))), keccak256(abi.encode(expected(offer, offerId))));
        confirm(id);
        vm.prank(maker);
        escrow.release(id, State.Locked);
        assertEq(balance(treasury), 250_000, "the fee of its day");
        assertEnded(id, Outcome.Released);
    }

    function expected(Offer memory offer, bytes32 offerId) private view returns (Trade memory trade) {
        (trade.seller, trade.buyer, trade.state, trade.makerSells) = (maker, taker, State.Taken, true);
        (trade.isPegged, trade.since, trade.feeRate) = (true, uint40(NOW), FEE);
        (trade.token, trade.currency, trade.method) = (offer.token, "EUR", FINAL_METHOD);
        (trade.confirmWindow, trade.payWindow) = (CONFIRM_WINDOW, PAY_WINDOW);
        (trade.arbitrator, trade.backup, trade.offer) = (address(court), address(backup), offerId);
        (trade.amount, trade.fiat, trade.value) = (100 * USD, 92_000_000, 100e6);
        (trade.sellerBond, trade.buyerBond, trade.bondDue) = (15 * USD, 15 * USD, 15 * USD);
        trade.courtFee = 9 * USD;
    }

    function premiumOffer() private returns (Offer memory offer, SetPrice adapter) {
        adapter = new SetPrice();
        offer = sellOffer();
        offer.price = PriceTerms(address(adapter), 1_020_000, 0.85e18, 0.95e18, 10 minutes);
        post(offer);
    }

    function acceptanceAt(Offer memory offer, uint128 worst) private pure returns (Acceptance memory terms) {
        terms = acceptance(offer, 100 * USD);
        terms.worstPrice = worst;
    }

    function refuses(Offer memory offer, Acceptance memory terms, bytes memory reason) private {
        vm.expectRevert(reason);
        accept(offer, terms);
    }

    function refusesAmount(Offer memory offer, uint128 amount, uint256 free) private {
        refuses(
            offer,
            acceptance(offer, amount),
            abi.encodeWithSelector(
                IEscrowErrors.AmountOutsideOffer.selector, amount, offer.least, offer.greatest, free
            )
        );
    }

    function refusesTime(Offer memory offer, Acceptance memory terms, uint256 time) private {
        refuses(
            offer,
            terms,
            abi.encodeWithSelector(IEscrowErrors.PriceTooOld.selector, offer.price.adapter, time, 10 minutes)
        );
    }
}
