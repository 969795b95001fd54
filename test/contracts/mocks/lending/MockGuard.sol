// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";

/// @notice A price guard that says what it was told to.
contract MockGuard is IPriceGuard {
    address public immutable collateral;
    address public immutable loan;
    uint256 public borrowPrice;
    uint256 public observedReserve;
    uint256 private _liquidationPrice;
    bool private _isLive = true;
    uint256 private _graceSince;

    constructor(address collateral_, address loan_, uint256 price, uint256 reserve) {
        (collateral, loan) = (collateral_, loan_);
        (borrowPrice, _liquidationPrice, observedReserve) = (price, price, reserve);
    }

    function liquidationPrice() external view returns (uint256, bool) {
        if (_graceSince != 0) revert SequencerGrace(_graceSince);
        return (_liquidationPrice, _isLive);
    }

    /// @notice One price for everything.
    function setPrice(uint256 price) external {
        (borrowPrice, _liquidationPrice, _isLive) = (price, price, true);
    }

    function setBorrowPrice(uint256 price) external {
        borrowPrice = price;
    }

    function setLiquidationPrice(uint256 price, bool isLive) external {
        (_liquidationPrice, _isLive) = (price, isLive);
    }

    function setReserve(uint256 reserve) external {
        observedReserve = reserve;
    }

    /// @notice 0 for none.
    function setGrace(uint256 since) external {
        _graceSince = since;
    }
}
