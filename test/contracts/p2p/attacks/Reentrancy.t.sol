// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Acceptance, Offer} from "weir/p2p/types/Offer.sol";
import {Outcome, State} from "weir/p2p/types/Trade.sol";
import {HookToken, Relay} from "../../mocks/HookToken.sol";
import {EscrowFixture} from "../EscrowFixture.sol";
import {MockCourt} from "../mocks/MockCourt.sol";
import {CallingWallet} from "../mocks/CallingWallet.sol";

/// @notice Calls from inside: by a token while it moves, by a court while it is asked, by a wallet while it says whether it
/// signed. A price adapter and a court that says its price are asked by a static call, in which nothing can be written.
contract ReentrancyTest is EscrowFixture {
    HookToken private hook;
    Relay private relay;
    uint256 private live;

    function setUp() public override {
        super.setUp();
        hook = new HookToken();
        relay = new Relay();
        fund(hook, maker);
        fund(hook, taker);
        fund(hook, address(relay));
        vm.prank(address(relay));
        hook.approve(address(escrow), ALL);
        Offer memory offer = hookOffer();
        post(offer);
        live = take(offer, 100e18);
        confirm(live);
        vm.prank(maker);
        escrow.deposit(address(hook), 1000e18, address(relay));
    }

    /// @dev Every door is shut, and the action goes on as if nobody had knocked.
    function test_attack_everyDoor_isShutWhileATokenIsPulled() public {
        bytes[] memory doors = everyDoor();
        for (uint256 i; i < doors.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hook.setCall(address(relay), abi.encodeCall(Relay.run, (address(escrow), doors[i])));
            vm.prank(maker);
            escrow.deposit(address(hook), 5, maker);
            assertShut();
            assertEq(escrow.balanceOf(maker, address(hook)), 5);
            vm.revertToState(snapshot);
        }
    }

    function test_attack_everyDoor_isShutWhileATokenIsPaid() public {
        vm.prank(maker);
        escrow.deposit(address(hook), 5, maker);
        bytes[] memory doors = everyDoor();
        for (uint256 i; i < doors.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hook.setCall(address(relay), abi.encodeCall(Relay.run, (address(escrow), doors[i])));
            vm.prank(maker);
            escrow.withdraw(address(hook), 5, maker);
            assertShut();
            vm.revertToState(snapshot);
        }
    }

    /// @dev While a signed action runs its signer speaks: nothing that the token calls speaks in its name.
    function test_attack_everyDoor_isShutWhileASignedActionPulls() public {
        bytes[] memory doors = everyDoor();
        Offer memory offer = hookOffer();
        bytes memory call = abi.encodeCall(escrow.accept, (offer, acceptance(offer, 200e18)));
        bytes memory signature = signedAction(takerKey, taker, "accept", call, 9, NOW);
        for (uint256 i; i < doors.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            hook.setCall(address(relay), abi.encodeCall(Relay.run, (address(escrow), doors[i])));
            vm.prank(stranger);
            escrow.bySignature(taker, call, 9, NOW, signature);
            assertShut();
            vm.revertToState(snapshot);
        }
    }

    function test_attack_everyDoor_isShutWhileACourtIsAsked() public {
        markPaid(live);
        vm.prank(maker);
        escrow.dispute(live, State.Paid);
        skip(4 days);
        bytes[] memory doors = everyDoor();
        for (uint256 i; i < doors.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            court.callBackWith(doors[i]);
            askCourt(live);
            assertFalse(court.didCallBack(), "a door was open");
            assertEq(bytes4(court.callbackAnswer()), shut());
            vm.revertToState(snapshot);
        }
    }

    /// @dev The wallet is asked by a static call: what it tries reverts, and then it has not signed.
    function test_attack_aWalletThatCallsBack_hasNotSigned() public {
        CallingWallet wallet = new CallingWallet();
        hook.mint(address(wallet), 1e24);
        wallet.setCall(address(escrow), abi.encodeCall(escrow.revokeNonce, (5)));
        bytes memory call = abi.encodeCall(escrow.cancel, (live, State.Locked));
        vm.expectRevert();
        escrow.bySignature(address(wallet), call, 1, NOW, "");
        assertFalse(escrow.isNonceUsed(address(wallet), 5));
    }

    /// @dev Views are open, and show the trade as it will be if the money arrives.
    function test_reading_isOpenWhileATokenIsPulled() public {
        hook.setCall(address(escrow), abi.encodeCall(escrow.tradeCount, ()));
        vm.prank(maker);
        escrow.deposit(address(hook), 5, maker);
        assertTrue(hook.lastSuccess());
    }

    function assertShut() private view {
        assertEq(hook.calls(), 1, "the hook ran");
        assertFalse(hook.lastSuccess(), "a door was open");
        assertEq(bytes4(hook.lastReturn()), shut(), "another reason");
    }

    function shut() private pure returns (bytes4) {
        return ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
    }

    function hookOffer() private view returns (Offer memory offer) {
        offer = sellOffer();
        (offer.token, offer.takesStarters) = (address(hook), false);
        (offer.total, offer.least, offer.greatest) = (1000e18, 100e18, 500e18);
        offer.methods[0].window = 1 hours;
    }

    /// @dev All that changes something and is open to anybody; what the owner does, and the using up of one's own numbers, moves no
    /// money.
    function everyDoor() private view returns (bytes[] memory doors) {
        Offer memory offer = hookOffer();
        Acceptance memory terms = acceptance(offer, 100e18);
        State state = State.Locked;
        doors = new bytes[](24);
        doors[0] = abi.encodeCall(escrow.deposit, (address(hook), 1, address(relay)));
        doors[1] = abi.encodeCall(escrow.withdraw, (address(hook), 1, address(relay)));
        doors[2] = abi.encodeCall(escrow.post, (offer, ""));
        doors[3] = abi.encodeCall(escrow.reprice, (offer, 1));
        doors[4] = abi.encodeCall(escrow.reduce, (offer, 1));
        doors[5] = abi.encodeCall(escrow.accept, (offer, terms));
        doors[6] = abi.encodeCall(escrow.confirm, (live, state, BOX_KEY, SIGN_KEY, DETAILS, 0));
        doors[7] = abi.encodeCall(escrow.cancel, (live, state));
        doors[8] = abi.encodeCall(escrow.expire, (live, state));
        doors[9] = abi.encodeCall(escrow.demandDetails, (live, state));
        doors[10] = abi.encodeCall(escrow.postDetails, (live, state, "x"));
        doors[11] = abi.encodeCall(escrow.markPaid, (live, state, EVIDENCE));
        doors[12] = abi.encodeCall(escrow.release, (live, state));
        doors[13] = abi.encodeCall(escrow.deny, (live, state));
        doors[14] = abi.encodeCall(escrow.dispute, (live, state));
        doors[15] = abi.encodeCall(escrow.submitEvidence, (live, state, EVIDENCE));
        doors[16] = abi.encodeCall(escrow.reply, (live, state, EVIDENCE));
        doors[17] = abi.encodeCall(escrow.concede, (live, state));
        doors[18] = abi.encodeCall(escrow.requestRuling, (live, state));
        doors[19] = abi.encodeCall(escrow.requestBackup, (live, state, 0));
        doors[20] = abi.encodeCall(escrow.rule, (1000, 1));
        doors[21] = abi.encodeCall(escrow.propose, (live, state, 1, type(uint40).max));
        doors[22] = abi.encodeCall(escrow.bySignature, (maker, doors[12], 3, NOW, ""));
        doors[23] = abi.encodeCall(escrow.permit, (address(hook), maker, 1, NOW, 27, bytes32(0), bytes32(0)));
    }
}
