// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeErrors} from "weir/interfaces/IExchangeErrors.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";
import {PlainToken} from "../mocks/PlainToken.sol";

/// @notice A token whose issuer makes as much of it as he likes, against good quote tokens that rest in its market.
contract FullBalanceAttack is ActionTest {
    uint256 private constant MOST_DEPOSITED = 2 ** 127 - 1;

    BottomlessToken private token;
    MarketKey private market;
    address private mallory = makeAddr("mallory");

    /// @dev Alice bids for 100 lots of the token, of which mallory fills one; then the token blocks alice.
    function setUp() public override {
        super.setUp();
        token = new BottomlessToken();
        market = MarketKeyLib.pack(address(token), address(quote), 15, TIER_MAJOR, 1e6);
        exchange.openMarket(market, 1);
        vm.prank(alice);
        exchange.place(market, OrderTermsLib.pack(1, 100, uint24(TICK_2000), 0, 0, 0));
        vm.prank(mallory);
        exchange.swap(market, withFee(LOT), 0, SwapTermsLib.pack(mallory, 0, 0, 0, uint8(SELL)));
        token.block_(alice);
    }

    /// @dev Hoped for: alice's balance inside is filled up to 2^256 - 1 of the token, so that her fill of one lot finds no
    /// room there and no way to her wallet, and her cancel reverts, with the quote tokens of the other 99 lots. What
    /// happens: a deposit is below 2^127, so that filling a balance would take 2^129 of them.
    function test_attack_fillingABalanceToTheBrim_catchesNoCancel() public {
        fillUp(type(uint256).max, true);
        fillUp(MOST_DEPOSITED + 1, true);
        fillUp(MOST_DEPOSITED, false);
        fillUp(MOST_DEPOSITED, false);
        uint256 before = internalBalance(alice, address(quote));
        vm.prank(alice);
        assertEq(exchange.cancel(market, OrderRefLib.pack(1, 0, 16)), 99);
        assertEq(internalBalance(alice, address(quote)) - before, 99 * price(TICK_2000));
        assertEq(internalBalance(alice, address(token)), 2 * MOST_DEPOSITED + LOT + LOT * 200 / 1e6);
    }

    function fillUp(uint256 amount, bool refused) private {
        if (refused) {
            vm.expectRevert(abi.encodeWithSelector(IExchangeErrors.AmountTooLarge.selector, amount));
        }
        vm.prank(mallory);
        exchange.deposit(address(token), amount, alice);
    }
}

/// @notice Gives to whoever is named without taking from anybody, and refuses one account.
contract BottomlessToken is PlainToken("Bottomless", "MORE", 18) {
    error Blocked(address account);

    address private blocked;

    function block_(address account) external {
        blocked = account;
    }

    function transferFrom(address, address to, uint256 amount) public override returns (bool) {
        unchecked {
            balanceOf[to] += amount;
        }
        return true;
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        if (to == blocked) revert Blocked(to);
        return super.transfer(to, amount);
    }
}
