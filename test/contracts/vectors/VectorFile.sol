// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";

/// @notice Writes cases as JSON, one a line in a list, each from its seed alone.
/// @dev A case is made in a call of its own, so that its memory is given back.
abstract contract VectorFile is Test {
    /// @notice The case of a seed, a JSON value without line breaks.
    function line(uint256 seed) external virtual returns (string memory);

    /// @dev Compares test/vectors/<name>.json with the cases of `count` seeds from `first`; writes it instead where
    /// the environment says WEIR_WRITE_VECTORS=true.
    function checkCommitted(string memory name, uint256 first, uint256 count) internal {
        string memory path = string.concat("test/vectors/", name, ".json");
        if (vm.envOr("WEIR_WRITE_VECTORS", false)) {
            write(path, first, count);
            return;
        }
        vm.readLine(path);
        for (uint256 i; i < count; ++i) {
            assertEq(
                vm.readLine(path), lineOf(first + i, i + 1 == count), "stale: set WEIR_WRITE_VECTORS=true"
            );
        }
        vm.closeFile(path);
    }

    /// @dev Writes test/vectors/generated/<name>.json, which is not committed.
    function generate(string memory name, uint256 first, uint256 count) internal {
        vm.createDir("test/vectors/generated", true);
        write(string.concat("test/vectors/generated/", name, ".json"), first, count);
    }

    function write(string memory path, uint256 first, uint256 count) private {
        // Thousands of cases pass what a test may use.
        vm.pauseGasMetering();
        vm.writeFile(path, "[\n");
        for (uint256 i; i < count; ++i) {
            this.append(path, first + i, i + 1 == count);
        }
        vm.writeLine(path, "]");
    }

    /// @notice Adds a case to a file.
    function append(string calldata path, uint256 seed, bool isLast) external {
        vm.writeLine(path, lineOf(seed, isLast));
    }

    function lineOf(uint256 seed, bool isLast) private returns (string memory) {
        return string.concat(this.line(seed), isLast ? "" : ",");
    }

    function field(string memory name, string memory value) internal pure returns (string memory) {
        return string.concat('"', name, '":', value);
    }

    /// @dev A number that fits a double.
    function number(uint256 value) internal pure returns (string memory) {
        return vm.toString(value);
    }

    /// @dev An amount: a decimal string, so that nothing is lost.
    function amount(uint256 value) internal pure returns (string memory) {
        return string.concat('"', vm.toString(value), '"');
    }

    function truth(bool value) internal pure returns (string memory) {
        return value ? "true" : "false";
    }
}
