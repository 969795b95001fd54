// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrow} from "weir/p2p/interfaces/IEscrow.sol";
import {IEscrowErrors} from "weir/p2p/interfaces/IEscrowErrors.sol";
import {IEscrowEvents} from "weir/p2p/interfaces/IEscrowEvents.sol";
import {Acceptance, Offer} from "weir/p2p/types/Offer.sol";
import {Outcome, State} from "weir/p2p/types/Trade.sol";
import {SigningWallet} from "../../mocks/SigningWallet.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

interface IMulticall {
    function multicall(bytes[] calldata data) external payable returns (bytes[] memory);
}

/// @notice Signatures: each is good for one action, or offer, of one account, in one escrow, on one chain, once.
contract ReplayTest is EscrowFixture {
    function test_bySignature_doesWhatTheSignerWould_whoeverSubmitsIt() public {
        uint256 id = locked(100 * USD);
        bytes memory call = abi.encodeCall(escrow.release, (id, State.Locked));
        bytes memory signature = signedAction(makerKey, maker, "release", call, 77, NOW);
        vm.expectEmit(address(escrow));
        emit IEscrowEvents.NonceUsedUp(maker, 77);
        vm.prank(stranger);
        escrow.bySignature(maker, call, 77, NOW, signature);
        assertEnded(id, Outcome.Released);
        assertTrue(escrow.isNonceUsed(maker, 77));
    }

    function test_attack_aSignatureUsedTwice_isRefused() public {
        uint256 id = locked(100 * USD);
        bytes memory call = abi.encodeCall(escrow.propose, (id, State.Locked, 1, type(uint40).max));
        bytes memory signature = signedAction(makerKey, maker, "propose", call, 256, NOW);
        assertEq(abi.decode(escrow.bySignature(maker, call, 256, NOW, signature), (uint256)), 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NonceUsed.selector, maker, 256));
        escrow.bySignature(maker, call, 256, NOW, signature);
    }

    function test_attack_aRevokedNumber_isRefused() public {
        uint256 id = locked(100 * USD);
        bytes memory call = abi.encodeCall(escrow.release, (id, State.Locked));
        bytes memory signature = signedAction(makerKey, maker, "release", call, 3, NOW);
        vm.prank(maker);
        escrow.revokeNonce(3);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NonceUsed.selector, maker, 3));
        escrow.bySignature(maker, call, 3, NOW, signature);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NonceUsed.selector, maker, 3));
        vm.prank(maker);
        escrow.revokeNonce(3);
    }

    /// @dev An action that reverts uses no number up.
    function test_attack_aFailedAction_leavesTheNumberToBeUsed() public {
        uint256 id = locked(100 * USD);
        bytes memory call = abi.encodeCall(escrow.release, (id, State.Paid));
        bytes memory signature = signedAction(makerKey, maker, "release", call, 3, NOW);
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.StateChanged.selector, id, State.Locked, State.Paid)
        );
        escrow.bySignature(maker, call, 3, NOW, signature);
        assertFalse(escrow.isNonceUsed(maker, 3));
        markPaid(id);
        escrow.bySignature(maker, call, 3, NOW, signature);
    }

    function test_attack_aSignature_countsForNothingElse() public {
        uint256 id = locked(100 * USD);
        bytes memory call = abi.encodeCall(escrow.release, (id, State.Locked));
        bytes memory signature = signedAction(makerKey, maker, "release", call, 3, NOW);
        // Another actor, another number, another deadline, another trade, another function of the same arguments.
        expectBad(taker, call, 3, NOW, signature);
        expectBad(maker, call, 4, NOW, signature);
        expectBad(maker, call, 3, NOW + 1, signature);
        expectBad(maker, abi.encodeCall(escrow.release, (id + 1, State.Locked)), 3, NOW, signature);
        expectBad(maker, abi.encodeCall(escrow.concede, (id, State.Locked)), 3, NOW, signature);
        expectBad(maker, call, 3, NOW, "");
        // Another chain, another escrow.
        vm.chainId(99);
        expectBad(maker, call, 3, NOW, signature);
        vm.chainId(31_337);
        IEscrow other = deployEscrow();
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadSignature.selector, maker));
        other.bySignature(maker, call, 3, NOW, signature);
        // Later than its last second.
        vm.warp(NOW + 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.SignatureExpired.selector, NOW, NOW + 1));
        escrow.bySignature(maker, call, 3, NOW, signature);
        vm.warp(NOW);
        escrow.bySignature(maker, call, 3, NOW, signature);
    }

    /// @dev One signature is one action: neither several in one, nor a signature in a signature, nor what needs none.
    function test_attack_callsThatAreNoActions_cannotBeSignedFor() public {
        bytes[] memory inner = new bytes[](1);
        inner[0] = abi.encodeCall(escrow.withdraw, (address(dollar), ALL, stranger));
        bytes[] memory calls = new bytes[](8);
        calls[0] = abi.encodeCall(IMulticall.multicall, (inner));
        calls[1] = abi.encodeCall(escrow.bySignature, (maker, inner[0], 1, NOW, ""));
        calls[2] = abi.encodeCall(escrow.deposit, (address(dollar), 1, stranger));
        calls[3] = abi.encodeCall(escrow.post, (sellOffer(), ""));
        calls[4] = abi.encodeCall(escrow.setFee, (50));
        calls[5] = abi.encodeCall(escrow.revokeNonce, (1));
        calls[6] = abi.encodeCall(escrow.rule, (0, 1));
        calls[7] = hex"aabbcc";
        for (uint256 i; i < calls.length; ++i) {
            bytes4 selector = i == 7 ? bytes4(0) : bytes4(calls[i]);
            vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotSignable.selector, selector));
            escrow.bySignature(maker, calls[i], 1, NOW, "");
        }
    }

    /// @dev Several signed actions in one call each act for their own signer, and what comes after acts for the caller.
    function test_attack_aSignerInsideAMulticall_doesNotSpeakForWhatFollows() public {
        uint256 id = locked(100 * USD);
        bytes memory call = abi.encodeCall(escrow.release, (id, State.Locked));
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(
            escrow.bySignature, (maker, call, 1, NOW, signedAction(makerKey, maker, "release", call, 1, NOW))
        );
        calls[1] = abi.encodeCall(escrow.withdraw, (address(dollar), 1, stranger));
        vm.expectRevert(
            abi.encodeWithSelector(IEscrowErrors.BalanceTooLow.selector, stranger, address(dollar), 0, 1)
        );
        vm.prank(stranger);
        IMulticall(address(escrow)).multicall(calls);
        call = abi.encodeCall(escrow.withdraw, (address(dollar), 115 * USD, sponsor));
        bytes memory signature = signedAction(takerKey, taker, "withdraw", call, 1, NOW);
        calls[1] = abi.encodeCall(escrow.bySignature, (taker, call, 1, NOW, signature));
        vm.prank(stranger);
        IMulticall(address(escrow)).multicall(calls);
        assertEq(dollar.balanceOf(sponsor), START_BALANCE + 115 * USD);
        assertEq(balance(taker), 0);
    }

    /// @dev A whole first purchase by somebody who sends no transaction.
    function test_bySignature_carriesABuyerWithoutGas_fromTheOfferToTheWallet() public {
        Offer memory offer = sellOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 20 * USD);
        terms.isStarter = true;
        uint256 id = abi.decode(submit("accept", abi.encodeCall(escrow.accept, (offer, terms)), 1), (uint256));
        assertEq(escrow.tradeOf(id).buyer, taker);
        confirm(id);
        submit("markPaid", abi.encodeCall(escrow.markPaid, (id, State.Locked, EVIDENCE)), 2);
        vm.prank(maker);
        escrow.release(id, State.Paid);
        submit("withdraw", abi.encodeCall(escrow.withdraw, (address(dollar), ALL, taker)), 3);
        assertEq(dollar.balanceOf(taker), START_BALANCE + 20 * USD);
    }

    /// @dev A sponsor pays by its own call only: a signature that names it is worth nothing in others' hands.
    function test_attack_anotherAsSponsor_isRefused() public {
        Offer memory offer = sellOffer();
        post(offer);
        Acceptance memory terms = acceptance(offer, 100 * USD);
        terms.sponsor = sponsor;
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotSponsor.selector, sponsor, taker));
        accept(offer, terms);
        bytes memory call = abi.encodeCall(escrow.accept, (offer, terms));
        bytes memory signature = signedAction(takerKey, taker, "accept", call, 1, NOW);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotSponsor.selector, sponsor, stranger));
        vm.prank(stranger);
        escrow.bySignature(taker, call, 1, NOW, signature);
        vm.prank(sponsor);
        escrow.bySignature(taker, call, 1, NOW, signature);
        assertEq(dollar.balanceOf(sponsor), START_BALANCE - 15 * USD);
        assertEq(dollar.balanceOf(taker), START_BALANCE);
    }

    // ------------------------------------------------------------------ offers

    /// @dev The id is the digest of EIP-712 as any wallet computes it; here by forge's, from the type's words.
    function test_offerId_isTheDigestThatWalletsSign() public view {
        Offer memory offer = coinOffer();
        string memory types = string.concat(
            "Offer(address maker,bool isSell,address token,uint128 total,uint128 least,uint128 greatest,",
            "PriceTerms price,bytes3 currency,PaymentMethod[] methods,bytes32 termsHash,uint16 sellerBond,",
            "uint16 buyerBond,address arbitrator,uint32 confirmWindow,bool takesStarters,uint40 expiry,",
            "uint256 nonce)PaymentMethod(bytes32 id,uint32 window)",
            "PriceTerms(address adapter,uint128 figure,uint128 least,uint128 greatest,uint32 maxAge)"
        );
        bytes32 structHash = vm.eip712HashStruct(types, abi.encode(offer));
        assertEq(escrow.offerId(offer), digestOf(escrow, structHash));
    }

    function test_attack_anOfferSignedElsewhere_isNotPosted() public {
        Offer memory offer = buyOffer();
        bytes memory signature = sign(makerKey, escrow.offerId(offer));
        offer.sellerBond = 1501;
        expectNotMaker(offer, signature);
        offer.sellerBond = 1500;
        vm.chainId(99);
        expectNotMaker(offer, signature);
        vm.chainId(31_337);
        IEscrow other = deployEscrow();
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotMaker.selector, maker, stranger));
        vm.prank(stranger);
        other.post(offer, signature);
        expectNotMaker(offer, sign(takerKey, escrow.offerId(offer)));
        vm.prank(stranger);
        escrow.post(offer, signature);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.OfferKnown.selector, escrow.offerId(offer)));
        vm.prank(stranger);
        escrow.post(offer, signature);
    }

    /// @dev Closed, it stays closed.
    function test_attack_aClosedOffer_isNotPostedAgain() public {
        Offer memory offer = sellOffer();
        bytes32 id = post(offer);
        vm.prank(maker);
        escrow.reduce(offer, type(uint128).max);
        bytes memory signature = sign(makerKey, id);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.OfferKnown.selector, id));
        vm.prank(stranger);
        escrow.post(offer, signature);
    }

    /// @dev What was signed and not posted can be taken back, without having what posting would draw.
    function test_attack_anOfferThatWasTakenBack_isNotPostedByItsSignature() public {
        Offer memory offer = buyOffer();
        bytes memory signature = sign(makerKey, escrow.offerId(offer));
        vm.prank(maker);
        escrow.revokeNonce(offer.nonce);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NonceUsed.selector, maker, offer.nonce));
        vm.prank(stranger);
        escrow.post(offer, signature);
        // Its maker still may.
        post(offer);
    }

    /// @dev Posted and taken in one call by who wants it, of a wallet that is a contract.
    function test_aSignedOfferOfAContract_isPostedAndTakenInOneCall() public {
        SigningWallet wallet = new SigningWallet(maker);
        fund(dollar, address(wallet));
        Offer memory offer = buyOffer();
        offer.maker = address(wallet);
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(escrow.post, (offer, sign(makerKey, escrow.offerId(offer))));
        calls[1] = abi.encodeCall(escrow.accept, (offer, acceptance(offer, 100 * USD)));
        vm.prank(taker);
        IMulticall(address(escrow)).multicall(calls);
        assertEq(escrow.tradeOf(1).buyer, address(wallet));
        assertEq(escrow.tradeOf(1).seller, taker);
    }

    /// @dev The wallet is asked; that it is a contract says nothing.
    function test_attack_anOfferOfAContract_isNotPostedByAnothersSignature() public {
        SigningWallet wallet = new SigningWallet(maker);
        fund(dollar, address(wallet));
        Offer memory offer = buyOffer();
        offer.maker = address(wallet);
        bytes memory signature = sign(takerKey, escrow.offerId(offer));
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotMaker.selector, address(wallet), taker));
        vm.prank(taker);
        escrow.post(offer, signature);
    }

    /// @dev A buyer whose wallet is a contract: what its owner signed is done in the wallet's name, with the wallet's money.
    function test_bySignature_ofAContractsWallet_isTakenByItsOwnWord() public {
        SigningWallet wallet = new SigningWallet(taker);
        fund(dollar, address(wallet));
        Offer memory offer = sellOffer();
        post(offer);
        bytes memory call = abi.encodeCall(escrow.accept, (offer, acceptance(offer, 100 * USD)));
        bytes memory signature = signedAction(takerKey, address(wallet), "accept", call, 1, NOW);
        uint256 id = abi.decode(escrow.bySignature(address(wallet), call, 1, NOW, signature), (uint256));
        assertEq(escrow.tradeOf(id).buyer, address(wallet));
        assertEq(dollar.balanceOf(address(wallet)), START_BALANCE - 15 * USD);
        assertEq(dollar.balanceOf(taker), START_BALANCE, "the owner pays nothing");
        confirm(id);
        // The owner's signature in its own name is not the wallet's, nor a stranger's in the wallet's.
        call = abi.encodeCall(escrow.markPaid, (id, State.Locked, EVIDENCE));
        expectBad(address(wallet), call, 2, NOW, signedAction(takerKey, taker, "markPaid", call, 2, NOW));
        signature = signedAction(makerKey, address(wallet), "markPaid", call, 2, NOW);
        expectBad(address(wallet), call, 2, NOW, signature);
        signature = signedAction(takerKey, address(wallet), "markPaid", call, 2, NOW);
        escrow.bySignature(address(wallet), call, 2, NOW, signature);
        assertEq(uint8(escrow.stateOf(id)), uint8(State.Paid));
    }

    /// @dev Taken back by the wallet: by its number, or by the wallet no longer standing to its owner.
    function test_attack_aContractsSignatureThatWasTakenBack_isRefused() public {
        SigningWallet wallet = new SigningWallet(taker);
        fund(dollar, address(wallet));
        Offer memory offer = sellOffer();
        post(offer);
        bytes memory call = abi.encodeCall(escrow.accept, (offer, acceptance(offer, 100 * USD)));
        bytes memory signature = signedAction(takerKey, address(wallet), "accept", call, 1, NOW);
        uint256 snapshot = vm.snapshotState();
        vm.prank(address(wallet));
        escrow.revokeNonce(1);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NonceUsed.selector, address(wallet), 1));
        escrow.bySignature(address(wallet), call, 1, NOW, signature);
        vm.revertToState(snapshot);
        vm.etch(address(wallet), address(new SigningWallet(stranger)).code);
        expectBad(address(wallet), call, 1, NOW, signature);
        assertEq(escrow.tradeCount(), 0);
    }

    function submit(string memory name, bytes memory call, uint256 nonce) private returns (bytes memory) {
        bytes memory signature = signedAction(takerKey, taker, name, call, nonce, NOW);
        vm.prank(stranger);
        return escrow.bySignature(taker, call, nonce, NOW, signature);
    }

    function expectBad(
        address actor,
        bytes memory call,
        uint256 nonce,
        uint256 deadline,
        bytes memory signature
    ) private {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.BadSignature.selector, actor));
        escrow.bySignature(actor, call, nonce, deadline, signature);
    }

    function expectNotMaker(Offer memory offer, bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.NotMaker.selector, maker, stranger));
        vm.prank(stranger);
        escrow.post(offer, signature);
    }
}
