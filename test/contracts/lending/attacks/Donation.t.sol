// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LendingFixture} from "../LendingFixture.sol";

/// @notice Tokens sent to the contract belong to nobody: they change no market, no price, and no position.
contract DonationTest is LendingFixture {
    function test_attack_donation_changesNothing() public {
        openPosition();
        lending.accrue(keyOf(isolated()));
        bytes memory before = stateOf();
        vm.startPrank(liquidator);
        loan.transfer(address(lending), 1e12);
        tokens[0].transfer(address(lending), 1e24);
        vm.stopPrank();
        lending.accrue(keyOf(isolated()));
        assertEq(stateOf(), before);
        // It cannot be lent, withdrawn or taken out either.
        assertEq(fundsOf(isolated()).cash(), 84_000 * TOKEN);
        repayAll(isolated(), borrower);
        unpledge(isolated(), borrower, 0, 10 * ETH);
        assertEq(tokens[0].balanceOf(address(lending)), 1e24);
    }

    function stateOf() private view returns (bytes memory) {
        (uint256 shares,,) = lending.position(idOf(isolated()), account(lender));
        return abi.encode(
            fundsOf(isolated()),
            lendersOf(isolated()),
            borrowersOf(isolated()),
            shares,
            debtOf(isolated(), borrower),
            pledgedOf(isolated(), borrower, 0)
        );
    }
}
