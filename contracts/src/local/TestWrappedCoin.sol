// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TestToken} from "./TestToken.sol";

/// @title A wrapped coin for local chains and test networks, with the functions that wallets and pages know from WETH9.
/// @notice What the faucet mints has no coin behind it, so that not everything can be unwrapped.
contract TestWrappedCoin is TestToken {
    /// @notice Fewer coins are here than were to be taken out.
    error CoinTooLow(uint256 balance, uint256 needed);
    /// @notice The caller does not take coin.
    error CoinRefused(address to, uint256 amount);

    /// @notice Coin came in, as WETH tells it.
    event Deposit(address indexed dst, uint256 wad);
    /// @notice Coin went out, as WETH tells it.
    event Withdrawal(address indexed src, uint256 wad);

    constructor(string memory name_, string memory symbol_) TestToken(name_, symbol_, 18) {}

    receive() external payable {
        deposit();
    }

    /// @notice Gives the caller as much of the token as coin came with the call.
    function deposit() public payable {
        _mint(msg.sender, msg.value);
        emit Deposit(msg.sender, msg.value);
    }

    /// @notice Burns `wad` units of the caller's and pays as much coin out.
    /// @dev Reverts: CoinTooLow, CoinRefused.
    function withdraw(uint256 wad) external {
        if (address(this).balance < wad) revert CoinTooLow(address(this).balance, wad);
        _burn(msg.sender, wad);
        emit Withdrawal(msg.sender, wad);
        (bool isPaid,) = msg.sender.call{value: wad}("");
        if (!isPaid) revert CoinRefused(msg.sender, wad);
    }
}
