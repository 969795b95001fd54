// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";

contract MarketKeyTest is Test {
    function test_pack_revertsWhen_tierTermsAreWiderThanTheirField() public {
        vm.expectRevert(bytes(""));
        this.pack(2 ** 88);
    }

    function test_pack_placesFieldsLowToHigh() public pure {
        MarketKey memory key = MarketKeyLib.pack(address(1), address(2), 3, 4, 5);
        assertEq(key.baseTerms, 1 + 3 * 2 ** 160 + 4 * 2 ** 168);
        assertEq(key.quoteTerms, 2 + 5 * 2 ** 160);
    }

    function testFuzz_pack_roundTrips(
        address base,
        address quote,
        uint8 lotExponent,
        uint16 spacing,
        uint24[3] memory fees,
        uint96 minQuote
    ) public pure {
        uint256 tier = spacing + uint256(fees[0]) * 2 ** 16 + uint256(fees[1]) * 2 ** 40 + uint256(fees[2])
            * 2 ** 64;
        MarketKey memory key = MarketKeyLib.pack(base, quote, lotExponent, tier, minQuote);
        assertEq(MarketKeyLib.tokenOf(key.baseTerms), base);
        assertEq(MarketKeyLib.tokenOf(key.quoteTerms), quote);
        assertEq(MarketKeyLib.lotExponent(key.baseTerms), lotExponent);
        assertEq(MarketKeyLib.tickSpacing(key.baseTerms), spacing);
        assertEq(MarketKeyLib.poolFee(key.baseTerms), fees[0]);
        assertEq(MarketKeyLib.takerFee(key.baseTerms), fees[1]);
        assertEq(MarketKeyLib.makerRebate(key.baseTerms), fees[2]);
        assertEq(MarketKeyLib.tierTerms(key.baseTerms), tier);
        assertEq(MarketKeyLib.minQuote(key.quoteTerms), minQuote);
    }

    function test_lotSize_isAPowerOfTen() public pure {
        for (uint8 k; k <= 36; k++) {
            MarketKey memory key = MarketKeyLib.pack(address(1), address(2), k, 0, 0);
            assertEq(MarketKeyLib.lotSize(key.baseTerms), 10 ** uint256(k));
        }
    }

    function testFuzz_id_isTheComplementOfBothWordsHash(MarketKey calldata key) public pure {
        assertEq(key.id(), ~uint256(keccak256(abi.encode(key.baseTerms, key.quoteTerms))));
    }

    function pack(uint256 tier) external pure returns (MarketKey memory) {
        return MarketKeyLib.pack(address(1), address(2), 3, tier, 5);
    }
}
