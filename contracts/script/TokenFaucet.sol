// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TestToken} from "../src/local/TestToken.sol";

/// @notice Mints `amounts[i]` of `tokens[i]` to every account while it is deployed: one transaction instead of one for
/// each pair. Nothing can be called afterwards.
contract TokenFaucet {
    constructor(TestToken[] memory tokens, uint256[] memory amounts, address[] memory accounts) {
        for (uint256 i; i < tokens.length; ++i) {
            for (uint256 j; j < accounts.length; ++j) {
                tokens[i].mint(accounts[j], amounts[i]);
            }
        }
    }
}
