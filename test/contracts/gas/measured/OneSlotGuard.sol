// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPriceGuard} from "weir/lending/interfaces/IPriceGuard.sol";
import {IOneSlotGuard} from "./IMeasured.sol";

/// @notice A guard of one slot, as the mock oracle that Morpho Blue is measured with: the guard's own cost is not lending's.
contract OneSlotGuard is IOneSlotGuard, IPriceGuard {
    address public immutable collateral;
    address public immutable loan;
    uint256 private _price;

    constructor(address collateral_, address loan_, uint256 price) {
        (collateral, loan, _price) = (collateral_, loan_, price);
    }

    function setPrice(uint256 price) external {
        _price = price;
    }

    function borrowPrice() external view returns (uint256) {
        return _price;
    }

    function liquidationPrice() external view returns (uint256, bool) {
        return (_price, true);
    }

    function observedReserve() external pure returns (uint256) {
        return 1e40;
    }
}
