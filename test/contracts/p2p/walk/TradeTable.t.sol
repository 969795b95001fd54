// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VectorFile} from "../../vectors/VectorFile.sol";
import {TableRow, TradeTable} from "./TradeTable.sol";

/// @notice Writes the table that the walk holds the contract to, for the documentation's to be compared with it
/// (contracts/ts/p2p/documentedTable.test.ts).
contract TradeTableFile is VectorFile {
    function test_committedTable_isTheOneThatTheContractIsHeldTo() public {
        checkCommitted("p2pTable", 0, TradeTable.rows().length + TradeTable.MOMENTS);
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external pure override returns (string memory text) {
        TableRow[] memory rows = TradeTable.rows();
        if (seed >= rows.length) {
            (string memory name, string memory meaning) = TradeTable.moment(seed - rows.length);
            return string.concat("{", word("moment", name), ",", word("is", meaning), "}");
        }
        TableRow memory row = rows[seed];
        text = string.concat("{", word("state", TradeTable.words(row.state)), ",");
        text = string.concat(text, word("action", TradeTable.words(row.action)), ",");
        text = string.concat(text, word("who", TradeTable.words(row.who)), ",");
        text = string.concat(text, word("from", TradeTable.words(row.from)), ",");
        text = string.concat(text, word("until", TradeTable.words(row.until)), ",");
        text = string.concat(text, word("leads", TradeTable.words(row.leads)), "}");
    }

    function word(string memory name, string memory value) private pure returns (string memory) {
        return field(name, string.concat('"', value, '"'));
    }
}
