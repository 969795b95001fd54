// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeComposer} from "weir/interfaces/IExchangeComposer.sol";
import {IExchangeCore} from "weir/interfaces/IExchangeCore.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {FlashActor} from "../mocks/FlashActor.sol";
import {ActionTest} from "./ActionTest.sol";

/// @notice What tests with a contract as trader share: the contract, what it asks of a flash and what its callback does.
abstract contract FlashTest is ActionTest {
    FlashActor internal actor;
    bytes[] internal calls;
    address[] internal lent;
    uint256[] internal amounts;
    FlashActor.Step[] internal steps;

    function setUp() public virtual override {
        super.setUp();
        actor = new FlashActor(address(exchange));
        actorRuns(address(base), abi.encodeCall(base.approve, (address(exchange), type(uint256).max)));
        actorRuns(address(quote), abi.encodeCall(quote.approve, (address(exchange), type(uint256).max)));
    }

    // ------------------------------------------------------------------ what is asked

    function lend(address token, uint256 amount) internal {
        lent.push(token);
        amounts.push(amount);
    }

    /// @dev A step of the callback: a call of the exchange.
    function step(bytes memory data) internal {
        steps.push(FlashActor.Step(address(exchange), 0, data, false));
    }

    function stepOf(address target, uint256 value, bytes memory data) internal {
        steps.push(FlashActor.Step(target, value, data, false));
    }

    function stepThatMayFail(bytes memory data) internal {
        steps.push(FlashActor.Step(address(exchange), 0, data, true));
    }

    function flash(uint256 flags) internal {
        actor.start(calls, lent, amounts, flags, steps);
    }

    /// @dev What was asked for so far as one call of `flash`; the lists start anew.
    function flashCall(uint256 flags) internal returns (bytes memory data) {
        data = abi.encodeCall(IExchangeComposer.flash, (calls, lent, amounts, flags, abi.encode(steps)));
        delete calls;
        delete lent;
        delete amounts;
        delete steps;
    }

    function actorRuns(address target, bytes memory data) internal {
        actor.run(target, 0, data);
    }

    // ------------------------------------------------------------------ actions, as in a batch or by themselves

    function swapCall(uint256 amount, uint8 flags, address to) internal view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.swap, (key, amount, 0, SwapTermsLib.pack(to, 0, 0, 0, flags)));
    }

    function placeCall(uint64 handle, uint256 tick, uint256 lots, uint8 flags)
        internal
        view
        returns (bytes memory)
    {
        return abi.encodeCall(
            IExchangeCore.place, (key, OrderTermsLib.pack(handle, uint56(lots), uint24(tick), 0, 0, flags))
        );
    }

    function cancelCall(uint64 handle) internal view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.cancel, (key, OrderRefLib.pack(handle, 0, 0)));
    }

    function claimCall(uint64 handle) internal view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.claim, (key, OrderRefLib.pack(handle, 0, 0)));
    }

    function depositCall(address token, uint256 amount) internal view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.deposit, (token, amount, address(actor)));
    }

    function withdrawCall(address token, uint256 amount) internal view returns (bytes memory) {
        return abi.encodeCall(IExchangeCore.withdraw, (token, amount, address(actor)));
    }
}
