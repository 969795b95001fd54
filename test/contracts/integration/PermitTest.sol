// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {IPermit2} from "weir/interfaces/IPermit2.sol";
import {Permit2Mock} from "../mocks/Permit2Mock.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What tests of permits share: dave, who can sign and has allowed nothing, and the two kinds of permits of
/// `base` for the exchange.
abstract contract PermitTest is ActionTest {
    Permit2Mock internal constant PERMIT2 = Permit2Mock(0x000000000022D473030F116dDEE9F6B43aC78BA3);
    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    /// @notice An EIP-2612 permit for the exchange, signed.
    struct Signed {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    address internal dave;
    uint256 internal daveKey;

    function setUp() public virtual override {
        super.setUp();
        (dave, daveKey) = makeAddrAndKey("dave");
        base.mint(dave, 100e18);
    }

    /// @dev Permit2 as on a chain that has it, with dave's unlimited allowance of base to it.
    function deployPermit2() internal {
        vm.etch(address(PERMIT2), address(new Permit2Mock()).code);
        vm.prank(dave);
        base.approve(address(PERMIT2), type(uint256).max);
    }

    /// @dev Dave's permit of base, as EIP-2612 has it.
    function sign(uint256 value, uint256 deadline, uint256 nonce)
        internal
        view
        returns (Signed memory signed)
    {
        bytes32 terms = keccak256(
            abi.encode(PERMIT_TYPEHASH, dave, address(exchange), value, nonce, deadline)
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", base.DOMAIN_SEPARATOR(), terms));
        (signed.value, signed.deadline) = (value, deadline);
        (signed.v, signed.r, signed.s) = vm.sign(daveKey, digest);
    }

    function permitCall(Signed memory signed) internal view returns (bytes memory) {
        return abi.encodeCall(
            IExchangePermits.permit,
            (address(base), signed.value, signed.deadline, signed.v, signed.r, signed.s)
        );
    }

    /// @dev Dave's Permit2 permit of base for the exchange.
    function permit2Call(uint160 amount, uint48 expiration, uint48 nonce, uint256 deadline)
        internal
        view
        returns (bytes memory)
    {
        IPermit2.PermitDetails memory details =
            IPermit2.PermitDetails(address(base), amount, expiration, nonce);
        bytes32 digest = PERMIT2.digestOf(IPermit2.PermitSingle(details, address(exchange), deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(daveKey, digest);
        return abi.encodeCall(
            IExchangePermits.permit2,
            (address(base), amount, expiration, nonce, deadline, abi.encodePacked(r, s, v))
        );
    }

    function asDave(bytes memory data) internal {
        vm.prank(dave);
        (bool done,) = address(exchange).call(data);
        assertTrue(done);
    }
}
