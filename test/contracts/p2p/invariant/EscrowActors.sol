// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IEscrow} from "weir/p2p/interfaces/IEscrow.sol";
import {Offer, OfferState} from "weir/p2p/types/Offer.sol";
import {Trade} from "weir/p2p/types/Trade.sol";
import {BlocklistToken} from "../../mocks/BlocklistToken.sol";
import {PlainToken} from "../../mocks/PlainToken.sol";
import {EscrowFixture} from "../EscrowFixture.sol";

/// @notice Who acts in a campaign, the offers and trades that came to be, and what the campaign knows of them by itself.
///
/// Five accounts with keys, two tokens (a pegged one that can block accounts, and a volatile one), three courts.
abstract contract EscrowActors is EscrowFixture {
    uint256 internal constant ACTORS = 5;

    address[ACTORS] public actors;
    uint256[ACTORS] internal keys;
    BlocklistToken internal blocking;
    PlainToken[2] internal tokens;
    /// @dev Encoded: plainly compiled code copies no lists of structs into storage.
    bytes[] private offers;
    uint256 public tradeCount;
    uint256 public actions;
    uint256 internal nonces;
    mapping(string what => uint256) public done;
    /// @notice Whether a court was ever made to give a dispute a number that it had given before.
    bool internal mayRepeatNumbers;
    /// @notice What was sent to the escrow by plain transfers: nobody's.
    mapping(address token => uint256) public donated;
    /// @notice A trade's terms as it was taken, and its whole record as it ended: neither may change.
    mapping(uint256 tradeId => bytes32) public termsOf;
    mapping(uint256 tradeId => bytes32) public endOf;
    /// @notice Offers whose maker took a part out while another part could still come back: see E8.
    mapping(bytes32 offer => bool) public reducedWhileTaken;

    constructor() {
        setUp();
        blocking = new BlocklistToken();
        tokens = [PlainToken(address(blocking)), coin];
        vm.prank(owner);
        escrow.listToken(address(blocking), USD, 2000, true);
        for (uint256 i; i < ACTORS; ++i) {
            keys[i] = 0xa11ce + i;
            actors[i] = vm.addr(keys[i]);
            fund(tokens[0], actors[i]);
            fund(tokens[1], actors[i]);
        }
        // 9 USD: of coins, which `court` rules on, and of dollars, which the pool does.
        court.setFee(0.0045e18, 300);
    }

    // ------------------------------------------------------------------ the invariants read these

    function escrowUnderTest() external view returns (IEscrow) {
        return escrow;
    }

    function tokenAt(uint256 index) external view returns (PlainToken) {
        return tokens[index];
    }

    function treasuryAccount() external view returns (address) {
        return treasury;
    }

    function offerCount() public view returns (uint256) {
        return offers.length;
    }

    function offerAt(uint256 index) public view returns (Offer memory) {
        return abi.decode(offers[index], (Offer));
    }

    function courtsHold(PlainToken token) external view returns (uint256) {
        return
            token.balanceOf(address(court)) + token.balanceOf(address(pool))
                + token.balanceOf(address(backup));
    }

    // ------------------------------------------------------------------ what the campaign knows

    function keep(Offer memory offer) internal {
        offers.push(abi.encode(offer));
    }

    /// @notice What never changes once a trade was taken.
    function termsHash(Trade memory trade) public pure returns (bytes32) {
        bytes32 people = keccak256(
            abi.encode(
                trade.seller, trade.buyer, trade.sponsor, trade.makerSells, trade.isStarter, trade.isPegged
            )
        );
        bytes32 sums = keccak256(
            abi.encode(trade.token, trade.amount, trade.fiat, trade.sellerBond, trade.bondDue, trade.value)
        );
        bytes32 rules = keccak256(
            abi.encode(
                trade.courtFee,
                trade.feeRate,
                trade.confirmWindow,
                trade.payWindow,
                trade.arbitrator,
                trade.backup
            )
        );
        return keccak256(abi.encode(people, sums, rules, trade.offer));
    }

    /// @dev What an account has here and in its wallet.
    function holding(address who, address token) internal view returns (uint256) {
        return PlainToken(token).balanceOf(who) + escrow.balanceOf(who, token);
    }

    function holdings(address token) internal view returns (uint256[ACTORS] memory all) {
        for (uint256 i; i < ACTORS; ++i) {
            all[i] = holding(actors[i], token);
        }
    }

    function pick(uint256 seed, uint256 which, uint256 count) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, which))) % count;
    }

    function stateOfOffer(Offer memory offer) internal view returns (OfferState memory) {
        return escrow.offerState(escrow.offerId(offer));
    }
}
