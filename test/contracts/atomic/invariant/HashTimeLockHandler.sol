// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IHashTimeLock, Lock, LockState} from "weir/atomic/interfaces/IHashTimeLock.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";

/// @notice The actions of a campaign: four accounts lock, redeem and refund two tokens under eight secrets, with right and
/// wrong terms, at any time. It keeps books of its own, and judges what concerns one action: H2 and H3.
contract HashTimeLockHandler is Test {
    struct Made {
        Lock terms;
        LockState state;
        uint256 lockedAt;
        uint256 endedAt;
    }

    IHashTimeLock public htlc = IHashTimeLock(deployCode("HashTimeLock.sol:HashTimeLock"));
    PlainToken[2] public tokens;
    address[4] public actors;
    /// @notice What was sent to the contract by mere transfer.
    mapping(PlainToken token => uint256) public donated;
    mapping(bytes32 name => uint256) public done;
    Made[] private made;
    /// @notice Whether a hash's secret was published.
    mapping(bytes32 hash => bool) public isPublic;
    mapping(address sender => mapping(bytes32 hash => uint256)) public uses;

    constructor() {
        vm.warp(1_800_000_000);
        tokens = [new PlainToken("A", "A", 18), new PlainToken("B", "B", 6)];
        for (uint256 i; i < 4; ++i) {
            actors[i] = makeAddr(string(abi.encodePacked("actor ", bytes1(uint8(0x30 + i)))));
            for (uint256 j; j < 2; ++j) {
                tokens[j].mint(actors[i], 1e30);
                vm.prank(actors[i]);
                tokens[j].approve(address(htlc), type(uint256).max);
            }
        }
    }

    function secretAt(uint256 index) public pure returns (bytes32) {
        return keccak256(abi.encode("secret", index % 8));
    }

    function count() external view returns (uint256) {
        return made.length;
    }

    function madeAt(uint256 index) external view returns (Made memory) {
        return made[index];
    }

    function lock(uint256 seed, uint256 amount, uint256 wait) external {
        address sender = actors[seed % 4];
        bytes32 hash = sha256(abi.encode(secretAt(seed >> 8)));
        Lock memory terms = Lock({
            chainId: block.chainid,
            sender: sender,
            receiver: actors[(seed >> 2) % 4],
            token: address(tokens[(seed >> 4) % 2]),
            amount: bound(amount, 1, 1e24),
            hash: hash,
            expiry: block.timestamp + bound(wait, 1, 30 days),
            nonce: uses[sender][hash]
        });
        bytes32 id = htlc.idOf(terms);
        vm.prank(sender);
        if (isPublic[hash]) {
            vm.expectRevert();
            htlc.lock(terms);
            ++done["refused"];
            return;
        }
        assertEq(htlc.lock(terms), id);
        ++uses[sender][hash];
        made.push(Made(terms, LockState.Open, block.timestamp, 0));
        ++done["locked"];
    }

    /// @notice With the right secret, or with another.
    function redeem(uint256 seed, bool isRight) external {
        if (made.length == 0) return;
        Made storage one = made[seed % made.length];
        bytes32 secret = rightSecret(one.terms.hash);
        if (!isRight) secret = bytes32(uint256(secret) ^ (1 << (seed >> 8) % 256));
        bool works = one.state == LockState.Open && block.timestamp < one.terms.expiry && isRight;
        _judge(one, works, abi.encodeCall(IHashTimeLock.redeem, (one.terms, secret)), one.terms.receiver);
        if (!works) return;
        isPublic[one.terms.hash] = true;
        (one.state, one.endedAt) = (LockState.Redeemed, block.timestamp);
        ++done["redeemed"];
    }

    function refund(uint256 seed) external {
        if (made.length == 0) return;
        Made storage one = made[seed % made.length];
        bool works = one.state == LockState.Open && block.timestamp >= one.terms.expiry;
        _judge(one, works, abi.encodeCall(IHashTimeLock.refund, (one.terms)), one.terms.sender);
        if (!works) return;
        (one.state, one.endedAt) = (LockState.Refunded, block.timestamp);
        ++done["refunded"];
    }

    /// @notice With terms that somebody changed.
    function lie(uint256 seed, uint256 field, bool redeems) external {
        if (made.length == 0) return;
        Lock memory terms = made[seed % made.length].terms;
        bytes32 secret = rightSecret(terms.hash);
        if (field % 4 == 0) terms.receiver = address(this);
        else if (field % 4 == 1) terms.sender = address(this);
        else if (field % 4 == 2) terms.amount += 1;
        else terms.expiry = redeems ? block.timestamp + 1 : block.timestamp;
        if (htlc.idOf(terms) == htlc.idOf(made[seed % made.length].terms)) return;
        vm.expectRevert();
        if (redeems) htlc.redeem(terms, secret);
        else htlc.refund(terms);
        ++done["lied"];
    }

    function donate(uint256 seed, uint256 amount) external {
        PlainToken token = tokens[seed % 2];
        amount = bound(amount, 1, 1e18);
        token.mint(address(htlc), amount);
        donated[token] += amount;
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 10 days));
    }

    function rightSecret(bytes32 hash) public pure returns (bytes32 secret) {
        for (uint256 i; i < 8; ++i) {
            if (sha256(abi.encode(secretAt(i))) == hash) return secretAt(i);
        }
    }

    /// @dev H2, H3: the call works just where it should, and pays the lock's amount to the lock's party and nobody else.
    function _judge(Made storage one, bool works, bytes memory data, address payee) private {
        PlainToken token = PlainToken(one.terms.token);
        uint256[4] memory before;
        for (uint256 i; i < 4; ++i) {
            before[i] = token.balanceOf(actors[i]);
        }
        (bool went,) = address(htlc).call(data);
        assertEq(went, works, "H2: works just where it should");
        for (uint256 i; i < 4; ++i) {
            uint256 paid = works && actors[i] == payee ? one.terms.amount : 0;
            assertEq(token.balanceOf(actors[i]), before[i] + paid, "H3: paid to whom the lock names");
        }
    }
}
