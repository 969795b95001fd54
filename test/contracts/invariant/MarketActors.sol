// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Test} from "forge-std/Test.sol";
import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchange} from "weir/interfaces/IExchange.sol";
import {TestToken} from "weir/local/TestToken.sol";
import {MarketKey, MarketKeyLib} from "weir/types/MarketKey.sol";
import {SwapTermsLib} from "weir/types/Terms.sol";
import {Fees} from "../model/AloneQuotes.sol";
import {MarketProbe} from "../model/MarketProbe.sol";
import {NaiveBook} from "../model/NaiveBook.sol";
import {ExchangeArtifacts} from "../ExchangeArtifacts.sol";

/// @notice The market a campaign runs in.
/// @param middle the tick around which orders lie. @param spread how far from it, in ticks.
/// @param mostLots of one order. @param poolBase the first deposit; 0 leaves the pool empty.
struct MarketConfig {
    uint8 baseDecimals;
    uint8 quoteDecimals;
    uint8 lotExponent;
    uint256 tier;
    uint96 minQuote;
    uint256 middle;
    uint256 spread;
    uint256 mostLots;
    uint256 poolBase;
    uint256 poolQuote;
}

/// @notice A market, the accounts that trade in it, and what everybody holds.
abstract contract MarketActors is Test {
    uint256 internal constant ACTORS = 4;
    /// @dev spacing, pool fee, taker fee and rebate of the first four tiers.
    uint256[4] private TIERS = [
        uint256(1 | 200 << 16 | 100 << 40),
        1 | 1000 << 16 | 500 << 40 | 200 << 64,
        10 | 3000 << 16 | 1000 << 40 | 400 << 64,
        50 | 10_000 << 16 | 2000 << 40 | 500 << 64
    ];

    IExchange public exchange;
    TestToken public base;
    TestToken public quote;
    MarketKey internal key;
    uint256 public id;
    MarketConfig internal config;
    Fees internal fees;
    uint256 internal spacing;
    NaiveBook public model;
    MarketProbe public probe;
    address[ACTORS] public actors;
    address public owner = makeAddr("owner");
    address internal guardian = makeAddr("guardian");

    /// @dev What an account held before an action: wallet and internal balance of both tokens, and pool shares.
    uint256[5][ACTORS] private heldBefore;

    constructor(MarketConfig memory config_) {
        vm.warp(1_800_000_000);
        config = config_;
        exchange = ExchangeArtifacts.deploy(owner, guardian);
        base = new TestToken("Base", "BASE", config_.baseDecimals);
        quote = new TestToken("Quote", "QUOTE", config_.quoteDecimals);
        uint256 terms = TIERS[config_.tier];
        key = MarketKeyLib.pack(address(base), address(quote), config_.lotExponent, terms, config_.minQuote);
        spacing = terms & 0xffff;
        fees = Fees(
            10 ** config_.lotExponent, terms >> 16 & 0xffffff, terms >> 40 & 0xffffff, terms >> 64 & 0xffffff
        );
        id = exchange.openMarket(key, config_.tier);
        probe = new MarketProbe(exchange, id);
        model = new NaiveBook();
        for (uint256 i; i < ACTORS; ++i) {
            actors[i] = makeAddr(string.concat("actor ", vm.toString(i)));
            fund(actors[i]);
            fillInside(actors[i]);
        }
        if (config_.poolBase == 0) return;
        vm.prank(actors[0]);
        exchange.addLiquidity(
            key, config_.poolBase, config_.poolQuote, 0, SwapTermsLib.pack(actors[0], 0, 0, 0, 0)
        );
    }

    /// @dev Enough for every campaign.
    function fund(address who) internal {
        base.mint(who, 1 << 180);
        quote.mint(who, 1 << 180);
        vm.startPrank(who);
        base.approve(address(exchange), type(uint256).max);
        quote.approve(address(exchange), type(uint256).max);
        vm.stopPrank();
    }

    function fillInside(address who) private {
        vm.startPrank(who);
        // Above what an order or a trade of a campaign moves; a deposit is below 2^127.
        for (uint256 i; i < 16; ++i) {
            exchange.deposit(address(base), 1 << 126, who);
            exchange.deposit(address(quote), 1 << 126, who);
        }
        vm.stopPrank();
    }

    function holdings(address who) internal view returns (uint256[5] memory) {
        return [
            base.balanceOf(who),
            quote.balanceOf(who),
            inside(who, uint160(address(base))),
            inside(who, uint160(address(quote))),
            inside(who, id)
        ];
    }

    /// @notice An internal balance, or pool shares.
    function inside(address who, uint256 tokenId) public view returns (uint256) {
        return ERC6909(address(exchange)).balanceOf(who, tokenId);
    }

    function noteHoldings() internal {
        for (uint256 i; i < ACTORS; ++i) {
            heldBefore[i] = holdings(actors[i]);
        }
    }

    /// @notice Invariant 7: nobody but `who` holds anything else than before the action; `paid` may have got more
    /// inside.
    function checkHoldingsOfOthers(address who, address paid) internal view {
        for (uint256 i; i < ACTORS; ++i) {
            if (actors[i] == who) continue;
            uint256[5] memory held = holdings(actors[i]);
            for (uint256 j; j < 5; ++j) {
                if (actors[i] == paid && (j == 2 || j == 3)) {
                    assertGe(held[j], heldBefore[i][j], "07: another account lost");
                } else {
                    assertEq(held[j], heldBefore[i][j], "07: another account's holdings");
                }
            }
        }
    }

    /// @notice What `who` holds more than before the action, in the wallet and inside.
    function gained(address who) internal view returns (uint256 baseGain, uint256 quoteGain) {
        uint256[5] memory held = holdings(who);
        for (uint256 i; i < ACTORS; ++i) {
            if (actors[i] != who) continue;
            baseGain = held[0] + held[2] - heldBefore[i][0] - heldBefore[i][2];
            quoteGain = held[1] + held[3] - heldBefore[i][1] - heldBefore[i][3];
        }
    }
}
