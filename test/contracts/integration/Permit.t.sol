// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {IExchangePermits} from "weir/interfaces/IExchangePermits.sol";
import {OrderTermsLib} from "weir/types/Terms.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IPermit2} from "weir/interfaces/IPermit2.sol";
import {FalseToken} from "../mocks/FalseToken.sol";
import {PermitTest} from "./PermitTest.sol";

/// @notice Permits of both kinds, and where tokens are pulled from. Only the allowance decides.
contract PermitActionTest is PermitTest {
    bytes[] private calls;

    // ------------------------------------------------------------------ EIP-2612

    function test_permit_makesTheAllowance() public {
        asDave(permitCall(sign(5e18, NOW, 0)));
        assertEq(base.allowance(dave, address(exchange)), 5e18);
        assertEq(base.nonces(dave), 1);
        vm.prank(dave);
        exchange.deposit(address(base), 5e18, dave);
    }

    /// @dev The owner is the caller and the spender the exchange, whatever was signed for.
    function test_permit_ofSomebodyElse_doesNothing() public {
        Signed memory signed = sign(5e18, NOW, 0);
        vm.prank(alice);
        (bool done,) = address(exchange).call(permitCall(signed));
        assertTrue(done);
        assertEq(base.nonces(dave), 0);
    }

    function test_permit_thatIsWrong_isPassedOver() public {
        Signed memory signed = sign(5e18, NOW, 0);
        (signed.value, signed.v) = (6e18, signed.v);
        asDave(permitCall(signed));
        asDave(permitCall(sign(5e18, NOW - 1, 0)));
        asDave(permitCall(sign(5e18, NOW, 7)));
        assertEq(base.allowance(dave, address(exchange)), 0);
        expectPullFailed(address(base), dave, 1);
        vm.prank(dave);
        exchange.deposit(address(base), 1, dave);
    }

    /// @dev Nor does a token without permits, or no token at all, stop a batch.
    function test_permit_ofATokenWithout_isPassedOver() public {
        address[3] memory others = [address(new FalseToken()), makeAddr("nothing"), address(exchange)];
        for (uint256 i; i < 3; i++) {
            exchange.permit(others[i], 1, NOW, 27, 0, 0);
        }
    }

    function test_permit_revertsWhen_coinIsSent() public {
        vm.deal(dave, 1);
        bytes memory data = permitCall(sign(5e18, NOW, 0));
        vm.prank(dave);
        (bool done, bytes memory answer) = address(exchange).call{value: 1}(data);
        assertFalse(done);
        assertEq(answer, abi.encodeWithSelector(IExchangeErrors.ValueNotNeeded.selector, 1));
    }

    /// @dev Approval and order in one transaction, without an approval before.
    function test_permit_insideABatch_paysForItsActions() public {
        calls.push(permitCall(sign(10 * LOT, NOW, 0)));
        calls.push(placeCall(10));
        batch();
        assertEq(orderOf(dave, 1).size(), 10);
        assertEq(base.allowance(dave, address(exchange)), 0);
    }

    /// @dev Spent by somebody else before: the allowance is there all the same.
    function test_permit_usedBefore_breaksNoBatch() public {
        Signed memory signed = sign(10 * LOT, NOW, 0);
        vm.prank(bob);
        base.permit(dave, address(exchange), signed.value, signed.deadline, signed.v, signed.r, signed.s);
        calls.push(permitCall(signed));
        calls.push(placeCall(10));
        batch();
        assertEq(orderOf(dave, 1).size(), 10);
    }

    /// @dev "Success" gives nothing: some tokens answer any call.
    function test_permit_thatSucceedsSilently_pullsNothing() public {
        vm.mockCall(address(base), abi.encodeWithSelector(IERC20Permit.permit.selector), "");
        calls.push(permitCall(sign(10 * LOT, NOW, 0)));
        calls.push(placeCall(10));
        expectPullFailed(address(base), dave, 10 * LOT);
        batch();
    }

    function test_permit_revertsWhen_cutShort() public {
        calls.push(abi.encodeWithSelector(IExchangePermits.permit.selector, address(base), 1));
        vm.expectRevert();
        batch();
    }

    // ------------------------------------------------------------------ Permit2

    function test_permit2_makesTheAllowanceThere() public {
        deployPermit2();
        asDave(permit2Call(5e18, uint48(NOW), 0, NOW));
        (uint160 amount, uint48 expiration, uint48 nonce) =
            PERMIT2.allowance(dave, address(base), address(exchange));
        assertEq(amount, 5e18);
        assertEq(expiration, NOW);
        assertEq(nonce, 1);
        vm.prank(dave);
        exchange.deposit(address(base), 5e18, dave);
        assertEq(base.balanceOf(address(exchange)), 5e18);
    }

    function test_permit2_insideABatch_paysForItsActions() public {
        deployPermit2();
        calls.push(permit2Call(uint160(10 * LOT), uint48(NOW), 0, NOW));
        calls.push(placeCall(10));
        batch();
        assertEq(orderOf(dave, 1).size(), 10);
    }

    function test_permit2_usedBefore_breaksNoBatch() public {
        deployPermit2();
        bytes memory data = permit2Call(uint160(10 * LOT), uint48(NOW), 0, NOW);
        asDave(data);
        calls.push(data);
        calls.push(placeCall(10));
        batch();
        assertEq(orderOf(dave, 1).size(), 10);
    }

    function test_permit2_ofSomebodyElse_doesNothing() public {
        deployPermit2();
        bytes memory data = permit2Call(5e18, uint48(NOW), 0, NOW);
        vm.prank(alice);
        (bool done,) = address(exchange).call(data);
        assertTrue(done);
        (uint160 amount,,) = PERMIT2.allowance(dave, address(base), address(exchange));
        assertEq(amount, 0);
    }

    function test_permit2_withoutPermit2_isPassedOver() public {
        exchange.permit2(address(base), 1, 1, 0, NOW, "");
    }

    // ------------------------------------------------------------------ pulls

    /// @dev The token's own allowance comes first; Permit2's is kept where that does.
    function test_pull_takesTheTokensOwnAllowanceFirst() public {
        deployPermit2();
        vm.startPrank(dave);
        base.approve(address(exchange), 10e18);
        PERMIT2.approve(address(base), address(exchange), 10e18, uint48(NOW));
        exchange.deposit(address(base), 10e18, dave);
        (uint160 amount,,) = PERMIT2.allowance(dave, address(base), address(exchange));
        assertEq(amount, 10e18);
        assertEq(base.allowance(dave, address(exchange)), 0);
        exchange.deposit(address(base), 10e18, dave);
        (amount,,) = PERMIT2.allowance(dave, address(base), address(exchange));
        assertEq(amount, 0);
        assertEq(internalBalance(dave, address(base)), 20e18);
    }

    /// @dev One or the other pays, never both a part.
    function test_pull_revertsWhen_neitherAllowanceDoesAlone() public {
        deployPermit2();
        vm.startPrank(dave);
        base.approve(address(exchange), 6e18);
        PERMIT2.approve(address(base), address(exchange), 6e18, uint48(NOW));
        expectPullFailed(address(base), dave, 10e18);
        exchange.deposit(address(base), 10e18, dave);
    }

    function test_pull_revertsWhen_permit2sAllowanceExpired() public {
        deployPermit2();
        vm.startPrank(dave);
        PERMIT2.approve(address(base), address(exchange), 10e18, uint48(NOW));
        exchange.deposit(address(base), 1e18, dave);
        vm.warp(NOW + 1);
        expectPullFailed(address(base), dave, 1e18);
        exchange.deposit(address(base), 1e18, dave);
    }

    function test_pull_revertsWhen_permit2sAllowanceIsForAnother() public {
        deployPermit2();
        vm.startPrank(dave);
        PERMIT2.approve(address(base), alice, 10e18, uint48(NOW));
        PERMIT2.approve(address(quote), address(exchange), 10e18, uint48(NOW));
        expectPullFailed(address(base), dave, 1e18);
        exchange.deposit(address(base), 1e18, dave);
    }

    /// @dev Permit2 lets a transfer of a token without code pass; the exchange's balance does not rise.
    function test_pull_revertsWhen_permit2MovesNothing() public {
        deployPermit2();
        address nothing = makeAddr("nothing");
        vm.startPrank(dave);
        PERMIT2.approve(nothing, address(exchange), 10e18, uint48(NOW));
        vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.PullMismatch.selector, nothing, 5, 0));
        exchange.deposit(nothing, 5, dave);
    }

    function test_pull_withoutPermit2_revertsAsEver() public {
        expectPullFailed(address(base), dave, 1);
        vm.prank(dave);
        exchange.deposit(address(base), 1, dave);
    }

    /// @dev A batch's net, both ways of paying in it.
    function test_batch_pullsOneTokenByEachWay() public {
        deployPermit2();
        quote.mint(dave, 100e6);
        vm.prank(dave);
        quote.approve(address(exchange), 20e6);
        calls.push(permit2Call(uint160(10 * LOT), uint48(NOW), 0, NOW));
        calls.push(placeCall(10));
        calls.push(
            abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(2, 10, uint24(TICK_2000), 0, 0, 0)))
        );
        batch();
        assertEq(base.balanceOf(address(exchange)), 10 * LOT);
        assertEq(quote.balanceOf(address(exchange)), 20e6);
    }

    /// @dev A delegate's permits are its own: never the owner's.
    function test_batchFor_aPermitIsTheCallersOwn() public {
        deployPermit2();
        calls.push(permitCall(sign(5e18, NOW, 0)));
        calls.push(permit2Call(5e18, uint48(NOW), 0, NOW));
        vm.expectCall(address(PERMIT2), abi.encodePacked(IPermit2.permit.selector, abi.encode(bob)), 1);
        vm.prank(bob);
        exchange.batchFor(dave, calls);
        assertEq(base.allowance(dave, address(exchange)), 0);
    }

    function placeCall(uint56 lots) private view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.place, (key, OrderTermsLib.pack(1, lots, 640_100, 0, 0, 1)));
    }

    function batch() private {
        vm.prank(dave);
        IExchangeComposer(address(exchange)).batch(calls, dave, 0);
    }
}
