// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {RootFloat} from "weir/libraries/RootFloat.sol";

contract RootFloatTest is Test {
    function test_encode_ofSmallNumbers_isTheNumber() public pure {
        assertEq(RootFloat.encode(0), 0);
        assertEq(RootFloat.encode(1), 1);
        assertEq(RootFloat.encode(2 ** 54 - 1), 2 ** 54 - 1);
    }

    function test_encode_atTheFirstShift() public pure {
        assertEq(RootFloat.encode(2 ** 54), 2 ** 54 + 2 ** 53);
        assertEq(RootFloat.encode(2 ** 54 + 1), 2 ** 54 + 2 ** 53, "the lowest bit is dropped");
        assertEq(RootFloat.encode(2 ** 54 + 2), 2 ** 54 + 2 ** 53 + 1);
        assertEq(RootFloat.decode(2 ** 54 + 2 ** 53), 2 ** 54);
    }

    function test_encode_ofTheLargest_fitsSixtyBits() public pure {
        assertEq(RootFloat.encode(2 ** 117 - 1), 2 ** 60 - 1);
        assertEq(RootFloat.decode(2 ** 60 - 1), (2 ** 54 - 1) * 2 ** 63);
    }

    function testFuzz_decode_isTheNumberLessOnePartIn2To53(uint256 number, uint256 width) public pure {
        number %= 1 << (1 + width % 117);
        uint256 decoded = RootFloat.decode(RootFloat.encode(number));
        assertLe(decoded, number);
        assertLt((number - decoded) * 2 ** 53, number + 1);
        if (number < 2 ** 54) assertEq(decoded, number);
    }

    function testFuzz_encode_keepsTheOrder(uint256 a, uint256 b, uint256 width) public pure {
        a %= 1 << (1 + width % 117);
        b %= 1 << (1 + (width >> 128) % 117);
        (uint256 small, uint256 large) = a < b ? (a, b) : (b, a);
        assertLe(RootFloat.encode(small), RootFloat.encode(large));
        assertLe(RootFloat.encode(large), RootFloat.encode(large < 2 ** 117 - 1 ? large + 1 : large));
    }

    function testFuzz_encode_ofADecodedOne_isTheSame(uint256 number) public pure {
        uint256 encoded = RootFloat.encode(number % 2 ** 117);
        assertEq(RootFloat.encode(RootFloat.decode(encoded)), encoded);
    }
}
