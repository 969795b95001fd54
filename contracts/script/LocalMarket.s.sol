// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchange} from "../src/interfaces/IExchange.sol";
import {IExchangeCore} from "../src/interfaces/IExchangeCore.sol";
import {TickPrice} from "../src/libraries/TickPrice.sol";
import {TestToken} from "../src/local/TestToken.sol";
import {TestWrappedCoin} from "../src/local/TestWrappedCoin.sol";
import {ILens} from "../src/periphery/interfaces/ILens.sol";
import {MarketKey, MarketKeyLib} from "../src/types/MarketKey.sol";
import {OrderTerms, OrderTermsLib, SwapTermsLib} from "../src/types/Terms.sol";
import {LocalChain} from "./LocalChain.sol";
import {TokenFaucet} from "./TokenFaucet.sol";

/// @title A local chain with markets to trade on.
/// @notice `npx forge script contracts/script/LocalMarket.s.sol --rpc-url http://127.0.0.1:<port> --broadcast`
/// Deploys the exchange and lending with all that belongs to them and four test tokens, opens three markets, each with a
/// pool, a ladder of orders and a record of prices, and gives tokens to anvil's ten accounts. LocalLending.s.sol opens
/// lending markets there once the record is half an hour long. Runs once on a fresh anvil with the default accounts; every address is
/// the same each time. The ninth account (index 8) provides the pools and owns the ladders: bids have the handles
/// 1 to 12 from the best on, asks 101 to 112.
/// @dev One sender only, so that forge sends the transactions without waiting for each to be mined.
contract LocalMarket is LocalChain {
    /// @notice A market as it is seeded. The pool's price and the middle of the ladder are the price at `middleTick`.
    struct Seed {
        uint256 token;
        uint8 lotExponent;
        uint256 tier;
        uint24 middleTick;
        /// Between two levels, and from the middle to the first.
        uint24 stepTicks;
        /// At the best level; each further one has a quarter of it more.
        uint56 firstLots;
        uint256 poolLots;
    }

    uint256 private constant USDC = 0;
    uint256 private constant WRAPPED_COIN = 1;
    uint256 private constant LEVELS = 12;
    /// @notice Checkpoints that hold half an hour of prices, however busy it is.
    uint256 private constant RECORD = 128;
    /// @notice The smallest order: 1 USDC.
    uint96 private constant MIN_QUOTE = 1e6;
    uint64 private constant FIRST_BID = 1;
    uint64 private constant FIRST_ASK = 101;
    uint8 private constant POST_ONLY_BID = uint8(OrderTermsLib.POST_ONLY);
    uint8 private constant POST_ONLY_ASK = uint8(OrderTermsLib.POST_ONLY | OrderTermsLib.SELL);

    ListedToken[] private _tokens;
    MarketKey[] private _markets;

    function run() external onLocalChain {
        address maker = vm.addr(_makerKey());

        vm.startBroadcast(_makerKey());
        (address usdc,) = _create(TOKEN, _usdcArguments());
        (Contracts memory contracts,) = _deployExchange(_governors(usdc));
        (IExchange exchange, ILens lens) = (contracts.exchange, contracts.lens);
        _deployTokens(address(exchange), maker);
        // A lot is worth 1 to 7 cents, so a middle tick is 440,000 + the lot's price in units of 10^-6 USDC.
        // WETH: lots of 10^-5, 3250.50 USDC, levels 1.00 apart, first of 1 WETH, pool of 3,000 WETH.
        _open(exchange, lens, maker, Seed(1, 13, 1, 440_000 + 32_505, 10, 100_000, 3e8));
        // WBTC: lots of 10^-6, 65,000 USDC, levels 20 apart, first of 0.05 WBTC, pool of 150 WBTC.
        _open(exchange, lens, maker, Seed(2, 2, 1, 440_000 + 65_000, 20, 50_000, 1.5e8));
        // REED: lots of 1, 0.0123 USDC, levels 0.00001 apart, first of 100,000 REED, pool of 300 million.
        _open(exchange, lens, maker, Seed(3, 18, 2, 440_000 + 12_300, 10, 100_000, 3e8));
        vm.stopBroadcast();

        // The escrow and the arbitrators' seats are thirty days older (LocalCourt.s.sol): the whole chain is read.
        _writeDeployment(contracts, _tokens, _markets, _tokens[WRAPPED_COIN].token, 1);
    }

    /// @dev Deploys the tokens, mints them to every account and lets the exchange take the maker's.
    function _deployTokens(address exchange, address maker) private {
        TestToken[] memory tokens = new TestToken[](4);
        tokens[USDC] = _token("USD Coin", "USDC", 6);
        tokens[WRAPPED_COIN] = _wrappedCoin("Wrapped Ether", "WETH");
        tokens[2] = _token("Wrapped Bitcoin", "WBTC", 8);
        tokens[3] = _token("Reed", "REED", 18);

        uint256[] memory amounts = new uint256[](4);
        (amounts[0], amounts[1], amounts[2], amounts[3]) = (500_000e6, 100e18, 5e8, 10_000_000e18);
        address[] memory accounts = new address[](ACCOUNTS);
        for (uint32 i; i < ACCOUNTS; ++i) {
            accounts[i] = vm.addr(vm.deriveKey(MNEMONIC, i));
        }
        new TokenFaucet(tokens, amounts, accounts);

        for (uint256 i; i < tokens.length; ++i) {
            // Enough for the pools and for a ladder whose every order fills, many times over.
            tokens[i].mint(maker, amounts[i] * 1000);
            tokens[i].approve(exchange, type(uint256).max);
        }
    }

    function _token(string memory name, string memory symbol, uint8 decimals)
        private
        returns (TestToken token)
    {
        (address deployed, bool isNew) = _create(TOKEN, abi.encode(name, symbol, decimals));
        // LocalCourt takes stakes in USDC, and so may have deployed it.
        if (!isNew && deployed != _addressOfUsdc()) revert AlreadySetUp(deployed);
        token = TestToken(deployed);
        _tokens.push(ListedToken(address(token), symbol, name, decimals));
    }

    function _wrappedCoin(string memory name, string memory symbol) private returns (TestToken token) {
        (address deployed, bool isNew) =
            _create("TestWrappedCoin.sol:TestWrappedCoin", abi.encode(name, symbol));
        if (!isNew) revert AlreadySetUp(deployed);
        token = TestWrappedCoin(payable(deployed));
        _tokens.push(ListedToken(deployed, symbol, name, 18));
    }

    /// @dev Opens a market and fills it: the pool at the middle price, then the ladder around it in one batch.
    function _open(IExchange exchange, ILens lens, address maker, Seed memory seed) private {
        uint256 tierTerms = lens.tierTerms(seed.tier);
        MarketKey memory key = MarketKeyLib.pack(
            _tokens[seed.token].token, _tokens[USDC].token, seed.lotExponent, tierTerms, MIN_QUOTE
        );
        exchange.openMarket(key, seed.tier);
        _markets.push(key);

        uint256 base = seed.poolLots * 10 ** seed.lotExponent;
        (uint256 numerator, uint256 denominator) = TickPrice.ofLot(seed.middleTick);
        uint256 quote = seed.poolLots * numerator / denominator;
        exchange.addLiquidity(key, base, quote, 0, SwapTermsLib.pack(maker, 0, 0, 0, 0));
        exchange.growObservations(key, RECORD);

        bytes[] memory calls = new bytes[](2 * LEVELS);
        for (uint24 i; i < LEVELS; ++i) {
            uint56 lots = seed.firstLots + seed.firstLots * i / 4;
            uint24 distance = (i + 1) * seed.stepTicks;
            calls[i] = _postOnly(key, FIRST_BID + i, lots, seed.middleTick - distance, POST_ONLY_BID);
            calls[LEVELS + i] = _postOnly(key, FIRST_ASK + i, lots, seed.middleTick + distance, POST_ONLY_ASK);
        }
        exchange.batch(calls, maker, 0);
    }

    function _postOnly(MarketKey memory key, uint64 handle, uint56 lots, uint24 tick, uint8 flags)
        private
        pure
        returns (bytes memory)
    {
        OrderTerms terms = OrderTermsLib.pack(handle, lots, tick, 0, 0, flags);
        return abi.encodeCall(IExchangeCore.place, (key, terms));
    }
}
