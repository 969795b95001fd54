// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IArbitratorPool} from "weir/p2p/interfaces/IArbitratorPool.sol";
import {Offer} from "weir/p2p/types/Offer.sol";
import {Outcome, State} from "weir/p2p/types/Trade.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice The escrow with the real default pool: from a trade to a ruling that the pool brings by itself.
contract WithPoolTest is EscrowFixture {
    uint256 private constant SEATS = 21;
    uint256 private constant STAKE = 1320 * USD;

    IArbitratorPool private realPool;
    PlainToken private stakes;

    function setUp() public override {
        super.setUp();
        vm.roll(20_000_000);
        stakes = new PlainToken("USD Coin", "USDC", 6);
        realPool = IArbitratorPool(
            deployCode(
                "ArbitratorPool.sol:ArbitratorPool",
                abi.encode(address(stakes), uint256(USD), STAKE, owner, treasury)
            )
        );
        vm.startPrank(owner);
        realPool.setArbitrable(address(escrow), true);
        escrow.setCourts(address(realPool), address(backup));
        vm.stopPrank();
        for (uint256 i; i < SEATS; ++i) {
            address who = holder(i);
            stakes.mint(who, STAKE);
            vm.startPrank(who);
            stakes.approve(address(realPool), ALL);
            realPool.join(keccak256(abi.encode(who)));
            vm.stopPrank();
        }
        pass(30 days);
        for (uint256 i; i < SEATS; ++i) {
            realPool.activate(i);
        }
        pass(12);
    }

    /// @dev 1,000 USD: a seat gets 10, so a request costs 30, out of the loser's bond of 150.
    function test_aDispute_isHeardByThreeSeats_andTheirRulingArrives() public {
        uint256 id = askedPool();
        assertEq(dollar.balanceOf(address(realPool)), 30 * USD);
        ruleBySeats(escrow.tradeOf(id).disputeId, 1);
        assertEnded(id, Outcome.RuledForBuyer);
        assertEq(balance(taker), 1150 * USD);
        assertEq(balance(treasury), 120 * USD);
    }

    /// @dev What the escrow's owner changes while a trade lives: worths, which the pool's fee follows for later trades.
    function test_aDispute_isHeard_whateverWorthsBecameMeanwhile() public {
        uint256 id = disputedBefore();
        vm.prank(owner);
        escrow.listToken(address(dollar), USD / 3, 1000, true);
        requestRuling(id);
        assertEq(dollar.balanceOf(address(realPool)), 30 * USD);
        ruleBySeats(escrow.tradeOf(id).disputeId, 2);
        assertEnded(id, Outcome.RuledForSeller);
    }

    /// @dev A buyer who paid nothing hopes for the halves of a dispute that nobody hears, and has its own seat leave: of 21 one is
    /// enough to close the pool to new trades. Those that live are heard all the same.
    function test_attack_aSeatThatLeaves_keepsNoDisputeFromBeingHeard() public {
        uint256 id = disputedBefore();
        vm.prank(holder(0));
        realPool.startLeaving(0);
        requestRuling(id);
        assertEq(dollar.balanceOf(address(realPool)), 30 * USD);
        ruleBySeats(escrow.tradeOf(id).disputeId, 2);
        assertEnded(id, Outcome.RuledForSeller);
    }

    function disputedBefore() private returns (uint256 id) {
        Offer memory offer = sellOffer();
        offer.arbitrator = address(realPool);
        offer.expiry = uint40(block.timestamp + 1 days);
        post(offer);
        id = take(offer, 1000 * USD);
        confirm(id);
        markPaid(id);
        disputeBySeller(id);
    }

    function askedPool() private returns (uint256 id) {
        id = disputedBefore();
        requestRuling(id);
    }

    function ruleBySeats(uint256 disputeId, uint256 ruling) private {
        vm.roll(realPool.disputeOf(disputeId).pin + 1);
        realPool.draw(disputeId);
        uint256[] memory panel = realPool.panelOf(disputeId);
        uint256 round = realPool.disputeOf(disputeId).round;
        for (uint256 i; i < panel.length; ++i) {
            bytes32 commitment = realPool.commitmentOf(disputeId, round, panel[i], ruling, bytes32(panel[i]));
            address who = realPool.seatOf(panel[i]).holder;
            vm.prank(who);
            realPool.commit(disputeId, panel[i], commitment);
        }
        pass(3 days);
        for (uint256 i; i < panel.length; ++i) {
            realPool.reveal(disputeId, panel[i], ruling, bytes32(panel[i]));
        }
        pass(2 days);
        realPool.tally(disputeId);
        pass(3 days);
        realPool.conclude(disputeId);
    }

    function holder(uint256 seat) private returns (address) {
        return makeAddr(string.concat("holder ", vm.toString(seat)));
    }

    /// @dev Time, and blocks of 12 seconds.
    function pass(uint256 time) private {
        vm.warp(vm.getBlockTimestamp() + time);
        vm.roll(vm.getBlockNumber() + (time + 11) / 12);
    }
}
