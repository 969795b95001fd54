// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {Acceptance, Offer} from "weir/p2p/types/Offer.sol";
import {State} from "weir/p2p/types/Trade.sol";
import {Randomness} from "../../vectors/Randomness.sol";
import {VectorFile} from "../../vectors/VectorFile.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice What the deployed escrow says of random offers: what lies in reserve for the maker's bonds, what a trade by a reversible
/// method is worth, and up to which limit it is taken. For the bindings (contracts/ts/p2p/limits.ts) to repeat.
contract LimitVectors is EscrowFixture, VectorFile {
    uint256 private constant COMMITTED = 240;
    address private bought = makeAddr("has bought before");
    address private fresh = makeAddr("has not");

    /// @dev What one of them bought, by a method that is final.
    function setUp() public override {
        super.setUp();
        fund(dollar, bought);
        fund(dollar, fresh);
        Offer memory offer = sellOffer();
        post(offer);
        vm.prank(bought);
        uint256 id = escrow.accept(offer, acceptance(offer, 20 * USD));
        confirm(id);
        vm.prank(maker);
        escrow.release(id, State.Locked);
    }

    function test_committedLimits_areWhatTheEscrowGives() public {
        checkCommitted("p2pLimits", 0, COMMITTED);
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external override returns (string memory text) {
        Randomness memory random = Randomness(seed);
        uint256 units = random.ofBits(60);
        uint256 cap = random.between(25, 2000);
        vm.prank(owner);
        escrow.listToken(address(dollar), uint128(units), uint64(cap), true);
        court.setFee(random.oneIn(2) ? 0 : random.ofBits(40), random.below(600));
        Offer memory offer = offerOf(random, units, seed);
        Acceptance memory terms = acceptance(offer, offer.greatest);
        (terms.method, terms.accountAge) = (1, uint8(random.below(3)));
        text = string.concat("{", field("unitsPerUsd", amount(units)), ",", field("cap", amount(cap)), ",");
        text = string.concat(text, reserveText(offer), ",", acceptanceText(offer, terms), "}");
    }

    /// @dev To buy, so that who takes it says the account's age. Its largest trade is worth up to 2,500 USD, often just a limit.
    function offerOf(Randomness memory random, uint256 units, uint256 seed)
        private
        view
        returns (Offer memory offer)
    {
        offer = buyOffer();
        offer.maker = random.oneIn(3) ? fresh : bought;
        uint256 worth = random.oneIn(3) ? [25, 50, uint256(500)][random.below(3)] * 1e6 : random.below(2500e6);
        offer.greatest = uint128((worth * units) / 1e6 + random.below(2) + 1);
        offer.least = uint128(offer.greatest / random.between(1, 40));
        if (offer.least == 0) offer.least = 1;
        offer.total = offer.greatest + uint128(random.below(offer.greatest));
        offer.nonce = seed;
    }

    function reserveText(Offer memory offer) private returns (string memory text) {
        uint256 reserve = escrow.offerState(post(offer)).reserve;
        (, uint256 leastBond,) = escrow.bondsOf(offer, offer.least);
        text = string.concat(field("total", amount(offer.total)), ",", field("least", amount(offer.least)));
        text = string.concat(text, ",", field("leastBond", amount(leastBond)));
        return string.concat(text, ",", field("reserve", amount(reserve)));
    }

    /// @dev `limit` is null where it was taken.
    function acceptanceText(Offer memory offer, Acceptance memory terms)
        private
        returns (string memory text)
    {
        vm.prank(taker);
        (bool went, bytes memory answer) = address(escrow).call(abi.encodeCall(escrow.accept, (offer, terms)));
        uint256 value;
        string memory limit = "null";
        if (went) {
            value = escrow.tradeOf(abi.decode(answer, (uint256))).value;
        } else {
            assertEq(bytes4(answer), IEscrowErrors.AboveReversibleLimit.selector, "refused otherwise");
            uint256 most;
            (value, most) = abi.decode(withoutSelector(answer), (uint256, uint256));
            limit = amount(most);
        }
        text = string.concat(field("amount", amount(terms.amount)), ",", field("value", amount(value)));
        text = string.concat(text, ",", field("hasBought", truth(offer.maker == bought)));
        text = string.concat(text, ",", field("accountAge", number(terms.accountAge)));
        return string.concat(text, ",", field("limit", limit));
    }

    function withoutSelector(bytes memory answer) private pure returns (bytes memory rest) {
        rest = new bytes(answer.length - 4);
        for (uint256 i; i < rest.length; ++i) {
            rest[i] = answer[i + 4];
        }
    }
}
