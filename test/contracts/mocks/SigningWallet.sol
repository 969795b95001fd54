// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice A wallet that is a contract: signs by its keyholder (ERC-1271).
contract SigningWallet is IERC1271 {
    address private immutable HOLDER;

    constructor(address holder) {
        HOLDER = holder;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        (address signer, ECDSA.RecoverError failure,) = ECDSA.tryRecover(hash, signature);
        bool valid = failure == ECDSA.RecoverError.NoError && signer == HOLDER;
        return valid ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
