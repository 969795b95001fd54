// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangeEvents} from "weir/interfaces/IExchangeEvents.sol";
import {SigningWallet} from "../mocks/SigningWallet.sol";
import {RightsTest} from "./RightsTest.sol";

/// @notice Rights by signature. The digest is worked out here from EIP-712's text, with the domain as EIP-5267 tells it.
contract GrantBySignatureTest is RightsTest {
    /// @notice Terms of a grant, as they are signed.
    struct Terms {
        address owner;
        address delegate;
        uint256[] markets;
        uint256 actions;
        uint256 expiry;
        uint256 nonce;
        uint256 deadline;
    }

    address private erin;
    uint256 private erinKey;

    function setUp() public override {
        super.setUp();
        (erin, erinKey) = makeAddrAndKey("erin");
    }

    // ------------------------------------------------------------------ reverts

    function test_grantBySignature_revertsWhen_deadlineHasPassed() public {
        Terms memory terms = termsOf(erin);
        terms.deadline = NOW - 1;
        bytes memory signature = sign(terms);
        expectExpiredDeadline();
        submit(terms, signature);
        terms.deadline = NOW;
        submit(terms, sign(terms));
    }

    function test_grantBySignature_revertsWhen_nonceIsUsed() public {
        Terms memory terms = termsOf(erin);
        bytes memory signature = sign(terms);
        submit(terms, signature);
        expectNonceUsed(erin, terms.nonce);
        submit(terms, signature);
        // Nor for other terms.
        terms.actions = MAY_CLAIM;
        signature = sign(terms);
        expectNonceUsed(erin, terms.nonce);
        submit(terms, signature);
    }

    /// @dev The same signature in its short form (EIP-2098) is the same nonce.
    function test_grantBySignature_revertsWhen_replayedInItsShortForm() public {
        Terms memory terms = termsOf(erin);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(erinKey, digestOf(terms));
        bytes memory short = abi.encodePacked(r, bytes32(uint256(s) | uint256(v - 27) << 255));
        submit(terms, sign(terms));
        expectNonceUsed(erin, terms.nonce);
        submit(terms, short);
        terms.nonce++;
        (v, r, s) = vm.sign(erinKey, digestOf(terms));
        submit(terms, abi.encodePacked(r, bytes32(uint256(s) | uint256(v - 27) << 255)));
    }

    function test_grantBySignature_revertsWhen_nonceWasRevoked() public {
        Terms memory terms = termsOf(erin);
        bytes memory signature = sign(terms);
        vm.expectEmit(address(exchange));
        emit IExchangeEvents.NonceRevoked(erin, terms.nonce);
        vm.prank(erin);
        exchange.revokeNonce(terms.nonce);
        expectNonceUsed(erin, terms.nonce);
        submit(terms, signature);
    }

    function test_revokeNonce_revertsWhen_used() public {
        Terms memory terms = termsOf(erin);
        submit(terms, sign(terms));
        expectNonceUsed(erin, terms.nonce);
        vm.prank(erin);
        exchange.revokeNonce(terms.nonce);
    }

    /// @dev A failed grant uses no nonce.
    function test_grantBySignature_revertsWhen_signerIsAnother() public {
        Terms memory terms = termsOf(erin);
        (, uint256 otherKey) = makeAddrAndKey("other");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(otherKey, digestOf(terms));
        expectBadSignature(erin);
        submit(terms, abi.encodePacked(r, s, v));
        expectBadSignature(erin);
        submit(terms, "");
        expectBadSignature(erin);
        submit(terms, new bytes(65));
        submit(terms, sign(terms));
    }

    /// @dev Every field is signed.
    function test_grantBySignature_revertsWhen_aFieldIsAnother() public {
        Terms memory terms = termsOf(erin);
        bytes memory signature = sign(terms);
        for (uint256 field; field < 8; field++) {
            Terms memory changed = termsOf(erin);
            if (field == 0) changed.owner = alice;
            if (field == 1) changed.delegate = carol;
            if (field == 2) changed.markets[0] = id + 1;
            if (field == 3) changed.markets = marketList(id);
            if (field == 4) changed.actions = ALL;
            if (field == 5) changed.expiry++;
            if (field == 6) changed.nonce++;
            if (field == 7) changed.deadline++;
            expectBadSignature(changed.owner);
            submit(changed, signature);
        }
        submit(terms, signature);
    }

    function test_grantBySignature_revertsWhen_ownerIsNobody() public {
        Terms memory terms = termsOf(address(0));
        expectBadSignature(address(0));
        submit(terms, new bytes(65));
    }

    function test_grantBySignature_revertsWhen_actionsOrExpiryAreUnknown() public {
        Terms memory terms = termsOf(erin);
        terms.actions = 32;
        bytes memory signature = sign(terms);
        expectUnknownFlags(32);
        submit(terms, signature);
        terms.actions = ALL;
        terms.expiry = 2 ** 64;
        signature = sign(terms);
        expectUnknownFlags(2 ** 64);
        submit(terms, signature);
    }

    function test_grantBySignature_revertsWhen_chainOrExchangeIsAnother() public {
        Terms memory terms = termsOf(erin);
        bytes memory signature = sign(terms);
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        expectBadSignature(erin);
        submit(terms, signature);
        // What is signed for the new chain holds there: nothing of the domain is kept from the deployment.
        submit(terms, sign(terms));
        vm.chainId(here);
    }

    // ------------------------------------------------------------------ grants

    /// @dev Anyone brings it; what it gives is what a call of the owner would.
    function test_grantBySignature_gives() public {
        Terms memory terms = termsOf(erin);
        bytes memory signature = sign(terms);
        for (uint256 i; i < 2; i++) {
            vm.expectEmit(address(exchange));
            emit IExchangeEvents.TradingGranted(erin, bob, terms.markets[i], terms.actions, terms.expiry);
        }
        vm.prank(carol);
        submit(terms, signature);
        (uint256 actions, uint256 expiry) = exchange.tradingRights(erin, bob, id);
        assertEq(actions, terms.actions);
        assertEq(expiry, terms.expiry);
        (actions,) = exchange.tradingRights(erin, carol, id);
        assertEq(actions, 0, "not to who brought it");
    }

    /// @dev Nonces are unordered: any of 2^256, each by itself.
    function test_grantBySignature_takesNoncesInAnyOrder() public {
        uint256[5] memory nonces = [type(uint256).max, 0, 256, 255, 1];
        for (uint256 i; i < 5; i++) {
            Terms memory terms = termsOf(erin);
            terms.nonce = nonces[i];
            submit(terms, sign(terms));
        }
        // Another owner's nonces are its own.
        vm.prank(alice);
        exchange.revokeNonce(0);
    }

    function test_grantBySignature_revokes() public {
        Terms memory terms = termsOf(erin);
        submit(terms, sign(terms));
        (terms.nonce, terms.actions) = (8, 0);
        submit(terms, sign(terms));
        (uint256 actions,) = exchange.tradingRights(erin, bob, id);
        assertEq(actions, 0);
    }

    function test_grantBySignature_ofAContract_asksIt() public {
        SigningWallet wallet = new SigningWallet(erin);
        Terms memory terms = termsOf(address(wallet));
        bytes memory signature = sign(terms);
        bytes memory bad = sign(termsOf(erin));
        expectBadSignature(address(wallet));
        submit(terms, bad);
        submit(terms, signature);
        (uint256 actions,) = exchange.tradingRights(address(wallet), bob, id);
        assertEq(actions, terms.actions);
        expectNonceUsed(address(wallet), terms.nonce);
        submit(terms, signature);
    }

    function test_grantBySignature_ofAContractWithoutSignatures_reverts() public {
        Terms memory terms = termsOf(address(quote));
        expectBadSignature(address(quote));
        submit(terms, new bytes(65));
    }

    function test_eip712Domain_tellsWhatIsSigned() public view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address contract_,
            bytes32 salt,
            uint256[] memory extensions
        ) = exchange.eip712Domain();
        assertEq(fields, hex"0f");
        assertEq(name, "Weir");
        assertEq(version, "1");
        assertEq(chainId, block.chainid);
        assertEq(contract_, address(exchange));
        assertEq(salt, 0);
        assertEq(extensions.length, 0);
    }

    // ------------------------------------------------------------------ shorthands

    function termsOf(address owner_) private view returns (Terms memory terms) {
        terms.owner = owner_;
        terms.delegate = bob;
        terms.markets = new uint256[](2);
        (terms.markets[0], terms.markets[1]) = (id, 99);
        (terms.actions, terms.expiry, terms.nonce, terms.deadline) =
        (MAY_PLACE | MAY_SWAP, NOW + 1 days, 7, NOW + 1 hours);
    }

    function digestOf(Terms memory terms) private view returns (bytes32) {
        (, string memory name, string memory version, uint256 chainId, address contract_,,) =
            exchange.eip712Domain();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                chainId,
                contract_
            )
        );
        bytes32 struct_ = keccak256(
            abi.encode(
                keccak256(
                    "TradingGrant(address owner,address delegate,uint256[] markets,uint256 actions,uint256 expiry,uint256 nonce,uint256 deadline)"
                ),
                terms.owner,
                terms.delegate,
                keccak256(abi.encodePacked(terms.markets)),
                terms.actions,
                terms.expiry,
                terms.nonce,
                terms.deadline
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, struct_));
    }

    function sign(Terms memory terms) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(erinKey, digestOf(terms));
        return abi.encodePacked(r, s, v);
    }

    function submit(Terms memory terms, bytes memory signature) private {
        exchange.grantTradingBySignature(
            terms.owner,
            terms.delegate,
            terms.markets,
            terms.actions,
            terms.expiry,
            terms.nonce,
            terms.deadline,
            signature
        );
    }

    function expectNonceUsed(address owner_, uint256 nonce) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NonceUsed.selector, owner_, nonce));
    }

    function expectBadSignature(address owner_) private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BadSignature.selector, owner_));
    }
}
