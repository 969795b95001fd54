// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitrable} from "weir/p2p/interfaces/IArbitrable.sol";
import {ICourt} from "weir/p2p/interfaces/ICourt.sol";

/// @notice A court that is paid in coins, rules as the test says, and can be made to rule at once, to give a number twice, or
/// to raise its price.
contract MockCoinCourt is ICourt {
    uint256 public cost = 0.01 ether;
    bool public rulesAtOnce;
    bool public ruledAtOnce;
    uint256 public count;
    address public asker;
    uint256 public choicesAsked;
    bytes public told;

    function setCost(uint256 cost_) external {
        cost = cost_;
    }

    function setRulesAtOnce() external {
        rulesAtOnce = true;
    }

    function setCount(uint256 count_) external {
        count = count_;
    }

    function arbitrationCost(bytes calldata) external view returns (uint256) {
        return cost;
    }

    function createDispute(uint256 choices, bytes calldata extraData)
        external
        payable
        returns (uint256 courtId)
    {
        require(msg.value >= cost);
        (courtId, asker, choicesAsked, told) = (count++, msg.sender, choices, extraData);
        if (rulesAtOnce) {
            (ruledAtOnce,) = asker.call(abi.encodeCall(IArbitrable.rule, (courtId, 1)));
        }
    }

    function give(uint256 courtId, uint256 ruling) external {
        IArbitrable(asker).rule(courtId, ruling);
    }
}
