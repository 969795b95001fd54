// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IArbitrable} from "weir/p2p/interfaces/IArbitrable.sol";
import {IArbitrator} from "weir/p2p/interfaces/IArbitrator.sol";

/// @notice A court that rules as the test says. It costs a flat fee at the least and a part of the trade otherwise, as the pool
/// does, and can be made to misbehave.
contract MockCourt is IArbitrator {
    /// @notice All but the first are a hostile arbitrator's.
    enum Manner {
        Honest,
        CostReverts,
        CostIsNothing,
        BurnsGas,
        OpeningReverts,
        TakesLess,
        TakesMore,
        PaysIn,
        RulesInside,
        ReusesIds,
        CallsBack
    }

    error Refused();

    uint256 public immutable FIRST_ID;
    uint256 public leastFee;
    /// @notice In 1e-4 of the amount.
    uint256 public feeRate;
    Manner public manner;
    uint256 public opened;
    uint256 public lastId;
    bytes public lastExtraData;
    uint256 public lastChoices;
    bytes public callback;
    bool public didCallBack;
    bytes public callbackAnswer;

    constructor(uint256 firstId) {
        FIRST_ID = firstId;
    }

    function setFee(uint256 leastFee_, uint256 feeRate_) external {
        (leastFee, feeRate) = (leastFee_, feeRate_);
    }

    function behave(Manner manner_) external {
        manner = manner_;
    }

    /// @notice From now on opening a dispute calls the escrow so, before anything else.
    function callBackWith(bytes calldata callback_) external {
        (manner, callback) = (Manner.CallsBack, callback_);
    }

    /// @inheritdoc IArbitrator
    function arbitrationCost(bytes calldata extraData, address) public view returns (uint256 fee) {
        if (manner == Manner.CostReverts) revert Refused();
        if (manner == Manner.BurnsGas) while (true) {}
        if (manner == Manner.CostIsNothing) {
            // memory-safe: returns no word at all.
            assembly ("memory-safe") {
                return(0, 0)
            }
        }
        (uint256 amount,) = abi.decode(extraData, (uint256, uint256));
        fee = (amount * feeRate + 9999) / 10_000;
        if (fee < leastFee) fee = leastFee;
    }

    /// @inheritdoc IArbitrator
    function createDispute(uint256 choices, bytes calldata extraData, address feeToken, uint256 fee)
        external
        returns (uint256 disputeId)
    {
        if (manner == Manner.OpeningReverts) revert Refused();
        if (manner == Manner.CallsBack) (didCallBack, callbackAnswer) = msg.sender.call(callback);
        disputeId = FIRST_ID + (manner == Manner.ReusesIds ? 0 : opened);
        ++opened;
        (lastId, lastExtraData, lastChoices) = (disputeId, extraData, choices);
        if (manner == Manner.RulesInside) IArbitrable(msg.sender).rule(disputeId, 2);
        uint256 taken = fee;
        if (manner == Manner.TakesLess) --taken;
        if (manner == Manner.TakesMore) ++taken;
        SafeERC20.safeTransferFrom(IERC20(feeToken), msg.sender, address(this), taken);
        if (manner == Manner.PaysIn) IERC20(feeToken).transfer(msg.sender, fee + 1);
        emit DisputeCreation(disputeId, msg.sender);
    }

    function rule(IArbitrable arbitrable, uint256 disputeId, uint256 ruling) external {
        arbitrable.rule(disputeId, ruling);
    }
}
