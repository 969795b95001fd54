// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {SilentToken} from "../mocks/SilentToken.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice ERC-6909's metadata of internal balances (id: the token) and pool shares (id: the market).
contract MetadataTest is ActionTest {
    function test_metadata_revertsWhen_marketIsUnknown() public {
        (, uint256 unknownId) = unknownKey();
        expectUnknownMarket(unknownId);
        balances().name(unknownId);
        expectUnknownMarket(unknownId);
        balances().symbol(unknownId);
        expectUnknownMarket(unknownId);
        balances().decimals(unknownId);
    }

    function test_metadata_ofABalance_isItsTokens() public view {
        uint256 tokenId = uint160(address(quote));
        assertEq(balances().name(tokenId), "Weir balance of Quote");
        assertEq(balances().symbol(tokenId), "QUOTE");
        assertEq(balances().decimals(tokenId), 6);
    }

    function test_metadata_ofShares_namesBothTokens() public view {
        assertEq(balances().name(id), "Weir pool shares BASE/QUOTE");
        assertEq(balances().symbol(id), "BASE/QUOTE");
        assertEq(balances().decimals(id), 18);
    }

    function test_metadata_ofATokenWithoutAny_isEmpty() public {
        uint256 tokenId = uint160(address(new SilentToken()));
        assertEq(balances().name(tokenId), "Weir balance of ");
        assertEq(balances().symbol(tokenId), "");
        assertEq(balances().decimals(tokenId), 6);
    }

    function test_metadata_hasNoDocuments() public view {
        assertEq(balances().tokenURI(id), "");
    }

    function test_metadata_declaresErc6909() public view {
        assertTrue(balances().supportsInterface(0x0f632fb3), "ERC-6909");
        assertTrue(balances().supportsInterface(0x01ffc9a7), "ERC-165");
        assertFalse(balances().supportsInterface(0xffffffff));
    }
}
