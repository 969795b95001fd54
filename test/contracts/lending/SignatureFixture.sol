// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LendingFixture} from "./LendingFixture.sol";

/// @notice The fixture with an account that signs, and the digest by the standard's words (EIP-712).
abstract contract SignatureFixture is LendingFixture {
    address internal signer;
    uint256 internal signerKey;

    function setUp() public virtual override {
        super.setUp();
        (signer, signerKey) = makeAddrAndKey("signer");
    }

    /// @dev By the signer, for the borrower as operator of `owner_`.
    function signed(address owner_, bool isAllowed, uint256 nonce, uint256 deadline)
        internal
        view
        returns (bytes memory)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Weir Lending"),
                keccak256("1"),
                block.chainid,
                address(lending)
            )
        );
        bytes32 words = keccak256(
            abi.encode(
                keccak256(
                    "Operator(address owner,address operator,bool isAllowed,uint256 nonce,uint256 deadline)"
                ),
                owner_,
                borrower,
                isAllowed,
                nonce,
                deadline
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, words));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signerKey, digest);
        return abi.encodePacked(r, s, v);
    }
}
