// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {IEscrowOffers} from "weir/p2p/interfaces/IEscrowOffers.sol";
import {Offer, OfferState, PaymentMethod, PriceTerms} from "weir/p2p/types/Offer.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

contract PostTest is EscrowFixture {
    function test_post_revertsWhen_paused() public {
        vm.prank(guardian);
        escrow.setPaused(true);
        refuses(sellOffer(), abi.encodeWithSelector(IEscrowErrors.Paused.selector));
    }

    function test_post_revertsWhen_itExpired() public {
        Offer memory offer = sellOffer();
        offer.expiry = uint40(NOW);
        refuses(
            offer, abi.encodeWithSelector(IEscrowErrors.OfferExpired.selector, escrow.offerId(offer), NOW)
        );
        offer.expiry = uint40(NOW + 1);
        post(offer);
    }

    function test_post_revertsWhen_amountsDoNotFit() public {
        uint128[3][3] memory bad = [[uint128(100), 0, 50], [uint128(100), 51, 50], [uint128(100), 50, 101]];
        for (uint256 i; i < 3; ++i) {
            Offer memory offer = sellOffer();
            (offer.total, offer.least, offer.greatest) = (bad[i][0], bad[i][1], bad[i][2]);
            refuses(
                offer,
                abi.encodeWithSelector(
                    IEscrowErrors.BadAmounts.selector, offer.total, offer.least, offer.greatest
                )
            );
        }
    }

    function test_post_revertsWhen_theCurrencyIsNotThreeCapitals() public {
        bytes3[4] memory bad = [bytes3("eUR"), bytes3("EU1"), bytes3("E@R"), bytes3(0)];
        for (uint256 i; i < bad.length; ++i) {
            Offer memory offer = sellOffer();
            offer.currency = bad[i];
            refuses(offer, abi.encodeWithSelector(IEscrowErrors.BadCurrency.selector, bad[i]));
        }
    }

    function test_post_revertsWhen_methodsAreNoneOrTooMany() public {
        Offer memory offer = sellOffer();
        offer.methods = new PaymentMethod[](0);
        refuses(offer, abi.encodeWithSelector(IEscrowErrors.MethodCount.selector, 0));
        offer.methods = new PaymentMethod[](9);
        refuses(offer, abi.encodeWithSelector(IEscrowErrors.MethodCount.selector, 9));
        offer.methods = new PaymentMethod[](1);
        offer.methods[0] = PaymentMethod("Barter", PAY_WINDOW);
        refuses(offer, abi.encodeWithSelector(IEscrowErrors.UnknownMethod.selector, bytes32("Barter")));
    }

    /// @dev 15 minutes; 6 days for a pegged token and 6 hours for another.
    function test_post_revertsWhen_aPayWindowIsOutsideItsBounds() public {
        uint32[3] memory bad = [uint32(15 minutes) - 1, uint32(6 days) + 1, uint32(6 hours) + 1];
        for (uint256 i; i < 3; ++i) {
            Offer memory offer = i == 2 ? coinOffer() : sellOffer();
            offer.methods[1].window = bad[i];
            uint256 most = i == 2 ? 6 hours : 6 days;
            refuses(offer, abi.encodeWithSelector(IEscrowErrors.BadPayWindow.selector, bad[i], most));
            offer.methods[1].window = i == 0 ? bad[i] + 1 : bad[i] - 1;
            post(offer);
        }
    }

    function test_post_revertsWhen_theConfirmWindowIsOutsideItsBounds() public {
        uint32[3] memory bad = [uint32(5 minutes) - 1, uint32(1 days) + 1, 3 hours + 1];
        for (uint256 i; i < 3; ++i) {
            Offer memory offer = i == 2 ? coinOffer() : sellOffer();
            offer.confirmWindow = bad[i];
            uint256 most = i == 2 ? 3 hours : 1 days;
            refuses(offer, abi.encodeWithSelector(IEscrowErrors.BadConfirmWindow.selector, bad[i], most));
            offer.confirmWindow = i == 0 ? bad[i] + 1 : bad[i] - 1;
            post(offer);
        }
    }

    function test_post_revertsWhen_aBondIsOutsideItsBounds() public {
        uint16[2] memory bad = [uint16(999), 3001];
        for (uint256 i; i < 4; ++i) {
            Offer memory offer = sellOffer();
            if (i < 2) offer.sellerBond = bad[i];
            else offer.buyerBond = bad[i - 2];
            refuses(offer, abi.encodeWithSelector(IEscrowErrors.BadBond.selector, bad[i % 2]));
        }
    }

    function test_post_revertsWhen_priceTermsAreNone() public {
        PriceTerms[6] memory bad = [
            PriceTerms(address(0), 0, 0, 0, 0),
            PriceTerms(address(pool), 0, 1, 2, 1),
            PriceTerms(address(pool), 10e6 + 1, 1, 2, 1),
            PriceTerms(address(pool), 1e6, 0, 2, 1),
            PriceTerms(address(pool), 1e6, 3, 2, 1),
            PriceTerms(address(pool), 1e6, 1, 2, 0)
        ];
        for (uint256 i; i < bad.length; ++i) {
            Offer memory offer = sellOffer();
            offer.price = bad[i];
            refuses(offer, abi.encodeWithSelector(IEscrowErrors.BadPriceTerms.selector));
        }
    }

    function test_post_revertsWhen_startersAreTakenWhereTheyCannotBe() public {
        Offer memory offer = buyOffer();
        offer.takesStarters = true;
        refuses(offer, abi.encodeWithSelector(IEscrowErrors.StartersNotForBuying.selector));
        vm.prank(owner);
        escrow.listToken(address(dollar), 0, 0, true);
        refuses(sellOffer(), abi.encodeWithSelector(IEscrowErrors.UnlistedToken.selector, address(dollar)));
    }

    function test_post_revertsWhen_bondsAreTooLargeToKeep() public {
        Offer memory offer = sellOffer();
        court.setFee(uint256(type(uint128).max) + 1, 0);
        refuses(
            offer, abi.encodeWithSelector(IEscrowErrors.Overflow.selector, uint256(type(uint128).max) + 1)
        );
    }

    function test_post_revertsWhen_theMakerHasTooLittle() public {
        Offer memory offer = sellOffer();
        vm.prank(maker);
        dollar.approve(address(escrow), 5000 * USD);
        refuses(
            offer,
            abi.encodeWithSelector(
                IEscrowErrors.PullFailed.selector, address(dollar), maker, 7250 * USD + 1000
            )
        );
    }

    function test_post_revertsWhen_calledOnTheDeskItself() public {
        vm.expectRevert(abi.encodeWithSignature("OnlyDelegated()"));
        IEscrowOffers(desk).post(sellOffer(), "");
    }

    /// @dev 5,000 dollars in trades of 20: each bond is the court's fee of 9, so 250 of them, and 4 units of roundings each.
    function test_post_drawsAllThatItsTradesWillNeed() public {
        Offer memory offer = sellOffer();
        bytes32 id = escrow.offerId(offer);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.OfferPosted(id, maker, offer, 2250 * USD + 1000);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.Deposited(maker, address(dollar), maker, 7250 * USD + 1000);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.Drawn(maker, address(dollar), 7250 * USD + 1000);
        assertEq(post(offer), id);
        OfferState memory state = stateOf(id);
        assertEq(state.free, 5000 * USD);
        assertEq(state.reserve, 2250 * USD + 1000);
        assertEq(state.figure, 0.92e18);
        assertEq(state.version, 1);
        assertTrue(state.isOpen);
    }

    /// @dev Its own money here first, then the wallet's.
    function test_post_ofABuyer_drawsItsBondsOnly_fromTheBalanceFirst() public {
        vm.prank(maker);
        escrow.deposit(address(dollar), 2000 * USD, maker);
        post(buyOffer());
        assertEq(balance(maker), 0);
        assertEq(dollar.balanceOf(maker), START_BALANCE - 2250 * USD - 1000);
    }

    function refuses(Offer memory offer, bytes memory reason) private {
        vm.expectRevert(reason);
        post(offer);
    }
}
