// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Layout} from "weir/libraries/Layout.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {PoolSlot, PoolSlotLib} from "weir/types/PoolSlot.sol";
import {OrderRefLib, OrderTermsLib, SwapTermsLib} from "weir/types/Terms.sol";
import {ActionTest} from "../integration/ActionTest.sol";

/// @notice Orders, markets and ERC-6909 balances share one storage, each found by a hash of bytes that callers choose.
/// Solady keeps a balance at keccak256(id, owner, 32 zero bits, seed). Whoever could have another thing hashed from the
/// same 64 bytes would write it by way of a balance, or a balance by way of it.
contract StorageCollisionTest is ActionTest {
    /// @notice Solady's _ERC6909_MASTER_SLOT_SEED.
    uint64 private constant SEED = 0xedcaa89a82293940;

    TestToken private evil;
    address private mallory;

    function setUp() public override {
        super.setUp();
        // The prey: a stranger's balance.
        vm.prank(bob);
        exchange.deposit(address(quote), 1_000_000e6, bob);
        // An address that ends with 32 zero bits: 2^32 tries to find its key.
        mallory = address(uint160(uint256(0xa1a2a3a4a5a6a7a8a9aaabacadaeaf01) << 32));
        evil = new TestToken("Evil", "EVIL", 18);
        evil.mint(mallory, type(uint256).max);
        quote.mint(mallory, 1e6);
        vm.startPrank(mallory);
        evil.approve(address(exchange), type(uint256).max);
        quote.approve(address(exchange), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev Hoped: with the order's word at keccak256(market, owner << 64 | handle), pool shares of an address with 32
    /// zero bits in front lie in the order of an owner with 32 zero bits behind, and handle SEED. Shares given to
    /// that address are lots, which the order's owner claims at any price. What happens: the order stays closed.
    function test_attack_sharesAsAnOrdersLots_paysNothing() public {
        address sink = address(uint160(mallory) >> 32);
        MarketKey memory market = MarketKeyLib.pack(address(evil), address(quote), 0, TIER_MAJOR, 1);
        uint256 market_ = exchange.openMarket(market, 1);
        vm.startPrank(mallory);
        exchange.place(market, OrderTermsLib.pack(SEED, 1, uint24(TICK_2000), 0, 0, 1));
        exchange.cancel(market, OrderRefLib.pack(SEED, 0, 0));
        exchange.addLiquidity(market, 8e30, 2000, 0, SwapTermsLib.pack(sink, 0, 0, 0, 0));
        assertGt(balances().balanceOf(sink, market_), 2 ** 56, "lots, if it were an order");

        uint256 before = quote.balanceOf(mallory);
        assertEq(exchange.claim(market, OrderRefLib.pack(SEED, 0, 0)), 0);
        assertEq(exchange.cancel(market, OrderRefLib.pack(SEED, 0, 0)), 0);
        assertEq(quote.balanceOf(mallory), before);
    }

    /// @dev Hoped: with a market's id being keccak256(base terms, quote terms), the key (token, owner << 96 | SEED) names
    /// the owner's balance of the token as a market that is open. A balance of a worthless token is a pool of any
    /// size, which sells the other "token" for nothing; with that, liquidity is added to the "market" that is one's own
    /// balance of a good token, whose upper bits are then its quote reserve. What happens: no such market.
    function test_attack_aBalanceAsAMarketsPool_isUnknown() public {
        uint256 fakeQuote = uint256(uint160(mallory)) << 96 | SEED;
        uint256 pool = PoolSlot.unwrap(PoolSlotLib.pack(1e6, 1e6, 0, 0, 0));
        vm.startPrank(mallory);
        exchange.deposit(address(evil), pool, mallory);
        exchange.deposit(address(quote), 1e6, mallory);

        MarketKey memory fake = MarketKey(uint160(address(evil)), fakeQuote);
        expectUnknownMarket(~uint256(keccak256(abi.encode(fake))));
        exchange.swap(fake, 1e9, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 1 | 8));

        fake = MarketKey(uint160(address(quote)), fakeQuote);
        expectUnknownMarket(~uint256(keccak256(abi.encode(fake))));
        exchange.addLiquidity(fake, 10_001, 1000, 0, SwapTermsLib.pack(mallory, 0, 0, 0, 4));
        assertEq(internalBalance(mallory, address(quote)), 1e6);
    }

    /// @dev Hoped: the same with an order's word for the pool, its owner choosing lots, tick, expiry and bounty.
    /// What happens: no such market.
    function test_attack_anOrderAsAMarketsPool_isUnknown() public {
        bid(alice, SEED, TICK_2000, 10);
        uint256[3] memory seconds_ = [
            uint256(uint160(alice)) << 64 | SEED,
            uint256(uint160(alice)) << 96 | uint256(SEED) << 32,
            uint256(uint160(alice)) << 96 | SEED
        ];
        for (uint256 i; i < 3; i++) {
            MarketKey memory fake = MarketKey(id, seconds_[i]);
            expectUnknownMarket(~uint256(keccak256(abi.encode(fake))));
            vm.prank(alice);
            exchange.swap(fake, 1e9, 0, SwapTermsLib.pack(alice, 0, 0, 0, 1 | 8));
        }
    }

    /// @dev The lengths that Layout's page names: no two kinds of slot are hashes of equally many bytes.
    function test_slots_areHashesOfDifferentLengths() public pure {
        assertEq(
            Layout.order(7, address(8), 9), hash(abi.encodePacked(uint256(7), address(8), uint64(9)), 60)
        );
        assertEq(Layout.tree(7), hash(abi.encode(7), 32));
        assertEq(
            Layout.permission(7, address(8), address(9)), hash(abi.encode(7, address(8), address(9)), 96)
        );
        assertEq(Layout.nonces(address(8), 512), hash(abi.encode("weir.nonces", address(8), 2), 160));
    }

    function hash(bytes memory preimage, uint256 length) private pure returns (uint256) {
        assertEq(preimage.length, length);
        return uint256(keccak256(preimage));
    }
}
