// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitrable} from "weir/p2p/interfaces/IArbitrable.sol";
import {IArbitrator} from "weir/p2p/interfaces/IArbitrator.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";

/// @notice Opens disputes as the escrow does, and keeps the rulings it was told. It can be made to refuse them, to burn
/// all gas, or to call back.
contract MockArbitrable is IArbitrable {
    enum Manner {
        Accepts,
        Reverts,
        BurnsGas,
        CallsBack
    }

    error Refused(uint256 disputeId);

    IArbitrator public immutable ARBITRATOR;
    Manner public manner;
    bytes public callback;
    bool public didCallBack;
    mapping(uint256 disputeId => uint256) public timesRuled;
    mapping(uint256 disputeId => uint256) public rulingOf;
    uint256 private burnt;

    constructor(IArbitrator arbitrator) {
        ARBITRATOR = arbitrator;
    }

    function behave(Manner manner_, bytes calldata callback_) external {
        (manner, callback) = (manner_, callback_);
    }

    /// @notice The fee is minted here.
    function open(PlainToken token, uint256 choices, bytes calldata extraData, uint256 fee)
        external
        returns (uint256)
    {
        token.mint(address(this), fee);
        token.approve(address(ARBITRATOR), fee);
        return ARBITRATOR.createDispute(choices, extraData, address(token), fee);
    }

    function rule(uint256 disputeId, uint256 ruling) external {
        if (manner == Manner.Reverts) revert Refused(disputeId);
        while (manner == Manner.BurnsGas) {
            ++burnt;
        }
        if (manner == Manner.CallsBack) (didCallBack,) = msg.sender.call(callback);
        ++timesRuled[disputeId];
        rulingOf[disputeId] = ruling;
        emit Ruling(msg.sender, disputeId, ruling);
    }
}
