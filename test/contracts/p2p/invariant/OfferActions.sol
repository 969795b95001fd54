// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Acceptance, Offer, OfferState} from "weir/p2p/types/Offer.sol";
import {State, Trade} from "weir/p2p/types/Trade.sol";
import {EscrowJudge} from "./EscrowJudge.sol";

/// @notice Money in and out, offers, and what is taken of them.
abstract contract OfferActions is EscrowJudge {
    uint256 private constant MOST_OFFERS = 8;

    // ------------------------------------------------------------------ money

    function deposit(uint256 seed, uint256 amount) external {
        ++actions;
        vm.prank(actors[pick(seed, 0, ACTORS)]);
        address token = address(tokens[pick(seed, 1, 2)]);
        escrow.deposit(token, bound(amount, 1, 1e24), actors[pick(seed, 2, ACTORS)]);
    }

    function withdraw(uint256 seed, uint256 part) external {
        ++actions;
        address who = actors[pick(seed, 0, ACTORS)];
        address token = address(tokens[pick(seed, 1, 2)]);
        uint256 has = escrow.balanceOf(who, token);
        if (has == 0) return;
        vm.prank(who);
        assertEq(escrow.withdraw(token, part % 2 == 0 ? ALL : has, who), has, "E5: all of it");
        ++done["withdrawn"];
    }

    function donate(uint256 seed, uint256 amount) external {
        ++actions;
        uint256 index = pick(seed, 0, 2);
        amount = bound(amount, 1, 1e20);
        vm.prank(actors[pick(seed, 1, ACTORS)]);
        tokens[index].transfer(address(escrow), amount);
        donated[address(tokens[index])] += amount;
    }

    // ------------------------------------------------------------------ offers

    function postOffer(uint256 seed) external {
        ++actions;
        uint256 index = pick(seed, 0, 2);
        if (offerCount() >= MOST_OFFERS) return;
        Offer memory offer = index == 0 ? sellOffer() : coinOffer();
        offer.maker = actors[pick(seed, 1, ACTORS)];
        offer.isSell = pick(seed, 2, 2) == 0;
        offer.takesStarters = offer.isSell;
        offer.token = address(tokens[index]);
        offer.arbitrator = index == 0 ? address(pool) : address(court);
        offer.nonce = offerCount();
        offer.expiry = uint40(block.timestamp + 1 + pick(seed, 3, 90 days));
        offer.sellerBond = uint16(1000 + pick(seed, 4, 2001));
        offer.buyerBond = uint16(1000 + pick(seed, 5, 2001));
        offer.methods[0].window = uint32(900 + pick(seed, 6, index == 0 ? 6 days - 900 : 6 hours - 900));
        // A total that is no multiple of the least.
        offer.total += uint128(pick(seed, 7, offer.least));
        vm.prank(offer.maker);
        (bool went, bytes memory answer) = address(escrow).call(abi.encodeCall(escrow.post, (offer, "")));
        if (!went) return checkRefusal(answer);
        keep(offer);
        ++done["posted"];
    }

    function change(uint256 seed, uint256 amount) external {
        ++actions;
        if (offerCount() == 0) return;
        Offer memory offer = offerAt(pick(seed, 0, offerCount()));
        bool isMaker = pick(seed, 1, 4) != 0;
        address who = isMaker ? offer.maker : actors[pick(seed, 2, ACTORS)];
        bytes memory call = pick(seed, 3, 2) == 0
            ? abi.encodeCall(escrow.reprice, (offer, uint128(1 + amount % 1e20)))
            : abi.encodeCall(escrow.reduce, (offer, uint128(1 + amount % offer.total)));
        // One in four takes the whole out.
        if (pick(seed, 3, 8) == 1) call = abi.encodeCall(escrow.reduce, (offer, type(uint128).max));
        uint256 has = holding(who, offer.token);
        vm.prank(who);
        (bool went, bytes memory answer) = address(escrow).call(call);
        if (!went) return checkRefusal(answer);
        assertEq(who, offer.maker, "E3: somebody else changed an offer");
        assertGe(holding(who, offer.token), has);
        if (bytes4(call) == escrow.reduce.selector && hasTaken(offer)) {
            reducedWhileTaken[escrow.offerId(offer)] = true;
        }
        ++done["changed"];
    }

    /// @dev Whether a trade of the offer may still come back into it.
    function hasTaken(Offer memory offer) private view returns (bool) {
        bytes32 id = escrow.offerId(offer);
        for (uint256 i = 1; i <= tradeCount; ++i) {
            Trade memory trade = escrow.tradeOf(i);
            if (trade.offer == id && trade.state == State.Taken) return true;
        }
        return false;
    }

    function takeOffer(uint256 seed, uint256 amount) external {
        ++actions;
        if (offerCount() == 0) return;
        Offer memory offer = offerAt(pick(seed, 0, offerCount()));
        OfferState memory state = stateOfOffer(offer);
        Acceptance memory terms = acceptance(offer, 0);
        uint256 most = state.free < offer.greatest ? state.free : offer.greatest;
        bool isStarter = offer.isSell && pick(seed, 1, 3) == 0;
        // At most 1,000 USD, as the pool takes, and a starter's 25.
        uint256 limit = offer.token == address(coin) ? 0.5e18 : 1000 * USD;
        if (isStarter) limit /= 40;
        if (most > limit) most = limit;
        if (most < offer.least) most = offer.least;
        terms.amount = uint128(bound(amount, offer.least, most));
        (terms.version, terms.worstPrice) = (state.version, offer.isSell ? type(uint128).max : 0);
        terms.isStarter = isStarter;
        (bool went, bytes memory answer) = offer.isSell && !isStarter && pick(seed, 3, 3) == 0
            ? sponsored(offer, terms, pick(seed, 2, ACTORS), actors[pick(seed, 4, ACTORS)])
            : alone(offer, terms, pick(seed, 2, ACTORS));
        if (!went) return checkRefusal(answer);
        tradeCount = escrow.tradeCount();
        termsOf[tradeCount] = termsHash(escrow.tradeOf(tradeCount));
        ++done["taken"];
    }

    function alone(Offer memory offer, Acceptance memory terms, uint256 index)
        private
        returns (bool, bytes memory)
    {
        bytes memory call = abi.encodeCall(escrow.accept, (offer, terms));
        vm.prank(actors[index]);
        return address(escrow).call(call);
    }

    function sponsored(Offer memory offer, Acceptance memory terms, uint256 index, address payer)
        private
        returns (bool, bytes memory)
    {
        terms.sponsor = payer;
        bytes memory call = abi.encodeCall(escrow.accept, (offer, terms));
        uint256 nonce = ++nonces;
        bytes memory signature =
            signedAction(keys[index], actors[index], "accept", call, nonce, block.timestamp);
        vm.prank(payer);
        return address(escrow)
            .call(
                abi.encodeCall(escrow.bySignature, (actors[index], call, nonce, block.timestamp, signature))
            );
    }
}
