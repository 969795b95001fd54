// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ArbitrationFixture} from "./ArbitrationFixture.sol";

/// @notice Draws by many hashes: each seat as often as any other.
contract DrawFairnessTest is ArbitrationFixture {
    uint256 private constant DRAWS = 3000;

    /// @dev Sum of (n - e)^2 / e over 24 seats, e = 3000 * 3 / 24 = 375; below the 99.9 % point of chi-square with 23 degrees
    /// of freedom, 49.73. (Without replacement it is smaller still, by 21 / 23.)
    function test_draw_ofThreeIsUniform() public {
        uint256[] memory counts = countDraws(open());
        uint256 squares;
        for (uint256 i; i < SEATS; ++i) {
            squares += distance(counts[i], 375) ** 2;
        }
        assertLt(squares * 100, 4973 * 375);
        assertGt(squares, 0);
    }

    /// @dev Who sits with whom: 276 pairs, e = 3000 * 3 / 276 = 32.6; below the 99.9 % point with 275 degrees of freedom, 353.
    function test_draw_ofThreeSeatsEveryPairAsOften() public {
        uint256 id = open();
        uint256[] memory counts = new uint256[](SEATS * SEATS);
        for (uint256 i; i < DRAWS; ++i) {
            uint256[] memory panel = drawBy(id, keccak256(abi.encode("pairs", i)));
            for (uint256 j; j < 3; ++j) {
                (uint256 a, uint256 b) = (panel[j], panel[(j + 1) % 3]);
                ++counts[a < b ? a * SEATS + b : b * SEATS + a];
            }
        }
        // n^2 summed, for the sum of (n - e)^2 / e is that over e, less all n.
        uint256 squares;
        for (uint256 i; i < counts.length; ++i) {
            squares += counts[i] ** 2;
        }
        uint256 pairs = 3 * DRAWS;
        assertLt(squares * 276 / pairs - pairs, 353);
    }

    /// @dev A quarter of the numbers is of seats that left: 18 remain, e = 500, 17 degrees of freedom, 40.79.
    function test_draw_ofThreeIsUniformThoughNumbersAreUnused() public {
        for (uint256 i; i < 6; ++i) {
            startLeaving(i * 4);
        }
        seatHolders(6);
        for (uint256 i; i < 6; ++i) {
            startLeaving(i * 4 + 1);
        }
        pass(12);
        // 30 numbers, 18 of them active: three more, for the 21 that a dispute wants, stay for the request alone.
        seatHolders(3);
        uint256 id = open();
        for (uint256 i; i < 3; ++i) {
            startLeaving(30 + i);
        }
        uint256[] memory counts = countDraws(id);
        uint256 squares;
        uint256 seats;
        for (uint256 i; i < counts.length; ++i) {
            if (pool.seatOf(i).inactiveBlock != 0) {
                assertEq(counts[i], 0, "a seat that left");
                continue;
            }
            squares += distance(counts[i], 500) ** 2;
            ++seats;
        }
        assertEq(seats, 18);
        assertLt(squares * 100, 4079 * 500);
    }

    /// @dev Four sybils of 24 have two or more of three seats in (C(4,2) * 20 + C(4,3)) / C(24,3) = 124 / 2024 of the draws,
    /// 184 of 3000, with a standard deviation of 13.
    function test_draw_givesSybilsNoMoreThanTheirPart() public {
        uint256 id = open();
        uint256 won;
        for (uint256 i; i < DRAWS; ++i) {
            uint256[] memory panel = drawBy(id, keccak256(abi.encode("sybils", i)));
            uint256 sybils;
            for (uint256 j; j < 3; ++j) {
                if (panel[j] < 4) ++sybils;
            }
            if (sybils > 1) ++won;
        }
        assertApproxEqAbs(won, 184, 52);
    }

    function countDraws(uint256 id) private returns (uint256[] memory counts) {
        counts = new uint256[](pool.seatCount());
        for (uint256 i; i < DRAWS; ++i) {
            uint256[] memory panel = drawBy(id, keccak256(abi.encode(i)));
            for (uint256 j; j < 3; ++j) {
                ++counts[panel[j]];
            }
        }
    }

    function drawBy(uint256 id, bytes32 hash) private returns (uint256[] memory panel) {
        uint256 pin = pool.disputeOf(id).pin;
        uint256 snapshot = vm.snapshotState();
        vm.roll(pin + 1);
        vm.setBlockhash(pin, hash);
        pool.draw(id);
        panel = pool.panelOf(id);
        vm.revertToStateAndDelete(snapshot);
    }

    function distance(uint256 a, uint256 b) private pure returns (uint256) {
        return a > b ? a - b : b - a;
    }
}
