// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPermit2} from "weir/interfaces/IPermit2.sol";

/// @notice What the exchange uses of Uniswap's Permit2, to the letter of its rules: allowances by owner, token and
/// spender with an amount, an expiry (inclusive) and an ordered nonce, set by a call or an EIP-712 signature. To be
/// etched at Permit2's address; it keeps nothing in its code.
contract Permit2Mock is IPermit2 {
    error AllowanceExpired(uint256 deadline);
    error InsufficientAllowance(uint256 amount);
    error InvalidNonce();
    error InvalidSigner();
    error SignatureExpired(uint256 deadline);
    error TransferFromFailed();

    struct Allowed {
        uint160 amount;
        uint48 expiration;
        uint48 nonce;
    }

    bytes32 public constant DETAILS_TYPEHASH =
        keccak256("PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)");
    bytes32 public constant SINGLE_TYPEHASH = keccak256(
        "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)"
    );

    mapping(address owner => mapping(address token => mapping(address spender => Allowed))) public allowance;

    function approve(address token, address spender, uint160 amount, uint48 expiration) external {
        Allowed storage allowed = allowance[msg.sender][token][spender];
        (allowed.amount, allowed.expiration) =
        (amount, expiration == 0 ? uint48(block.timestamp) : expiration);
    }

    function permit(address owner, PermitSingle calldata single, bytes calldata signature) external {
        if (block.timestamp > single.sigDeadline) revert SignatureExpired(single.sigDeadline);
        bytes32 digest = digestOf(single);
        (bytes32 r, bytes32 s) = abi.decode(signature, (bytes32, bytes32));
        if (ecrecover(digest, uint8(signature[64]), r, s) != owner) revert InvalidSigner();
        Allowed storage allowed = allowance[owner][single.details.token][single.spender];
        if (allowed.nonce != single.details.nonce) revert InvalidNonce();
        (allowed.amount, allowed.expiration, allowed.nonce) =
        (single.details.amount, single.details.expiration, single.details.nonce + 1);
    }

    function transferFrom(address from, address to, uint160 amount, address token) external {
        Allowed storage allowed = allowance[from][token][msg.sender];
        if (block.timestamp > allowed.expiration) revert AllowanceExpired(allowed.expiration);
        if (allowed.amount != type(uint160).max) {
            if (amount > allowed.amount) revert InsufficientAllowance(allowed.amount);
            allowed.amount -= amount;
        }
        (bool done, bytes memory answer) =
            token.call(abi.encodeWithSignature("transferFrom(address,address,uint256)", from, to, amount));
        // As Permit2's own: an account without code "succeeds".
        if (!done || (answer.length != 0 && !abi.decode(answer, (bool)))) revert TransferFromFailed();
    }

    function digestOf(PermitSingle calldata single) public view returns (bytes32) {
        bytes32 details = keccak256(abi.encode(DETAILS_TYPEHASH, single.details));
        bytes32 terms = keccak256(abi.encode(SINGLE_TYPEHASH, details, single.spender, single.sigDeadline));
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,uint256 chainId,address verifyingContract)"),
                keccak256("Permit2"),
                block.chainid,
                address(this)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, terms));
    }
}
