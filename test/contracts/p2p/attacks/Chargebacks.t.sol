// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Acceptance, Offer} from "weir/p2p/types/Offer.sol";
import {State} from "weir/p2p/types/Trade.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice A payment that is reversed once the tokens are gone. No bond deters it, so amounts by such methods are small until the
/// buyer's payment account is old; what remains, up to these limits, is the seller's risk (contracts/docs/p2p.md).
contract ChargebacksTest is EscrowFixture {
    function test_attack_aFirstTradeByCard_isAtMost25Usd() public {
        Offer memory offer = sellOffer();
        post(offer);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.AboveReversibleLimit.selector, 25 * USD + 1, 25 * USD)
        );
        takeByCard(offer, 25 * USD + 1);
        takeByCard(offer, 25 * USD);
    }

    /// @dev Once something was bought the seller says how old the account is that it sees.
    function test_attack_laterTradesByCard_areLimitedByTheAccountsAge() public {
        Offer memory offer = sellOffer();
        offer.total = 20_000 * USD;
        post(offer);
        buyOnce(offer);
        uint256 id = takeByCard(offer, 50 * USD + 1);
        expectConfirmLimit(id, 0, 50 * USD + 1, 50 * USD);
        confirmAged(id, 1);
        id = takeByCard(offer, 50 * USD);
        confirmAged(id, 0);
        // Half of the cap of 1,000.
        id = takeByCard(offer, 500 * USD + 1);
        expectConfirmLimit(id, 1, 500 * USD + 1, 500 * USD);
        confirmAged(id, 2);
        // The oldest account: the cap, and nobody has to call off what no age would do for.
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.AboveReversibleLimit.selector, 1000 * USD + 1, 1000 * USD)
        );
        takeByCard(offer, 1000 * USD + 1);
        confirmAged(takeByCard(offer, 1000 * USD), 2);
        id = takeByCard(offer, 501 * USD);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadAccountAge.selector, 3));
        confirmAged(id, 3);
    }

    /// @dev Where the seller takes, it says so as it takes.
    function test_attack_aSellerWhoTakes_isHeldToTheSameLimits() public {
        Offer memory offer = buyOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 25 * USD);
        terms.method = 1;
        accept(offer, terms);
        terms.amount = 25 * USD + 1;
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.AboveReversibleLimit.selector, 25 * USD + 1, 25 * USD)
        );
        accept(offer, terms);
        terms.method = 0;
        terms.accountAge = 3;
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadAccountAge.selector, 3));
        accept(offer, terms);
    }

    /// @dev A worth that nobody knows is no worth of nothing, before and after the trade was taken.
    function test_attack_aTokenWithoutAWorth_isNotSoldByCard() public {
        Offer memory offer = sellOffer();
        post(offer);
        buyOnce(offer);
        uint256 id = takeByCard(offer, 900 * USD);
        vm.prank(owner);
        escrow.listToken(address(dollar), 0, 0, true);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.UnlistedToken.selector, address(dollar)));
        confirmAged(id, 0);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.UnlistedToken.selector, address(dollar)));
        takeByCard(offer, 20 * USD);
    }

    /// @dev What a history that was washed with oneself brings: 50 USD in place of 25. It costs the two bonds' time, the fee and
    /// gas, and never moves the limits that an account's age sets.
    function test_attack_washingAHistory_raisesOnlyTheFirstTradesLimit() public {
        Offer memory offer = sellOffer();
        post(offer);
        buyOnce(offer);
        // 0.25 % of 20 USD.
        assertEq(balance(treasury), 50_000);
        uint256 id = takeByCard(offer, 60 * USD);
        expectConfirmLimit(id, 0, 60 * USD, 50 * USD);
    }

    /// @dev Half for want of a ruling is no purchase.
    function test_attack_aHalvedTrade_countsAsNothingBought() public {
        uint256 id = disputed(100 * USD);
        skip(90 days);
        escrow.expire(id, State.Disputed);
        assertEq(escrow.boughtCount(taker), 0);
    }

    /// @dev Volume by which nobody is fooled: 1,000 USD with oneself cost 2.50 USD at this fee, 5 at the highest.
    function test_attack_washedVolume_costsTheFee() public {
        Offer memory offer = sellOffer();
        post(offer);
        uint256 id = take(offer, 1000 * USD);
        confirm(id);
        vm.prank(maker);
        escrow.release(id, State.Locked);
        assertEq(balance(treasury), 2_500_000);
    }

    function buyOnce(Offer memory offer) private {
        uint256 id = take(offer, 20 * USD);
        confirm(id);
        vm.prank(maker);
        escrow.release(id, State.Locked);
    }

    function takeByCard(Offer memory offer, uint128 amount) private returns (uint256) {
        Acceptance memory terms = acceptance(offer, amount);
        terms.method = 1;
        return accept(offer, terms);
    }

    function confirmAged(uint256 id, uint8 age) private {
        vm.prank(maker);
        escrow.confirm(id, State.Taken, BOX_KEY, SIGN_KEY, DETAILS, age);
    }

    function expectConfirmLimit(uint256 id, uint8 age, uint256 value, uint256 limit) private {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.AboveReversibleLimit.selector, value, limit));
        confirmAged(id, age);
    }
}
