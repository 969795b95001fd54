// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";

/// @notice A price guard that says what the test wants.
contract SetGuard is IPriceGuard {
    address public immutable collateral;
    address public immutable loan;
    uint256 public borrowPrice;
    uint256 public observedReserve;
    uint256 private price;
    bool private isLive = true;
    uint256 private graceSince;

    constructor(address collateral_, address loan_, uint256 price_) {
        (collateral, loan) = (collateral_, loan_);
        (borrowPrice, price) = (price_, price_);
    }

    function setBorrowPrice(uint256 price_) external {
        borrowPrice = price_;
    }

    function setLiquidationPrice(uint256 price_, bool isLive_) external {
        (price, isLive) = (price_, isLive_);
    }

    function setReserve(uint256 reserve) external {
        observedReserve = reserve;
    }

    function setGrace(uint256 since) external {
        graceSince = since;
    }

    function liquidationPrice() external view returns (uint256, bool) {
        if (graceSince != 0) revert SequencerGrace(graceSince);
        return (price, isLive);
    }
}
