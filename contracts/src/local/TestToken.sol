// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "solady/tokens/ERC20.sol";

/// @title A token for local chains and test networks: anyone may mint it.
contract TestToken is ERC20 {
    string private _name;
    string private _symbol;
    uint8 private immutable DECIMALS;

    constructor(string memory name_, string memory symbol_, uint8 decimals_) {
        _name = name_;
        _symbol = symbol_;
        DECIMALS = decimals_;
    }

    /// @notice The faucet: gives `amount` units to `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @inheritdoc ERC20
    function name() public view override returns (string memory) {
        return _name;
    }

    /// @inheritdoc ERC20
    function symbol() public view override returns (string memory) {
        return _symbol;
    }

    /// @inheritdoc ERC20
    function decimals() public view override returns (uint8) {
        return DECIMALS;
    }

    /// @dev Solady's ERC20 gives Permit2 an infinite allowance by default; a plain token does not.
    function _givePermit2InfiniteAllowance() internal pure override returns (bool) {
        return false;
    }
}
