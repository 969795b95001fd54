// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MetadataReaderLib} from "solady/utils/MetadataReaderLib.sol";
import {Settlement} from "./core/Settlement.sol";
import {Governance} from "./extension/Governance.sol";
import {Observatory} from "./extension/Observatory.sol";
import {Permits} from "./extension/Permits.sol";
import {IExchangeCore} from "./interfaces/IExchangeCore.sol";
import {IExchangeMetadata} from "./interfaces/IExchangeMetadata.sol";
import {Layout} from "./libraries/Layout.sol";

/// @title ExchangeExtension
/// @notice The exchange's rarer functions, in a contract of their own because code size is limited. The exchange
/// delegates to it, so it works on the exchange's storage with the same layout (Layout; it declares no variables).
/// Called directly it has no markets and refuses to act.
/// @dev A delegate of fixed address instead of a linked library: no stub for each function in the exchange, and
/// inheritance shares the book's code with it.
contract ExchangeExtension is IExchangeMetadata, Permits, Observatory, Governance {
    using MetadataReaderLib for address;

    /// @param takesCoin_ whether the chain's own coin is taken, as token 0: not where it is an ERC-20 token too.
    constructor(bool takesCoin_) Settlement(takesCoin_) {}

    /// @inheritdoc IExchangeMetadata
    function initialize(address owner_, address guardian_) external delegated {
        if (_load(Layout.TIER_COUNT) != 0) revert OnlyDelegated();
        _initialize(owner_, guardian_);
    }

    /// @inheritdoc IExchangeMetadata
    function takesCoin() external view returns (bool) {
        return TAKES_COIN;
    }

    // ------------------------------------------------------------------ metadata, in its own name

    /// @inheritdoc IExchangeMetadata
    function nameOf(uint256 id) external view returns (string memory) {
        (address base, address quote) = _tokensOf(id);
        if (_isToken(id)) {
            return string.concat("Weir balance of ", base == address(0) ? "coin" : base.readName());
        }
        return string.concat("Weir pool shares ", _symbol(base), "/", _symbol(quote));
    }

    /// @inheritdoc IExchangeMetadata
    function symbolOf(uint256 id) external view returns (string memory) {
        (address base, address quote) = _tokensOf(id);
        if (_isToken(id)) return _symbol(base);
        return string.concat(_symbol(base), "/", _symbol(quote));
    }

    /// @inheritdoc IExchangeMetadata
    function decimalsOf(uint256 id) external view returns (uint8) {
        (address base,) = _tokensOf(id);
        return _isToken(id) && base != address(0) ? base.readDecimals() : 18;
    }

    // ------------------------------------------------------------------ inside

    /// @dev Tokens of an id of the calling exchange: (token, 0) for a balance, (base, quote) for pool shares.
    function _tokensOf(uint256 id) private view returns (address base, address quote) {
        // An id that fits an address is a token's: a market's hash below 2^160 would take 2^96 keys to find, and would
        // only name itself wrongly.
        if (_isToken(id)) return (address(uint160(id)), address(0));
        IExchangeCore exchange = IExchangeCore(msg.sender);
        base = address(uint160(exchange.extsload(id + Layout.KEY)));
        quote = address(uint160(exchange.extsload(id + Layout.KEY + 1)));
        // A market's base and quote differ, so both are zero only where there is none.
        if (base == quote) revert UnknownMarket(id);
    }

    function _isToken(uint256 id) private pure returns (bool) {
        return id >> 160 == 0;
    }

    /// @dev The coin has a name of its own on every chain; here it is just that.
    function _symbol(address token) private view returns (string memory) {
        return token == address(0) ? "COIN" : token.readSymbol();
    }
}
