// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC6909} from "solady/tokens/ERC6909.sol";
import {ILending} from "../src/lending/interfaces/ILending.sol";
import {IPriceGuard} from "../src/lending/interfaces/IPriceGuard.sol";
import {IPriceGuardFactory} from "../src/lending/interfaces/IPriceGuardFactory.sol";
import {MarketRules} from "../src/lending/libraries/MarketRules.sol";
import {Liquidation} from "../src/lending/libraries/Liquidation.sol";
import {Account, AccountLib} from "../src/lending/types/Account.sol";
import {GuardTerms, PoolShareGuardTerms} from "../src/lending/types/GuardTerms.sol";
import {
    Collateral,
    CollateralLib,
    LendingKey,
    LendingKeyLib,
    LendingTerms
} from "../src/lending/types/LendingTerms.sol";
import {RateModel, RateModelLib} from "../src/lending/types/RateModel.sol";
// Named by `_create` alone, and imported so that forge compiles it with the script.
import {LocalFeed} from "../src/local/LocalFeed.sol";
import {PoolShareToken} from "../src/periphery/PoolShareToken.sol";
import {PoolShareTokenFactory} from "../src/periphery/PoolShareTokenFactory.sol";
import {MarketKey, MarketKeyLib} from "../src/types/MarketKey.sol";
import {LocalChain} from "./LocalChain.sol";

