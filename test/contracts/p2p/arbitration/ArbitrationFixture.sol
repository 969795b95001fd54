// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IArbitratorPool} from "weir/p2p/interfaces/IArbitratorPool.sol";
import {DisputeStage, Seat, SeatStage} from "weir/p2p/types/Arbitration.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {MockArbitrable} from "./mocks/MockArbitrable.sol";

/// @notice A deployed pool with 24 active seats of as many holders, each with a stake of 1,320 USD, an arbitrable that is listed,
/// and a fee token of 18 decimals that is worth 2 USD. The artifact is the optimized build's, as deployed.
abstract contract ArbitrationFixture is Test {
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant BLOCK = 20_000_000;
    uint256 internal constant USD = 1e6;
    uint256 internal constant STAKE = 1320 * USD;
    uint256 internal constant SEATS = 24;
    uint256 internal constant ALL = type(uint256).max;
    /// @dev A trade of 500 tokens worth 1,000 USD: a seat gets 5 tokens and locks 600 USD.
    uint256 internal constant AMOUNT = 500e18;
    uint256 internal constant VALUE = 1000 * USD;
    uint256 internal constant FEE = 15e18;
    uint256 internal constant APPEAL_FEE = 35e18;
    uint256 internal constant LOCK = 600 * USD;
    uint256 internal constant SILENT = 99;

    IArbitratorPool internal pool;
    PlainToken internal stakeToken;
    PlainToken internal feeToken;
    MockArbitrable internal arbitrable;

    address internal owner = makeAddr("owner");
    address internal treasury = makeAddr("treasury");
    address internal appellant = makeAddr("appellant");

    function setUp() public virtual {
        vm.warp(NOW);
        vm.roll(BLOCK);
        stakeToken = new PlainToken("USD Coin", "USDC", 6);
        feeToken = new PlainToken("Trade", "TRADE", 18);
        pool = deployPool(STAKE);
        arbitrable = new MockArbitrable(pool);
        vm.prank(owner);
        pool.setArbitrable(address(arbitrable), true);
        seatHolders(SEATS);
    }

    function deployPool(uint256 seatStake) internal returns (IArbitratorPool) {
        bytes memory code = bytes.concat(
            vm.getCode("ArbitratorPool.sol:ArbitratorPool"),
            abi.encode(address(stakeToken), USD, seatStake, owner, treasury)
        );
        return IArbitratorPool(create(code));
    }

    /// @dev Reverts as the constructor does, which vm.deployCode does not.
    function create(bytes memory code) internal returns (address made) {
        assembly ("memory-safe") {
            made := create(0, add(code, 0x20), mload(code))
            if iszero(made) {
                returndatacopy(mload(0x40), 0, returndatasize())
                revert(mload(0x40), returndatasize())
            }
        }
    }

    // ------------------------------------------------------------------ seats

    function holder(uint256 seat) internal returns (address) {
        return makeAddr(string.concat("holder ", vm.toString(seat)));
    }

    function join(address who) internal returns (uint256 seat) {
        stakeToken.mint(who, STAKE);
        vm.startPrank(who);
        stakeToken.approve(address(pool), ALL);
        seat = pool.join(keccak256(abi.encode(who)));
        vm.stopPrank();
    }

    /// @dev Joins `count` seats and waits until they are active.
    function seatHolders(uint256 count) internal {
        uint256 first = pool.seatCount();
        for (uint256 i; i < count; ++i) {
            join(holder(first + i));
        }
        pass(30 days);
        for (uint256 i; i < count; ++i) {
            pool.activate(first + i);
        }
        pass(12);
    }

    function startLeaving(uint256 seat) internal {
        address who = pool.seatOf(seat).holder;
        vm.prank(who);
        pool.startLeaving(seat);
    }

    /// @dev Time and blocks of 12 seconds.
    function pass(uint256 time) internal {
        vm.warp(vm.getBlockTimestamp() + time);
        vm.roll(vm.getBlockNumber() + (time + 11) / 12);
    }

    // ------------------------------------------------------------------ disputes

    function terms(uint256 amount, uint256 value) internal pure returns (bytes memory) {
        return abi.encode(amount, value);
    }

    function open() internal returns (uint256) {
        return arbitrable.open(feeToken, 2, terms(AMOUNT, VALUE), FEE);
    }

    function drawPanel(uint256 id) internal returns (uint256[] memory) {
        vm.roll(pool.disputeOf(id).pin + 1);
        pool.draw(id);
        return pool.panelOf(id);
    }

    function openAndDraw() internal returns (uint256 id, uint256[] memory panel) {
        id = open();
        panel = drawPanel(id);
    }

    function saltOf(uint256 seat) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", seat));
    }

    function commit(uint256 id, uint256 seat, uint256 choice) internal {
        bytes32 commitment = pool.commitmentOf(id, pool.disputeOf(id).round, seat, choice, saltOf(seat));
        address who = pool.seatOf(seat).holder;
        vm.prank(who);
        pool.commit(id, seat, commitment);
    }

    /// @dev Commits and reveals, and waits until the round is over; SILENT for no vote. Leaves the tally to the test.
    function vote(uint256 id, uint256[] memory votes) internal {
        uint256[] memory panel = pool.panelOf(id);
        for (uint256 i; i < panel.length; ++i) {
            if (votes[i] != SILENT) commit(id, panel[i], votes[i]);
        }
        // A dispute that lay for more than two days has less than three until the reveals are over.
        uint256 revealing = pool.disputeOf(id).since + 3 days;
        if (vm.getBlockTimestamp() < revealing) pass(revealing - vm.getBlockTimestamp());
        for (uint256 i; i < panel.length; ++i) {
            if (votes[i] != SILENT) pool.reveal(id, panel[i], votes[i], saltOf(panel[i]));
        }
        pass(2 days);
    }

    function three(uint256 a, uint256 b, uint256 c) internal pure returns (uint256[] memory votes) {
        votes = new uint256[](3);
        (votes[0], votes[1], votes[2]) = (a, b, c);
    }

    /// @dev Seven votes, of which the first `count` are `a`.
    function seven(uint256 a, uint256 count, uint256 b) internal pure returns (uint256[] memory votes) {
        votes = new uint256[](7);
        for (uint256 i; i < 7; ++i) {
            votes[i] = i < count ? a : b;
        }
    }

    /// @dev A dispute that three seats ruled on, `a` and `b` and `c` their votes.
    function openAndRule(uint256 a, uint256 b, uint256 c)
        internal
        returns (uint256 id, uint256[] memory panel)
    {
        (id, panel) = openAndDraw();
        vote(id, three(a, b, c));
        pool.tally(id);
    }

    function appeal(uint256 id) internal {
        uint256 fee = pool.appealCost(id);
        feeToken.mint(appellant, fee);
        vm.startPrank(appellant);
        feeToken.approve(address(pool), fee);
        pool.appeal(id);
        vm.stopPrank();
    }

    /// @dev Concludes a ruling that nobody appealed.
    function settle(uint256 id) internal {
        pass(3 days);
        pool.conclude(id);
    }

    // ------------------------------------------------------------------ what is

    function stageOf(uint256 id) internal view returns (DisputeStage) {
        return pool.disputeOf(id).stage;
    }

    function stakeOf(uint256 seat) internal view returns (uint256) {
        return pool.seatOf(seat).stake;
    }

    function feesOf(uint256 seat) internal view returns (uint256) {
        return pool.owed(address(feeToken), pool.seatOf(seat).holder);
    }

    function coinsOf(uint256 seat) internal view returns (uint256) {
        return pool.owed(address(stakeToken), pool.seatOf(seat).holder);
    }

    function assertStage(uint256 id, DisputeStage stage) internal view {
        assertEq(uint256(stageOf(id)), uint256(stage), "stage");
    }

    function assertStage(Seat memory seat, SeatStage stage) internal pure {
        assertEq(uint256(seat.stage), uint256(stage), "seat's stage");
    }

    function wrongStage(uint256 id, DisputeStage stage) internal pure returns (bytes memory) {
        return abi.encodeWithSignature("WrongStage(uint256,uint8)", id, stage);
    }
}
