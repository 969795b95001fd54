// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {IEscrow} from "weir/p2p/interfaces/IEscrow.sol";
import {Acceptance, Offer, OfferState, PaymentMethod, PriceTerms} from "weir/p2p/types/Offer.sol";
import {Outcome, State, Trade} from "weir/p2p/types/Trade.sol";
import {PlainToken} from "../mocks/PlainToken.sol";
import {MockCourt} from "./mocks/MockCourt.sol";

/// @notice A deployed escrow with its desk (the optimized build's artifacts, as deployed), a pegged token of 6 decimals and a
/// volatile one of 18 (2,000 USD each), a payment method that is final and one that can be reversed, a court, the default pool's
/// stand-in and a backup. Everybody has tokens and has allowed the escrow all of them.
///
/// The court costs as the pool does: 9 USD, or 3 % of the trade.
abstract contract EscrowFixture is Test {
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant ALL = type(uint256).max;
    uint128 internal constant USD = 1e6;
    uint256 internal constant START_BALANCE = 1e30;
    uint16 internal constant FEE = 25;
    uint32 internal constant PAY_WINDOW = 3 hours;
    uint32 internal constant CONFIRM_WINDOW = 30 minutes;
    bytes32 internal constant FINAL_METHOD = "SEPA Instant";
    bytes32 internal constant REVERSIBLE_METHOD = "Card";
    bytes32 internal constant DETAILS = keccak256("sealed details");
    bytes32 internal constant EVIDENCE = keccak256("a receipt");
    bytes32 internal constant BOX_KEY = keccak256("X25519");
    bytes32 internal constant SIGN_KEY = keccak256("ed25519");

    IEscrow internal escrow;
    address internal desk;
    PlainToken internal dollar;
    PlainToken internal coin;
    MockCourt internal court;
    MockCourt internal pool;
    MockCourt internal backup;

    address internal owner = makeAddr("owner");
    address internal guardian = makeAddr("guardian");
    address internal treasury = makeAddr("treasury");
    address internal maker;
    uint256 internal makerKey;
    address internal taker;
    uint256 internal takerKey;
    address internal stranger = makeAddr("stranger");
    address internal sponsor = makeAddr("sponsor");

    function setUp() public virtual {
        vm.warp(NOW);
        (maker, makerKey) = makeAddrAndKey("maker");
        (taker, takerKey) = makeAddrAndKey("taker");
        desk = deployCode("EscrowDesk.sol:EscrowDesk");
        escrow = deployEscrow();
        dollar = new PlainToken("Dollar", "USD", 6);
        coin = new PlainToken("Coin", "COIN", 18);
        (court, pool, backup) = (new MockCourt(1000), new MockCourt(0), new MockCourt(7));
        court.setFee(9 * USD, 300);
        pool.setFee(9 * USD, 300);
        backup.setFee(9 * USD, 300);
        vm.startPrank(owner);
        escrow.listToken(address(dollar), USD, 1000, true);
        escrow.listToken(address(coin), 5e14, 1000, false);
        escrow.listMethod(FINAL_METHOD, true, false);
        escrow.listMethod(REVERSIBLE_METHOD, true, true);
        escrow.setCourts(address(pool), address(backup));
        vm.stopPrank();
        address[5] memory people = [maker, taker, stranger, sponsor, treasury];
        for (uint256 i; i < people.length; ++i) {
            fund(dollar, people[i]);
            fund(coin, people[i]);
        }
    }

    function deployEscrow() internal returns (IEscrow) {
        return IEscrow(deployCode("Escrow.sol:Escrow", abi.encode(desk, owner, guardian, treasury, FEE)));
    }

    function fund(PlainToken token, address who) internal {
        token.mint(who, START_BALANCE);
        vm.prank(who);
        token.approve(address(escrow), ALL);
    }

    // ------------------------------------------------------------------ offers

    /// @dev 5,000 dollars at 0.92 EUR, in trades of 20 to 2,000, by either method within three hours.
    function sellOffer() internal view returns (Offer memory offer) {
        offer.maker = maker;
        offer.isSell = true;
        offer.token = address(dollar);
        (offer.total, offer.least, offer.greatest) = (5000 * USD, 20 * USD, 2000 * USD);
        offer.price = PriceTerms(address(0), 0.92e18, 0, 0, 0);
        offer.currency = "EUR";
        offer.methods = new PaymentMethod[](2);
        offer.methods[0] = PaymentMethod(FINAL_METHOD, PAY_WINDOW);
        offer.methods[1] = PaymentMethod(REVERSIBLE_METHOD, PAY_WINDOW);
        offer.termsHash = keccak256("terms");
        (offer.sellerBond, offer.buyerBond) = (1500, 1500);
        offer.arbitrator = address(court);
        offer.confirmWindow = CONFIRM_WINDOW;
        offer.takesStarters = true;
        offer.expiry = uint40(NOW + 30 days);
        offer.nonce = 1;
    }

    /// @dev The mirror image; takes no starters.
    function buyOffer() internal view returns (Offer memory offer) {
        offer = sellOffer();
        (offer.isSell, offer.takesStarters) = (false, false);
    }

    /// @dev Of 2 coins at 3,250.50 EUR, in trades of 0.01 to 1.
    function coinOffer() internal view returns (Offer memory offer) {
        offer = sellOffer();
        offer.token = address(coin);
        (offer.total, offer.least, offer.greatest) = (2e18, 0.01e18, 1e18);
        offer.price.figure = 3_250_500_000;
        // 9 USD.
        offer.arbitrator = address(pool);
    }

    function post(Offer memory offer) internal returns (bytes32) {
        vm.prank(offer.maker);
        return escrow.post(offer, "");
    }

    function acceptance(Offer memory offer, uint128 amount) internal pure returns (Acceptance memory terms) {
        terms.version = 1;
        terms.amount = amount;
        terms.worstPrice = offer.price.figure;
        terms.mostBond = type(uint128).max;
        (terms.encryptionKey, terms.signingKey) = (BOX_KEY, SIGN_KEY);
        if (!offer.isSell) terms.details = DETAILS;
    }

    function accept(Offer memory offer, Acceptance memory terms) internal returns (uint256) {
        vm.prank(taker);
        return escrow.accept(offer, terms);
    }

    function take(Offer memory offer, uint128 amount) internal returns (uint256) {
        return accept(offer, acceptance(offer, amount));
    }

    // ------------------------------------------------------------------ trades

    function confirm(uint256 id) internal {
        Trade memory trade = escrow.tradeOf(id);
        vm.prank(trade.makerSells ? trade.seller : trade.buyer);
        escrow.confirm(id, State.Taken, BOX_KEY, SIGN_KEY, trade.makerSells ? DETAILS : bytes32(0), 0);
    }

    function markPaid(uint256 id) internal {
        vm.prank(escrow.tradeOf(id).buyer);
        escrow.markPaid(id, State.Locked, EVIDENCE);
    }

    function disputeBySeller(uint256 id) internal {
        vm.prank(escrow.tradeOf(id).seller);
        escrow.dispute(id, State.Paid);
    }

    /// @dev The maker does, who is a party of every trade here.
    function askCourt(uint256 id) internal {
        vm.prank(maker);
        escrow.requestRuling(id, State.Disputed);
    }

    function askBackup(uint256 id, uint128 mostAdded) internal {
        vm.prank(maker);
        escrow.requestBackup(id, State.Disputed, mostAdded);
    }

    function requestRuling(uint256 id) internal returns (uint256 disputeId) {
        skip(4 days);
        askCourt(id);
        return escrow.tradeOf(id).disputeId;
    }

    /// @dev A trade of the usual sell offer.
    function taken(uint128 amount) internal returns (uint256) {
        Offer memory offer = sellOffer();
        post(offer);
        return take(offer, amount);
    }

    function locked(uint128 amount) internal returns (uint256 id) {
        id = taken(amount);
        confirm(id);
    }

    function paid(uint128 amount) internal returns (uint256 id) {
        id = locked(amount);
        markPaid(id);
    }

    function disputed(uint128 amount) internal returns (uint256 id) {
        id = paid(amount);
        disputeBySeller(id);
    }

    /// @dev Of 20 USD, without a bond.
    function takeStarter(Offer memory offer) internal returns (uint256) {
        Acceptance memory terms = acceptance(offer, 20 * USD);
        terms.isStarter = true;
        return accept(offer, terms);
    }

    function paidStarter() internal returns (uint256 id) {
        Offer memory offer = sellOffer();
        post(offer);
        id = takeStarter(offer);
        confirm(id);
        markPaid(id);
    }

    // ------------------------------------------------------------------ what is

    function balance(address who) internal view returns (uint256) {
        return escrow.balanceOf(who, address(dollar));
    }

    function stateOf(bytes32 offerId) internal view returns (OfferState memory) {
        return escrow.offerState(offerId);
    }

    function assertEnded(uint256 id, Outcome outcome) internal view {
        Trade memory trade = escrow.tradeOf(id);
        assertEq(uint8(trade.state), uint8(State.Final), "not final");
        assertEq(uint8(trade.outcome), uint8(outcome), "another outcome");
    }

    // ------------------------------------------------------------------ signatures, by the standard's words

    function digestOf(IEscrow where, bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Weir P2P"),
                keccak256("1"),
                block.chainid,
                address(where)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev `call` with its selector, as bySignature takes it.
    function signedAction(
        uint256 key,
        address actor,
        string memory name,
        bytes memory call,
        uint256 nonce,
        uint256 deadline
    ) internal view returns (bytes memory) {
        bytes memory arguments = new bytes(call.length - 4);
        for (uint256 i; i < arguments.length; ++i) {
            arguments[i] = call[i + 4];
        }
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Action(address actor,string action,bytes arguments,uint256 nonce,uint256 deadline)"
                ),
                actor,
                keccak256(bytes(name)),
                keccak256(arguments),
                nonce,
                deadline
            )
        );
        return sign(key, digestOf(escrow, structHash));
    }
}
