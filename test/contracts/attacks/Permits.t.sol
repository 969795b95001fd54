// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {OrderTermsLib} from "weir/types/Terms.sol";
import {PlainToken} from "../mocks/PlainToken.sol";
import {PermitTest} from "../integration/PermitTest.sol";

/// @notice Permits that succeed without being any, and permits that somebody else spends first.
contract PermitAttackTest is PermitTest {
    bytes[] private calls;

    /// @dev Hoped: a token that answers every call (WETH's fallback took a "permit" of a stranger's and Multichain
    /// pulled his allowance, 2022) lets mallory deposit dave's tokens, who allowed them to the exchange. What
    /// happens: the answer is not looked at, and tokens are pulled from the caller.
    function test_attack_aPermitThatSucceedsSilently_movesNobodysTokens() public {
        AgreeableToken token = new AgreeableToken();
        token.mint(dave, 100e18);
        vm.prank(dave);
        token.approve(address(exchange), type(uint256).max);

        address mallory = makeAddr("mallory");
        vm.startPrank(mallory);
        exchange.permit(address(token), 100e18, NOW, 27, 0, 0);
        expectPullFailed(address(token), mallory, 100e18);
        exchange.deposit(address(token), 100e18, mallory);
        assertEq(token.balanceOf(dave), 100e18);
    }

    /// @dev Hoped: dave's permit, spent on the token before his batch runs, makes his batch revert, as often as he tries.
    /// What happens: the allowance is there, and the batch runs.
    function test_attack_spendingAPermitFirst_stopsNoBatch() public {
        Signed memory signed = sign(10 * LOT, NOW, 0);
        calls.push(permitCall(signed));
        calls.push(abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(1, 10, 640_100, 0, 0, 1))));
        vm.prank(makeAddr("mallory"));
        base.permit(dave, address(exchange), signed.value, signed.deadline, signed.v, signed.r, signed.s);
        vm.prank(dave);
        IExchangeComposer(address(exchange)).batch(calls, dave, 0);
        assertEq(orderOf(dave, 1).size(), 10);
    }

    /// @dev The same of Permit2's, whose nonces are in order: a permit spent first is passed over.
    function test_attack_spendingAPermit2First_stopsNoBatch() public {
        deployPermit2();
        bytes memory data = permit2Call(uint160(10 * LOT), uint48(NOW), 0, NOW);
        calls.push(data);
        calls.push(abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(1, 10, 640_100, 0, 0, 1))));
        asDave(data);
        vm.prank(dave);
        IExchangeComposer(address(exchange)).batch(calls, dave, 0);
        assertEq(orderOf(dave, 1).size(), 10);
    }

    /// @dev Hoped: since the caller chooses whom the exchange asks for a permit, the exchange can be made to call
    /// something in its own name: itself, or a token's transfer. What happens: the function and its first two
    /// arguments are fixed, and the exchange is closed to itself.
    function test_attack_permitAsACallOfAnything_isAPermitOnly() public {
        address mallory = makeAddr("mallory");
        Recorder recorder = new Recorder();
        vm.prank(mallory);
        exchange.permit(address(recorder), 1, 2, 3, bytes32(uint256(4)), bytes32(uint256(5)));
        assertEq(
            recorder.data(),
            abi.encodeWithSignature(
                "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
                mallory,
                address(exchange),
                1,
                2,
                3,
                4,
                5
            )
        );
        assertEq(recorder.caller(), address(exchange));
        vm.prank(mallory);
        exchange.permit(address(exchange), 1, 2, 3, 0, 0);
    }

    /// @dev Hoped: a token that eats all gas in its permit leaves the exchange closed, or stops a stranger's batch. What
    /// happens: a 64th is left, with which the exchange opens again; and only its caller names the token.
    function test_attack_aPermitThatBurnsGas_costsItsCallerOnly() public {
        exchange.permit{gas: 1_000_000}(address(new GasBurner()), 1, NOW, 27, 0, 0);
        vm.prank(alice);
        exchange.deposit(address(base), 1, alice);
    }

    /// @dev Hoped: dave's allowance in Permit2, given for one token, or long ago, is spent on another or later. What
    /// happens: Permit2 counts by token and time.
    function test_attack_spendingAnOldAllowanceOfPermit2_fails() public {
        deployPermit2();
        vm.prank(dave);
        PERMIT2.approve(address(base), address(exchange), 50e18, uint48(NOW + 60));
        vm.warp(NOW + 61);
        vm.expectRevert(
            abi.encodeWithSelector(IExchangeErrors.PullFailed.selector, address(base), dave, 50e18)
        );
        vm.prank(dave);
        exchange.deposit(address(base), 50e18, dave);
    }
}

/// @notice A token that answers every call that it does not know with success, as WETH does.
contract AgreeableToken is PlainToken("Agreeable", "YES", 18) {
    fallback() external {}
}

/// @notice Keeps who called it, and how.
contract Recorder {
    bytes public data;
    address public caller;

    fallback() external {
        (data, caller) = (msg.data, msg.sender);
    }
}

/// @notice Burns all gas that it gets.
contract GasBurner {
    fallback() external {
        // The invalid opcode takes everything.
        assembly ("memory-safe") {
            invalid()
        }
    }
}
