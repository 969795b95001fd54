// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IFlashCallback} from "weir/interfaces/IFlashCallback.sol";
import {
    ILeverage,
    OperatorSignature,
    Permission,
    Trade
} from "weir/lending/periphery/interfaces/ILeverage.sol";
import {Account as LendingAccount} from "weir/lending/types/Account.sol";
import {LendingTerms} from "weir/lending/types/LendingTerms.sol";
import {MarketKey} from "weir/types/MarketKey.sol";
import {PoolSlot} from "weir/types/PoolSlot.sol";
import {PeripheryFixture} from "./PeripheryFixture.sol";

/// @notice Leverage deployed, and Bob, who made it his operator and lets it take his tokens.
abstract contract LeverageTest is PeripheryFixture {
    bytes32 private constant OPERATOR_TYPEHASH =
        keccak256("Operator(address owner,address operator,bool isAllowed,uint256 nonce,uint256 deadline)");

    ILeverage internal leverage;
    uint256 internal bobsKey;

    function setUp() public virtual override {
        super.setUp();
        leverage = ILeverage(vm.deployCode("Leverage.sol:Leverage", abi.encode(exchange, lending)));
        (, bobsKey) = makeAddrAndKey("bob");
        approve(bob, base, address(leverage));
        approve(bob, quote, address(leverage));
        vm.prank(bob);
        lending.setOperator(address(leverage), true);
    }

    // ------------------------------------------------------------------ acts of Bob

    /// @notice Borrows `debt` against base bought for it and `margin` base.
    function open(uint256 debt, uint256 margin) internal returns (uint256 bought) {
        return open(debt, 0, margin, 0);
    }

    function open(uint256 debt, uint256 loanMargin, uint256 margin, uint256 least)
        internal
        returns (uint256 bought)
    {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.prank(bob);
        return leverage.open(trade, debt, loanMargin, margin, least, noPermission());
    }

    function close(uint256 leastBack) internal returns (uint256 back) {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.prank(bob);
        return leverage.close(trade, leastBack, noPermission());
    }

    function reduce(uint256 sold, uint256 leastOut) internal returns (uint256 repaid, uint256 back) {
        Trade memory trade = tradeOf(isolated(), 0, direct());
        vm.prank(bob);
        return leverage.repayWithCollateral(trade, sold, leastOut, noPermission());
    }

    function tradeOf(LendingTerms memory terms, uint256 index, MarketKey[] memory path)
        internal
        view
        returns (Trade memory)
    {
        return Trade(terms, bobs, index, path, 0);
    }

    // ------------------------------------------------------------------ permissions

    function noPermission() internal pure returns (Permission memory permission) {}

    /// @notice Leave for leverage to act for Bob, or the end of it, signed by him.
    function signed(bool isAllowed, uint256 nonce, uint256 deadline)
        internal
        view
        returns (OperatorSignature memory)
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
        bytes32 message =
            keccak256(abi.encode(OPERATOR_TYPEHASH, bob, address(leverage), isAllowed, nonce, deadline));
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(bobsKey, keccak256(abi.encodePacked("\x19\x01", domain, message)));
        return OperatorSignature(nonce, deadline, abi.encodePacked(r, s, v));
    }

    /// @notice As anybody could who saw the signature.
    function bring(OperatorSignature memory given, bool isAllowed) internal {
        lending.setOperatorBySignature(
            bob, address(leverage), isAllowed, given.nonce, given.deadline, given.signature
        );
    }

    function flashCallback() internal view returns (IFlashCallback) {
        return IFlashCallback(address(leverage));
    }

    // ------------------------------------------------------------------ what is

    function reserves() internal view returns (uint256 x, uint256 y) {
        PoolSlot slot = PoolSlot.wrap(exchange.extsload(id));
        return (slot.baseReserve(), slot.quoteReserve());
    }

    /// @notice What the pool gives now for an amount of base.
    function saleOutput(uint256 amount) internal view returns (uint256) {
        (uint256 x, uint256 y) = reserves();
        return poolOutput(x, y, amount);
    }

    /// @notice What the pool gives now for an amount of quote.
    function purchaseOutput(uint256 amount) internal view returns (uint256) {
        (uint256 x, uint256 y) = reserves();
        return poolOutput(y, x, amount);
    }

    function pledgedOf(LendingAccount account) internal view returns (uint256 pledged) {
        (,, pledged) = positionOf(isolated(), account);
    }
}
