// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "solady/tokens/ERC20.sol";
import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchange} from "../interfaces/IExchange.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";

/// @title PoolShareToken
/// @notice One market's pool shares as a plain ERC-20 with permit, for what knows no ERC-6909: one token for each share
/// that it holds. The supply is at most the shares held; shares that are sent here by mere transfer are lost, and
/// benefit nobody.
///
/// A holder of shares approves this contract in the exchange (ERC-6909: `approve` or `setOperator`) and wraps; who holds
/// tokens unwraps and takes liquidity out as ever. Nobody has any rights over it.
/// @dev Name and symbol are the exchange's at deployment, and stay: wallets keep them, and permits are signed over them.
contract PoolShareToken is ERC20 {
    /// @notice The exchange whose shares these are.
    IExchange public immutable EXCHANGE;
    /// @notice The market's id, which is the shares' ERC-6909 id.
    uint256 public immutable MARKET;
    bytes32 private immutable NAME_HASH;

    string private _name;
    string private _symbol;

    /// @param market an open market's id; PoolShareTokenFactory sees to that.
    constructor(IExchange exchange, uint256 market) {
        (EXCHANGE, MARKET) = (exchange, market);
        string memory text = _shares().name(market);
        _name = text;
        _symbol = _shares().symbol(market);
        NAME_HASH = keccak256(bytes(text));
    }

    /// @notice Takes `shares` pool shares from the caller and gives it as many tokens.
    /// @dev Reverts: the exchange's InsufficientBalance or InsufficientPermission (ERC-6909); Locked inside a
    /// token call.
    function wrap(uint256 shares) external {
        wrapTo(shares, msg.sender);
    }

    /// @notice Takes `shares` pool shares from the caller and gives as many tokens to `to`.
    /// @dev Reverts: ZeroRecipient, and as wrap does.
    function wrapTo(uint256 shares, address to) public {
        if (to == address(0)) revert IExchangeErrors.ZeroRecipient();
        _mint(to, shares);
        // It returns true or reverts.
        _shares().transferFrom(msg.sender, address(this), MARKET, shares);
    }

    /// @notice Burns `shares` tokens of the caller and gives it as many pool shares.
    /// @dev Reverts: InsufficientBalance; Locked inside a token call.
    function unwrap(uint256 shares) external {
        unwrapTo(shares, msg.sender);
    }

    /// @notice Burns `shares` tokens of the caller and gives as many pool shares to `to`.
    /// @dev Reverts: ZeroRecipient, and as unwrap does.
    function unwrapTo(uint256 shares, address to) public {
        if (to == address(0)) revert IExchangeErrors.ZeroRecipient();
        _burn(msg.sender, shares);
        // It returns true or reverts.
        _shares().transfer(to, MARKET, shares);
    }

    /// @notice ERC-20.
    function name() public view override returns (string memory) {
        return _name;
    }

    /// @notice ERC-20.
    function symbol() public view override returns (string memory) {
        return _symbol;
    }

    function _shares() private view returns (ERC6909) {
        return ERC6909(payable(address(EXCHANGE)));
    }

    function _constantNameHash() internal view override returns (bytes32) {
        return NAME_HASH;
    }

    /// @dev A plain ERC-20: Permit2 gets what a holder allows, and no more.
    function _givePermit2InfiniteAllowance() internal pure override returns (bool) {
        return false;
    }
}
