// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";

/// @notice A price guard that answers what the test tells it.
contract MockGuard is IPriceGuard {
    address public immutable collateral;
    address public immutable loan;
    uint256 public borrowPrice;
    uint256 public observedReserve;
    uint256 private forLiquidation;
    bool private live = true;
    uint256 private graceSince;

    constructor(address collateral_, address loan_, uint256 price, uint256 reserve) {
        (collateral, loan, observedReserve) = (collateral_, loan_, reserve);
        (borrowPrice, forLiquidation) = (price, price);
    }

    /// @notice One price for all, live.
    function setPrice(uint256 price) external {
        (borrowPrice, forLiquidation, live) = (price, price, true);
    }

    function setPrices(uint256 forDebt, uint256 forLiquidation_) external {
        (borrowPrice, forLiquidation) = (forDebt, forLiquidation_);
    }

    /// @notice Too few sources: no price for new debt, the last good one times 1.15 for liquidation.
    function setDown() external {
        (borrowPrice, forLiquidation, live) = (0, forLiquidation * 115 / 100, false);
    }

    function setReserve(uint256 reserve) external {
        observedReserve = reserve;
    }

    /// @notice From now on nothing can be said about liquidations; 0 ends it.
    function setGrace(uint256 since) external {
        graceSince = since;
    }

    function liquidationPrice() external view returns (uint256, bool) {
        if (graceSince != 0) revert SequencerGrace(graceSince);
        return (forLiquidation, live);
    }
}
