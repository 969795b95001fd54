// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ChainlinkTerms} from "weir/lending/guard/feeds/ChainlinkFeed.sol";
import {GuardTerms} from "weir/lending/types/GuardTerms.sol";
import {SetAggregator} from "../../mocks/lending/SetAggregator.sol";
import {GuardTest} from "./GuardTest.sol";

/// @notice What a price costs, by the venue's record and two adapters of two aggregators each, all of it cold.
contract GuardGasTest is GuardTest {
    function setUp() public override {
        super.setUp();
        deployGuard(2);
        GuardTerms memory terms_ = terms();
        for (uint256 i; i < 2; ++i) {
            address over = address(new SetAggregator(8, 2000e8, block.timestamp));
            address under = address(new SetAggregator(8, 1e8, block.timestamp));
            terms_.feeds[i] = vm.deployCode(
                "contracts/out/ChainlinkFeed.sol/ChainlinkFeed.json",
                abi.encode(ChainlinkTerms(address(base), address(quote), over, under, 3600, 3600))
            );
        }
        guard = deployWith(terms_);
    }

    function test_liquidationPrice_costs() public {
        guard.liquidationPrice();
        uint256 used = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("liquidationPrice, two feeds of two aggregators", used);
        assertLt(used, 75_000);
    }

    function test_borrowPrice_costs() public {
        guard.borrowPrice();
        uint256 used = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("borrowPrice, the venue's record too", used);
        assertLt(used, 105_000);
    }
}
