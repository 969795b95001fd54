// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Dispute, DisputeStage, Seat, SeatStage} from "weir/p2p/types/Arbitration.sol";
import {PlainToken} from "../../../mocks/PlainToken.sol";
import {ArbitrationFixture} from "../ArbitrationFixture.sol";

/// @notice Random people at a pool: holders who come, go, vote, lie and keep silent, disputes whose fees are in the trade's
/// token or in the stakes' own, appeals, and time. What concerns one action is judged here: J4, J5, J6 and J8.
contract PoolHandler is ArbitrationFixture {
    uint256 public disputes;
    /// @notice Times that something came about, so that a campaign shows it was one.
    mapping(string => uint256) public times;

    function setUp() public override {
        super.setUp();
        open();
        disputes = 1;
    }

    // ------------------------------------------------------------------ seats

    function joinOne(uint256 who) external {
        if (pool.seatCount() < 40) join(address(uint160(0x10000 + who % 8)));
    }

    function activateOne(uint256 n) external {
        n %= pool.seatCount();
        Seat memory seat = pool.seatOf(n);
        if (seat.stage != SeatStage.Waiting || block.timestamp < seat.time || seat.stake < LOCK) return;
        pool.activate(n);
    }

    function topUpOne(uint256 n) external {
        n %= pool.seatCount();
        Seat memory seat = pool.seatOf(n);
        if (seat.holder == address(0) || seat.stage == SeatStage.Leaving || seat.stake == STAKE) return;
        stakeToken.mint(seat.holder, STAKE);
        vm.prank(seat.holder);
        pool.topUp(n);
        times["topped up"]++;
    }

    function leaveOne(uint256 n) external {
        n %= pool.seatCount();
        Seat memory seat = pool.seatOf(n);
        if (seat.holder == address(0) || seat.stage == SeatStage.Leaving) return;
        if (pool.activeSeats() > 21) startLeaving(n);
    }

    /// @dev J4: a stake comes out of a seat that left 60 days ago and has no duty, and out of no other.
    function takeStakeOfAny(uint256 n) external {
        n %= pool.seatCount();
        Seat memory seat = pool.seatOf(n);
        if (seat.holder == address(0)) return;
        bool isFree = seat.stage == SeatStage.Leaving && block.timestamp >= seat.time && dutiesOf(n) == 0;
        vm.prank(seat.holder);
        (bool done,) = address(pool).call(abi.encodeCall(pool.takeStake, (n, seat.holder)));
        assertEq(done, isFree, "J4: a stake in duty");
        if (done) times["left"]++;
    }

    // ------------------------------------------------------------------ disputes

    function openOne(uint256 amount, uint256 value, bool inStakeToken) external {
        if (pool.activeSeats() < 21 || disputes >= 40) return;
        bytes memory trade = terms(bound(amount, 1, 1e24), bound(value, 1, VALUE));
        PlainToken token = inStakeToken ? stakeToken : feeToken;
        arbitrable.open(token, 2, trade, pool.arbitrationCost(trade, address(token)) + amount % 5);
        disputes++;
        if (amount % 4 != 0) drawAt(disputes - 1);
    }

    function drawOne(uint256 n) external {
        drawAt(inStage(n, DisputeStage.Drawing));
    }

    /// @dev J5: whoever is drawn was active before the request and not gone by then.
    function drawAt(uint256 id) private {
        Dispute memory dispute = pool.disputeOf(id);
        if (dispute.stage != DisputeStage.Drawing || block.timestamp >= dispute.since + 2 days) return;
        if (block.number <= dispute.pin) vm.roll(dispute.pin + 1);
        if (block.number > dispute.pin + 256) return pool.renewPin(id);
        pool.draw(id);
        uint256[] memory panel = pool.panelOf(id);
        for (uint256 i; i < panel.length; ++i) {
            Seat memory seat = pool.seatOf(panel[i]);
            assertLt(seat.activeBlock, dispute.pin - 8, "J5: too young");
            if (seat.inactiveBlock != 0) assertGt(seat.inactiveBlock, dispute.pin - 8, "J5: gone");
        }
        if (panel.length != 0) times["drawn"]++;
    }

    function abandonOne(uint256 n) external {
        uint256 id = inStage(n, DisputeStage.Drawing);
        Dispute memory dispute = pool.disputeOf(id);
        if (dispute.stage != DisputeStage.Drawing || block.timestamp < dispute.since + 2 days) return;
        uint256[] memory before = stakes();
        pool.abandon(id);
        judgeConclusion(id, before);
    }

    /// @dev A round from where it stands to its tally. Of a panel's seats most think alike, some think otherwise, and an eighth
    /// is silent.
    function voteAndTally(uint256 n, uint256 choices) external {
        uint256 id = inStage(n, DisputeStage.Voting);
        if (stageOf(id) != DisputeStage.Voting) return;
        uint256[] memory panel = pool.panelOf(id);
        uint256[] memory votes = new uint256[](panel.length);
        bool isOver = block.timestamp >= pool.disputeOf(id).since + 3 days;
        for (uint256 i; i < votes.length; ++i) {
            uint256 dice = choices >> 8 + 4 * i & 15;
            votes[i] = isOver || dice > 13 ? SILENT : dice < 9 ? choices % 3 : dice % 3;
        }
        vote(id, votes);
        uint256[] memory before = stakes();
        pool.tally(id);
        if (stageOf(id) == DisputeStage.Final) judgeConclusion(id, before);
        if (choices >> 128 & 1 == 0) appealAt(id, true);
    }

    function appealOne(uint256 n) external {
        appealAt(inStage(n, DisputeStage.Ruled), n % 4 != 0);
    }

    function appealAt(uint256 id, bool isDrawn) private {
        Dispute memory dispute = pool.disputeOf(id);
        if (dispute.stage != DisputeStage.Ruled || block.timestamp >= dispute.since + 3 days) return;
        if (pool.activeSeats() < 7) return;
        PlainToken token = PlainToken(dispute.feeToken);
        token.mint(appellant, pool.appealCost(id));
        vm.startPrank(appellant);
        token.approve(address(pool), ALL);
        pool.appeal(id);
        vm.stopPrank();
        times["appealed"]++;
        if (isDrawn) drawAt(id);
    }

    function concludeOne(uint256 n) external {
        uint256 id = inStage(n, DisputeStage.Ruled);
        if (stageOf(id) != DisputeStage.Ruled) return;
        if (block.timestamp < pool.disputeOf(id).since + 3 days) pass(3 days);
        uint256[] memory before = stakes();
        pool.conclude(id);
        judgeConclusion(id, before);
    }

    function claimAll(uint256 n) external {
        n %= pool.seatCount();
        address[3] memory claimants = [pool.seatOf(n).holder, appellant, treasury];
        for (uint256 i; i < 3; ++i) {
            for (uint256 j; j < 2; ++j) {
                PlainToken token = j == 0 ? feeToken : stakeToken;
                if (pool.owed(address(token), claimants[i]) == 0) continue;
                vm.prank(claimants[i]);
                pool.claim(address(token), claimants[i]);
                times["claimed"]++;
            }
        }
    }

    function wait_(uint256 time) external {
        pass(time % 8 == 0 ? 40 days : bound(time, 12, 1 days));
    }

    // ------------------------------------------------------------------ what is

    /// @dev J6: a conclusion takes at most its lock from each seat of its panels, and nothing from others. J8: it pays
    /// out all that was paid in (J1 sees that nothing is left or made), and the arbitrable hears of it once.
    function judgeConclusion(uint256 id, uint256[] memory before) private {
        Dispute memory dispute = pool.disputeOf(id);
        uint256 lock = pool.lockOf(id);
        for (uint256 i; i < before.length; ++i) {
            uint256 loss = before[i] - stakeOf(i);
            if (!dispute.panel.holds(i, 16)) assertEq(loss, 0, "J6: a stranger lost");
            assertLe(loss, lock, "J6: more than its lock");
            if (loss == lock) times["overturned"]++;
        }
        assertEq(arbitrable.timesRuled(id), 1, "J8: ruled once");
        assertEq(arbitrable.rulingOf(id), dispute.ruling, "J8: another ruling");
        times["concluded"]++;
    }

    function stakes() private view returns (uint256[] memory list) {
        list = new uint256[](pool.seatCount());
        for (uint256 i; i < list.length; ++i) {
            list[i] = stakeOf(i);
        }
    }

    /// @notice Counted over the disputes, not as the seat says.
    function dutiesOf(uint256 seat) public view returns (uint256 duties) {
        for (uint256 id; id < disputes; ++id) {
            Dispute memory dispute = pool.disputeOf(id);
            if (dispute.stage != DisputeStage.Final && dispute.panel.holds(seat, 16)) ++duties;
        }
    }

    /// @notice Likewise.
    function lockedOf(uint256 seat) public view returns (uint256 locked) {
        for (uint256 id; id < disputes; ++id) {
            Dispute memory dispute = pool.disputeOf(id);
            if (dispute.stage != DisputeStage.Final && dispute.panel.holds(seat, 16)) {
                locked += pool.lockOf(id);
            }
        }
    }

    /// @notice Fees in a token that disputes hold.
    function feesInDisputes(address token) public view returns (uint256 fees) {
        for (uint256 id; id < disputes; ++id) {
            Dispute memory dispute = pool.disputeOf(id);
            if (dispute.stage == DisputeStage.Final || dispute.feeToken != token) continue;
            fees += dispute.fee;
            if (dispute.isAppeal) fees += pool.appealCost(id);
        }
    }

    /// @notice All that somebody may claim in a token.
    function owedInAll(address token) public returns (uint256 sum) {
        sum = pool.owed(token, appellant) + pool.owed(token, treasury);
        for (uint256 i; i < SEATS; ++i) {
            sum += pool.owed(token, holder(i));
        }
        for (uint256 i; i < 8; ++i) {
            sum += pool.owed(token, address(uint160(0x10000 + i)));
        }
    }

    function contractUnderTest() external view returns (address, PlainToken, PlainToken, address) {
        return (address(pool), stakeToken, feeToken, address(arbitrable));
    }

    /// @dev The first dispute in a stage from the n-th on; another, where none is. One is opened with the campaign.
    function inStage(uint256 n, DisputeStage stage) private view returns (uint256 id) {
        for (uint256 i; i < disputes; ++i) {
            id = (n % disputes + i) % disputes;
            if (stageOf(id) == stage) return id;
        }
    }
}