/// @title Lending markets on a local chain.
/// @notice `npx forge script contracts/script/LocalLending.s.sol --rpc-url http://127.0.0.1:<port> --broadcast
/// --gas-estimate-multiplier 300`, half an hour of the chain's time after LocalMarket.s.sol: a market's cap is judged by the
/// exchange's record of its pool. (A price guard wants more gas to be left than it uses, which forge's estimate does not
/// see.)
///
/// USDC is lent against WETH (liquidation LTV 86 %), against WETH and WBTC together (77 %), and against shares of the
/// WETH/USDC pool (62.5 %); WETH is lent against USDC (86 %), so that WETH can be sold short. Two feeds each say what WETH
/// and WBTC cost, two what USDC costs in WETH, and anyone may set them (LocalFeed): a crash is a few calls of `set`. The
/// maker's account lends 300,000 USDC to each market or 100 WETH, and owes USDC under its numbers 1 (WETH) and 2 (WETH and
/// WBTC) so much that a fall of 7 % endangers both.
/// @dev One sender only, as LocalMarket.
contract LocalLending is LocalChain {
    using LendingKeyLib for LendingKey;

    /// @notice A token that is pledged, with the exchange's market that prices it.
    struct Priced {
        address token;
        MarketKey key;
        address guard;
    }

    /// @notice A token that is lent, with a market's dust bound in it and what the maker lends.
    struct Lent {
        address token;
        uint96 dust;
        uint256 supply;
    }

    /// @notice USDC units for a WETH.
    uint256 private constant WETH_PRICE = 3250.5e6;
    /// @notice The record counts while it was written in the last day, as where only people trade.
    uint32 private constant OLDEST_WRITE = 1 days;
    uint256 private constant PRICE_ONE = 1e36;

    string private _file;
    ILending private _lending;
    IPriceGuardFactory private _guards;
    address private _usdc;

    function run() external onLocalChain {
        _file = vm.readFile(_deploymentPath());
        _lending = ILending(vm.parseJsonAddress(_file, ".lending"));
        _guards = IPriceGuardFactory(vm.parseJsonAddress(_file, ".priceGuardFactory"));
        _usdc = vm.parseJsonAddress(_file, ".tokens[0].address");
        address maker = vm.addr(_makerKey());

        vm.startBroadcast(_makerKey());
        Priced memory weth = _priced(0, true, "WETH/USDC", WETH_PRICE * PRICE_ONE / 1e18);
        Priced memory wbtc = _priced(1, true, "WBTC/USDC", 65_000e6 * PRICE_ONE / 1e8);
        Priced memory usdc = _priced(0, false, "USDC/WETH", 1e18 * PRICE_ONE / WETH_PRICE);
        Priced memory shares = _shares(weth);
        _approve(_usdc, weth.token, wbtc.token);
        // Dust is 50 times the gas of a liquidation, at half a dollar each.
        Lent memory dollars = Lent(_usdc, 25e6, 300_000e6);
        Lent memory ether_ = Lent(weth.token, 0.008e18, 100e18);

        Collateral[] memory one = new Collateral[](1);
        one[0] = _collateral(weth, 8084, 8600);
        Collateral[] memory two = new Collateral[](2);
        (two[0], two[1]) = (_collateral(weth, 7238, 7700), _collateral(wbtc, 7238, 7700));
        Collateral[] memory pool = new Collateral[](1);
        pool[0] = _collateral(shares, 5875, 6250);

        Collateral[] memory dollar = new Collateral[](1);
        dollar[0] = _collateral(usdc, 8084, 8600);

        LendingTerms memory isolated = _open(dollars, one, maker);
        LendingTerms memory crossed = _open(dollars, two, maker);
        _open(dollars, pool, maker);
        _open(ether_, dollar, maker);
        // 10 WETH carry 26,277 USDC; 5 WETH and 0.25 WBTC carry 23,525.
        _pledge(isolated, AccountLib.pack(maker, 1), 0, 10e18);
        _lending.borrow(isolated, AccountLib.pack(maker, 1), 26_000e6, 0, maker);
        _pledge(crossed, AccountLib.pack(maker, 2), 0, 5e18);
        _pledge(crossed, AccountLib.pack(maker, 2), 1, 0.25e8);
        _lending.borrow(crossed, AccountLib.pack(maker, 2), 23_200e6, 0, maker);
        vm.stopBroadcast();
    }

    /// @dev The base of the file's market number `index`, or its quote, with two feeds that say `price`, and its guard in
    /// the other token.
    function _priced(uint256 index, bool isBase, string memory pair, uint256 price)
        private
        returns (Priced memory p)
    {
        string memory market = string.concat(".markets[", vm.toString(index), "]");
        p.key = MarketKey(
            uint256(vm.parseJsonBytes32(_file, string.concat(market, ".baseTerms"))),
            uint256(vm.parseJsonBytes32(_file, string.concat(market, ".quoteTerms")))
        );
        address loan;
        (p.token, loan) = (MarketKeyLib.tokenOf(p.key.baseTerms), MarketKeyLib.tokenOf(p.key.quoteTerms));
        if (!isBase) (p.token, loan) = (loan, p.token);
        address[] memory feeds = new address[](2);
        feeds[0] = _feed(string.concat(pair, ", one"), price);
        feeds[1] = _feed(string.concat(pair, ", two"), price);
        uint256 id = uint256(vm.parseJsonBytes32(_file, string.concat(market, ".id")));
        p.guard =
            _guards.deploy(GuardTerms(id, p.token, loan, _leastRoot(id), OLDEST_WRITE, address(0), feeds));
    }

    function _feed(string memory label, uint256 price) private returns (address feed) {
        bool isNew;
        (feed, isNew) = _create("LocalFeed.sol:LocalFeed", abi.encode(label, price));
        if (!isNew) revert AlreadySetUp(feed);
    }

    /// @dev Half of the pool that there was at the least in the last half hour.
    function _leastRoot(uint256 id) private view returns (uint128) {
        (, uint256 leastRoot,,) = _guards.EXCHANGE().observe(id, 1800);
        // A root of two numbers below 2^103.
        return uint128(leastRoot / 2);
    }

    /// @dev Shares of a pool that has USDC on its quote side.
    function _shares(Priced memory base) private returns (Priced memory p) {
        p.key = base.key;
        p.token = _guards.TOKENS().deploy(base.key);
        p.guard = _guards.deployForShares(
            PoolShareGuardTerms(PoolShareToken(p.token).MARKET(), _usdc, base.guard, address(0))
        );
    }

    /// @dev With the largest incentive, and half of the largest cap.
    function _collateral(Priced memory p, uint16 borrowLtv, uint16 liquidationLtv)
        private
        view
        returns (Collateral memory)
    {
        // Rounded down to parts of 10^4; 1.15 at the most.
        uint256 ltv = uint256(liquidationLtv) * 1e14;
        uint16 incentive = uint16(Liquidation.largestIncentive(ltv) / 1e14);
        uint256 reserve = IPriceGuard(p.guard).observedReserve();
        uint256 cap = MarketRules.largestCap(reserve, ltv, uint256(incentive) * 1e14) / 2;
        // Reserves are below 2^103, pool shares below 2^104.
        return CollateralLib.pack(p.token, borrowLtv, liquidationLtv, incentive, p.guard, uint96(cap));
    }

    /// @dev Opens a market at 4 % a year up to 90 % use and 64 % at full use, and lends to it.
    function _open(Lent memory lent, Collateral[] memory collaterals, address lender)
        private
        returns (LendingTerms memory terms)
    {
        terms = LendingTerms(
            LendingKeyLib.pack(lent.token, lent.dust),
            RateModelLib.pack(0, 900_000, 40_000, 600_000),
            collaterals
        );
        _lending.openLendingMarket(terms);
        bytes memory words;
        for (uint256 i; i < collaterals.length; ++i) {
            words = abi.encodePacked(words, collaterals[i].tokenTerms, collaterals[i].guardTerms);
        }
        LendingKey memory key = LendingKey(terms.loan, terms.rates, keccak256(words));
        _lending.supply(key, AccountLib.pack(lender, 0), lent.supply, 0);
    }

    function _pledge(LendingTerms memory terms, Account account, uint256 index, uint256 amount) private {
        _lending.addCollateral(terms, account, index, amount);
    }

    function _approve(address a, address b, address c) private {
        IERC20(a).approve(address(_lending), type(uint256).max);
        IERC20(b).approve(address(_lending), type(uint256).max);
        IERC20(c).approve(address(_lending), type(uint256).max);
    }
}
