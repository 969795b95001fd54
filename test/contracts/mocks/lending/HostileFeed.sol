// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SetFeed} from "./SetFeed.sol";

/// @notice A feed, aggregator, pull feed or uptime feed that answers whatever it is asked in a bad way: with fewer or more
/// words than wanted, with an error, or by burning all gas; or, as long as nothing is chosen, as SetFeed does.
contract HostileFeed is SetFeed {
    enum Way {
        Right,
        Reverts,
        BurnsGas,
        AnswersTooLittle,
        AnswersTooMuch,
        AnswersManyWords,
        RevertsWithManyWords
    }

    Way private way;

    constructor(uint256 price_, uint256 until_) SetFeed(price_, until_) {}

    function turn(Way way_) external {
        way = way_;
    }

    function read() public view override returns (uint256, uint256) {
        if (way != Way.Right) _answerBadly();
        return super.read();
    }

    fallback() external {
        _answerBadly();
    }

    function _answerBadly() private view {
        Way chosen = way;
        // Ends the call; memory no longer matters.
        assembly {
            switch chosen
            case 1 { revert(0, 0) }
            case 2 { invalid() }
            case 3 {
                mstore(0, 1)
                return(0, 0x20)
            }
            case 4 {
                mstore(0, 1)
                mstore(0x20, not(0))
                return(0, 0x60)
            }
            case 5 { return(0, 0x4000) }
            default { revert(0, 0x4000) }
        }
    }
}
