// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "weir/interfaces/IExchange.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";
import {RightsTest} from "../integration/RightsTest.sol";

/// @notice A signed grant of alice's rights, used where or when it was not meant.
contract ReplayAttackTest is RightsTest {
    uint256 private erinKey;
    address private erin;
    bytes private signature;

    function setUp() public override {
        super.setUp();
        (erin, erinKey) = makeAddrAndKey("erin");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(erinKey, digest(address(exchange)));
        signature = abi.encodePacked(r, s, v);
    }

    /// @dev Hoped: on a fork of the chain, which has the same exchange at the same address, erin's signature holds as
    /// well. What happens: the chain's id is read each time and is part of what is signed.
    function test_attack_replayOnAFork_isABadSignature() public {
        vm.chainId(block.chainid + 1);
        expectBadSignature();
        submit(exchange);
    }

    /// @dev Hoped: a second exchange on this chain takes it too. What happens: its address is part of what is signed.
    function test_attack_replayOnAnotherExchange_isABadSignature() public {
        (address composer,) = ExchangeArtifacts.deployComposer(true);
        IExchange other = ExchangeArtifacts.deployOn(composer, owner, guardian);
        expectBadSignature();
        submit(other);
        submit(exchange);
    }

    /// @dev Hoped: once revoked, the same signature gives the rights again. What happens: its nonce is used.
    function test_attack_replayAfterARevocation_isUsed() public {
        submit(exchange);
        vm.prank(erin);
        exchange.grantTrading(bob, marketList(id), 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NonceUsed.selector, erin, 5));
        submit(exchange);
        (uint256 actions,) = exchange.tradingRights(erin, bob, id);
        assertEq(actions, 0);
    }

    /// @dev Hoped: the other signature of the same digest (s mirrored) is not the used one. What happens: nonces are
    /// what is used, not signatures.
    function test_attack_replayOfTheMirroredSignature_isUsed() public {
        submit(exchange);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(erinKey, digest(address(exchange)));
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        signature = abi.encodePacked(r, order - uint256(s), v == 27 ? uint8(28) : uint8(27));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.NonceUsed.selector, erin, 5));
        submit(exchange);
    }

    /// @dev Hoped: erin revoked the nonce too late, mallory brings the grant first. What happens: it holds, as erin signed
    /// it; revoking the rights themselves is what ends it, and no other copy brings it back.
    function test_attack_bringingAGrantBeforeItsRevocation_givesTheDelegateOnly() public {
        vm.prank(makeAddr("mallory"));
        submit(exchange);
        (uint256 actions,) = exchange.tradingRights(erin, makeAddr("mallory"), id);
        assertEq(actions, 0);
        (actions,) = exchange.tradingRights(erin, bob, id);
        assertEq(actions, ALL);
    }

    function submit(IExchange where) private {
        where.grantTradingBySignature(erin, bob, marketList(id), ALL, NOW + 9, 5, NOW + 9, signature);
    }

    function digest(address where) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Weir"),
                keccak256("1"),
                block.chainid,
                where
            )
        );
        bytes32 terms = keccak256(
            abi.encode(
                keccak256(
                    "TradingGrant(address owner,address delegate,uint256[] markets,uint256 actions,uint256 expiry,uint256 nonce,uint256 deadline)"
                ),
                erin,
                bob,
                keccak256(abi.encodePacked(id)),
                ALL,
                NOW + 9,
                5,
                NOW + 9
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, terms));
    }

    function expectBadSignature() private {
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.BadSignature.selector, erin));
    }
}
