// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceAdapter} from "weir/p2p/interfaces/IPriceAdapter.sol";
import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Acceptance, Offer, PriceTerms} from "weir/p2p/types/Offer.sol";
import {SetAggregator} from "../../mocks/lending/SetAggregator.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice AggregatorPrice's errors: the contract itself is deployed from its artifact.
interface IAggregatorPriceErrors {
    error OtherPair(address token, bytes3 currency);
    error NoAnswer(int256 answer, uint256 updatedAt);
    error BadDecimals(uint256 decimals);
}

/// @notice The price of an aggregator in Chainlink's shape, as the escrow wants it: millionths for 10^18 units.
contract AggregatorPriceTest is EscrowFixture {
    string private constant ARTIFACT = "AggregatorPrice.sol:AggregatorPrice";

    function test_constructor_revertsWhen_decimalsAreAbove36() public {
        PlainToken fine = new PlainToken("Fine", "FINE", 37);
        SetAggregator feed = new SetAggregator(8, 1, NOW);
        vm.expectRevert(abi.encodeWithSelector(IAggregatorPriceErrors.BadDecimals.selector, 37));
        this.deploy(address(feed), address(fine));
        feed = new SetAggregator(37, 1, NOW);
        vm.expectRevert(abi.encodeWithSelector(IAggregatorPriceErrors.BadDecimals.selector, 37));
        this.deploy(address(feed), address(coin));
    }

    function test_constructor_revertsWhen_aggregatorOrTokenSaysNoDecimals() public {
        SetAggregator feed = new SetAggregator(8, 1, NOW);
        vm.expectRevert();
        this.deploy(address(feed), stranger);
        vm.expectRevert();
        this.deploy(stranger, address(coin));
    }

    function test_price_revertsWhen_itIsAnotherPair() public {
        (IPriceAdapter adapter,) = coinInEuro(3250.5e8);
        vm.expectRevert(
            abi.encodeWithSelector(IAggregatorPriceErrors.OtherPair.selector, dollar, bytes3("EUR"))
        );
        adapter.price(address(dollar), "EUR");
        vm.expectRevert(
            abi.encodeWithSelector(IAggregatorPriceErrors.OtherPair.selector, coin, bytes3("USD"))
        );
        adapter.price(address(coin), "USD");
    }

    function test_price_revertsWhen_theAnswerIsNoPrice() public {
        (IPriceAdapter adapter, SetAggregator feed) = coinInEuro(1);
        int256[4] memory answers = [int256(0), -1, type(int256).min, int256(uint256(type(uint128).max)) + 1];
        for (uint256 i; i < answers.length; ++i) {
            feed.set(answers[i], NOW);
            expectNoAnswer(adapter, answers[i], NOW);
        }
        // The largest that counts.
        feed.set(answers[3] - 1, NOW);
        (uint256 price,) = adapter.price(address(coin), "EUR");
        assertEq(price, uint256(type(uint128).max) / 100);
    }

    function test_price_revertsWhen_theRoundIsUnfinished() public {
        (IPriceAdapter adapter, SetAggregator feed) = coinInEuro(5);
        feed.setRounds(7, 6);
        expectNoAnswer(adapter, 5, NOW);
        feed.setRounds(7, 7);
        feed.set(5, 0);
        expectNoAnswer(adapter, 5, 0);
        feed.set(5, 1);
        (, uint256 time) = adapter.price(address(coin), "EUR");
        assertEq(time, 1);
    }

    /// @dev 3,250.50 EUR with 8 decimals for a coin of 18, and 0.92 EUR with 18 for a dollar of 6; the age is the answer's.
    function test_price_isInMillionthsFor1e18Units_ofAnyDecimals() public {
        (IPriceAdapter adapter, SetAggregator feed) = coinInEuro(3250.5e8);
        feed.set(3250.5e8, NOW - 7);
        (uint256 price, uint256 time) = adapter.price(address(coin), "EUR");
        assertEq(price, 3_250_500_000);
        assertEq(time, NOW - 7);
        // Rounded down to the millionth.
        feed.set(3250.5e8 + 99, NOW);
        (price,) = adapter.price(address(coin), "EUR");
        assertEq(price, 3_250_500_000);
        feed.set(3250.5e8 + 100, NOW);
        (price,) = adapter.price(address(coin), "EUR");
        assertEq(price, 3_250_500_001);
        adapter = deploy(address(new SetAggregator(18, 0.92e18, NOW)), address(dollar));
        (price,) = adapter.price(address(dollar), "EUR");
        assertEq(price, 0.92e18);
    }

    /// @dev What is wrong with the feed reaches the taker by name, its age and bounds are the offer's, and the premium is on top.
    function test_accept_byAnAggregatorsPrice_isHeldToTheOffersAgeAndBounds() public {
        (IPriceAdapter adapter, SetAggregator feed) = coinInEuro(3250.5e8);
        Offer memory offer = coinOffer();
        offer.price = PriceTerms(address(adapter), 1_020_000, 3_000_000_000, 4_000_000_000, 1 hours);
        post(offer);
        feed.set(-1, NOW);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEscrowErrors.NoPrice.selector,
                adapter,
                abi.encodeWithSelector(IAggregatorPriceErrors.NoAnswer.selector, int256(-1), NOW)
            )
        );
        takeAtAny(offer);
        feed.set(3250.5e8, NOW - 1 hours - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.PriceTooOld.selector, adapter, NOW - 1 hours - 1, 1 hours)
        );
        takeAtAny(offer);
        feed.set(4000e8, NOW);
        vm.expectRevert(
            abi.encodeWithSelector(
                IEscrowErrors.PriceOutOfBounds.selector, 4_080_000_000, 3_000_000_000, 4_000_000_000
            )
        );
        takeAtAny(offer);
        feed.set(3250.5e8, NOW - 1 hours);
        // 0.05 coins at 3,315.51 EUR.
        assertEq(escrow.tradeOf(takeAtAny(offer)).fiat, 165_775_500);
    }

    /// @notice A call of its own, so that what it reverts with can be expected.
    function deploy(address feed, address token) public returns (IPriceAdapter adapter) {
        bytes memory code = bytes.concat(vm.getCode(ARTIFACT), abi.encode(feed, token, bytes3("EUR")));
        // memory-safe: reverts with what the constructor did, or reads nothing after.
        assembly ("memory-safe") {
            adapter := create(0, add(code, 0x20), mload(code))
            if iszero(adapter) {
                let start := mload(0x40)
                returndatacopy(start, 0, returndatasize())
                revert(start, returndatasize())
            }
        }
    }

    function coinInEuro(int256 answer) private returns (IPriceAdapter adapter, SetAggregator feed) {
        feed = new SetAggregator(8, answer, NOW);
        adapter = deploy(address(feed), address(coin));
    }

    function takeAtAny(Offer memory offer) private returns (uint256) {
        Acceptance memory terms = acceptance(offer, 0.05e18);
        terms.worstPrice = type(uint128).max;
        return accept(offer, terms);
    }

    function expectNoAnswer(IPriceAdapter adapter, int256 answer, uint256 time) private {
        vm.expectRevert(abi.encodeWithSelector(IAggregatorPriceErrors.NoAnswer.selector, answer, time));
        adapter.price(address(coin), "EUR");
    }
}
