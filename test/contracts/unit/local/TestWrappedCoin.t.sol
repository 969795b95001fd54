// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {TestWrappedCoin} from "../../../../contracts/src/local/TestWrappedCoin.sol";

/// @dev Takes coin by no function.
contract CoinRefuser {
    function take(TestWrappedCoin token, uint256 amount) external {
        token.withdraw(amount);
    }
}

contract TestWrappedCoinTest is Test {
    TestWrappedCoin private _token = new TestWrappedCoin("Wrapped Ether", "WETH");
    address private _holder = makeAddr("holder");

    function testFuzz_deposit_andWithdraw_giveBackTheSameCoin(uint96 amount, uint96 part) external {
        part = uint96(bound(part, 0, amount));
        vm.deal(_holder, amount);
        vm.startPrank(_holder);
        _token.deposit{value: amount}();
        assertEq(_token.balanceOf(_holder), amount);
        assertEq(_holder.balance, 0);
        _token.withdraw(part);
        assertEq(_token.balanceOf(_holder), amount - part);
        assertEq(_holder.balance, part);
    }

    function test_receive_wrapsWhatIsSent() external {
        vm.deal(_holder, 3 ether);
        vm.prank(_holder);
        (bool isSent,) = address(_token).call{value: 2 ether}("");
        assertTrue(isSent);
        assertEq(_token.balanceOf(_holder), 2 ether);
    }

    function test_withdraw_revertsWhen_theFaucetsTokensHaveNoCoinBehindThem() external {
        _token.mint(_holder, 5);
        vm.expectRevert(abi.encodeWithSelector(TestWrappedCoin.CoinTooLow.selector, 0, 5));
        vm.prank(_holder);
        _token.withdraw(5);
    }

    function test_withdraw_revertsWhen_theCallerTakesNoCoin() external {
        CoinRefuser refuser = new CoinRefuser();
        vm.deal(address(_token), 7);
        _token.mint(address(refuser), 7);
        vm.expectRevert(abi.encodeWithSelector(TestWrappedCoin.CoinRefused.selector, address(refuser), 7));
        refuser.take(_token, 7);
        assertEq(_token.balanceOf(address(refuser)), 7);
    }
}
