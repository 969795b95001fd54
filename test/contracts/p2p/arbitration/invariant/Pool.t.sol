// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IArbitratorPool} from "weir/p2p/interfaces/IArbitratorPool.sol";
import {Dispute, DisputeStage, Seat, SeatStage} from "weir/p2p/types/Arbitration.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {PoolHandler} from "./PoolHandler.sol";

/// @notice What must always hold of the pool, numbered as in INVARIANTS.md, after every action of a campaign.
contract PoolInvariants is Test {
    PoolHandler private handler;
    IArbitratorPool private pool;
    PlainToken private stakeToken;
    PlainToken private feeToken;

    function setUp() public {
        handler = new PoolHandler();
        handler.setUp();
        address pool_;
        (pool_, stakeToken, feeToken,) = handler.contractUnderTest();
        pool = IArbitratorPool(pool_);
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), campaignActions()));
    }

    function campaignActions() private pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](20);
        selectors[0] = PoolHandler.joinOne.selector;
        selectors[1] = PoolHandler.activateOne.selector;
        selectors[2] = PoolHandler.topUpOne.selector;
        selectors[3] = PoolHandler.leaveOne.selector;
        selectors[4] = PoolHandler.takeStakeOfAny.selector;
        selectors[5] = PoolHandler.openOne.selector;
        selectors[6] = PoolHandler.drawOne.selector;
        selectors[7] = PoolHandler.abandonOne.selector;
        selectors[8] = PoolHandler.voteAndTally.selector;
        selectors[9] = PoolHandler.appealOne.selector;
        selectors[10] = PoolHandler.concludeOne.selector;
        selectors[11] = PoolHandler.claimAll.selector;
        selectors[12] = PoolHandler.wait_.selector;
        selectors[13] = PoolHandler.openOne.selector;
        selectors[14] = PoolHandler.drawOne.selector;
        selectors[15] = PoolHandler.drawOne.selector;
        selectors[16] = PoolHandler.voteAndTally.selector;
        selectors[17] = PoolHandler.voteAndTally.selector;
        selectors[18] = PoolHandler.appealOne.selector;
        selectors[19] = PoolHandler.drawOne.selector;
    }

    /// Each check reads every seat and every dispute, so campaigns are few in the short form.
    /// forge-config: default.invariant.runs = 5
    /// forge-config: deep.invariant.runs = 100
    function invariant_J1_J2_J3_J7_hold() public {
        checkJ1_thePoolHoldsStakesOpenFeesAndWhatIsOwed();
        checkJ2_dutiesAndLocksAreThoseOfOpenDisputes();
        checkJ3_activeSeatsCarryTheLargestLock();
        checkJ7_nobodySitsTwiceInADispute();
    }

    /// @dev One long walk of random actions, in which everything that the handler judges comes about.
    function test_campaign_reachesEveryEnd() public {
        bytes4[] memory selectors = campaignActions();
        for (uint256 i; i < 1200; ++i) {
            uint256 dice = uint256(keccak256(abi.encode("walk", i)));
            bytes memory call = abi.encodePacked(
                selectors[dice % selectors.length],
                keccak256(abi.encode(dice, 1)),
                keccak256(abi.encode(dice, 2))
            );
            // The last word, where an action takes it, is a bool.
            call = abi.encodePacked(call, dice >> 255);
            (bool done,) = address(handler).call(call);
            assertTrue(done, "an action reverted");
        }
        checkJ1_thePoolHoldsStakesOpenFeesAndWhatIsOwed();
        checkJ2_dutiesAndLocksAreThoseOfOpenDisputes();
        checkJ3_activeSeatsCarryTheLargestLock();
        checkJ7_nobodySitsTwiceInADispute();
        string[7] memory ends =
            ["drawn", "appealed", "overturned", "concluded", "left", "topped up", "claimed"];
        for (uint256 i; i < 7; ++i) {
            assertGt(handler.times(ends[i]), 0, ends[i]);
        }
    }

    function checkJ1_thePoolHoldsStakesOpenFeesAndWhatIsOwed() private {
        uint256 stakes;
        for (uint256 i; i < pool.seatCount(); ++i) {
            stakes += pool.seatOf(i).stake;
        }
        address coin = address(stakeToken);
        uint256 inCoins = stakes + handler.feesInDisputes(coin) + handler.owedInAll(coin);
        assertEq(stakeToken.balanceOf(address(pool)), inCoins, "J1: stakes' token");
        address token = address(feeToken);
        uint256 inTokens = handler.feesInDisputes(token) + handler.owedInAll(token);
        assertEq(feeToken.balanceOf(address(pool)), inTokens, "J1: fees' token");
    }

    function checkJ2_dutiesAndLocksAreThoseOfOpenDisputes() private view {
        for (uint256 i; i < pool.seatCount(); ++i) {
            Seat memory seat = pool.seatOf(i);
            assertEq(seat.duties, handler.dutiesOf(i), "J2: duties");
            assertEq(seat.locked, handler.lockedOf(i), "J2: locked");
        }
    }

    function checkJ3_activeSeatsCarryTheLargestLock() private view {
        uint256 active;
        for (uint256 i; i < pool.seatCount(); ++i) {
            Seat memory seat = pool.seatOf(i);
            assertLe(seat.stake, pool.SEAT_STAKE(), "J3: more than a seat's stake");
            if (seat.stage != SeatStage.Active) {
                assertTrue(seat.activeBlock == 0 || seat.inactiveBlock != 0, "J3: drawable though not active");
                continue;
            }
            ++active;
            assertGe(seat.stake, 600e6, "J3: a stake below the largest lock");
            assertTrue(seat.activeBlock != 0 && seat.inactiveBlock == 0, "J3: active and not drawable");
        }
        assertEq(pool.activeSeats(), active, "J3: active seats");
    }

    function checkJ7_nobodySitsTwiceInADispute() private view {
        for (uint256 id; id < handler.disputes(); ++id) {
            Dispute memory dispute = pool.disputeOf(id);
            for (uint256 i; i < 16; ++i) {
                uint256 seat = dispute.panel.entry(i);
                if (seat == 0) break;
                assertFalse(dispute.panel.holds(seat - 1, i), "J7: twice");
                if (dispute.stage != DisputeStage.Final) {
                    assertNotEq(pool.seatOf(seat - 1).holder, address(0), "J7: nobody's seat on duty");
                }
            }
        }
    }
}
