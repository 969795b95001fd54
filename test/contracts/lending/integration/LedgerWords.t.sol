// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {DebtLib, FundsLib, Pledges, PledgesLib, SideLib} from "weir/lending/types/Ledger.sol";

/// @notice Where each field of lending's words stands. The contract would agree with itself wherever that is, but storage,
/// events and the lens give the words out as they are, and whoever reads them (contracts/ts/lending/ledger.ts) counts on it.
contract LedgerWordsTest is Test {
    function test_funds() public pure {
        uint256 word = 5 | 7 << 104 | 11 << 208 | 0x1ff << 240;
        assertEq(FundsLib.DOWN_MASK | FundsLib.PAUSED, 0x1ff);
        assertEq(abi.encode(FundsLib.pack(5, 7, 11, 0x1ff)), abi.encode(word));
    }

    function test_side() public pure {
        assertEq(abi.encode(SideLib.pack(5, 7)), abi.encode(5 | 7 << 128));
    }

    function test_debt() public pure {
        assertEq(abi.encode(DebtLib.pack(5, 7)), abi.encode(5 | 7 << 128));
    }

    function test_pledges() public pure {
        Pledges none = Pledges.wrap(0);
        assertEq(Pledges.unwrap(none.counted()), 1 << 240);
        // Of even number in the lower half, of odd number in the upper one.
        assertEq(Pledges.unwrap(none.withAmount(4, 5).withAmount(3, 7)), 5 | 7 << 120);
    }
}
