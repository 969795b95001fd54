// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice What the exchange asks of its extension beside delegated calls.
interface IExchangeMetadata {
    /// @notice Writes the first tiers, owner and guardian. Delegated to once, by the exchange's constructor.
    function initialize(address owner, address guardian) external;

    /// @notice Whether the chain's own coin is taken as token 0.
    function takesCoin() external view returns (bool);

    /// @notice ERC-6909 metadata of an id of the calling exchange: a token's address, or a market's id. This one its name.
    function nameOf(uint256 id) external view returns (string memory);

    /// @notice Its symbol.
    function symbolOf(uint256 id) external view returns (string memory);

    /// @notice Its decimals.
    function decimalsOf(uint256 id) external view returns (uint8);
}
