// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {Flow} from "./core/Book.sol";
import {Liquidity} from "./core/Liquidity.sol";
import {Paths} from "./core/Paths.sol";
import {Settlement} from "./core/Settlement.sol";
import {Delegating} from "./delegation/Delegating.sol";
import {IExchangeCore} from "./interfaces/IExchangeCore.sol";
import {ExchangeComposer} from "./ExchangeComposer.sol";
import {IExchangeComposer} from "./interfaces/IExchangeComposer.sol";
import {IExchangeMetadata} from "./interfaces/IExchangeMetadata.sol";
import {Layout} from "./libraries/Layout.sol";
import {MarketKey, MarketKeyLib} from "./types/MarketKey.sol";
import {PoolSlot} from "./types/PoolSlot.sol";
import {FROM_INSIDE, OrderRef, OrderTerms, SwapTerms, SwapTermsLib} from "./types/Terms.sol";

/// @title Exchange
/// @notice Holds every market and every token. The interface is the manual; this file is its entries: each checks its
/// flags, runs one action of `core` and settles once. Code size is limited, so settlements of many actions live in
/// `ExchangeComposer` and what is rare in `ExchangeExtension`, which run as this contract's own code by delegatecall:
/// there is one storage and one holder of tokens.
/// @dev Both addresses are fixed at construction; nothing can change them.
contract Exchange is IExchangeCore, Paths, Liquidity, Delegating {
    /// @dev Runs settlements of many actions.
    address private immutable COMPOSER;
    /// @dev Runs rare functions; also answers metadata as a contract of its own.
    address private immutable EXTENSION;

    /// @notice Refuses coin where nothing could take it. The ERC-6909 functions it is for are payable by inheritance.
    modifier withoutValue() {
        if (msg.value != 0) revert ValueNotNeeded(msg.value);
        _;
    }

    /// @param composer the deployed ExchangeComposer, which names its extension, which says whether the chain's own coin
    /// is taken.
    /// @param owner may add tiers, set the protocol's part, collect its fees and lift pauses; meant to be a timelock.
    /// @param guardian may pause.
    constructor(address composer, address owner, address guardian)
        Settlement(IExchangeMetadata(ExchangeComposer(composer).EXTENSION()).takesCoin())
    {
        address extension = ExchangeComposer(composer).EXTENSION();
        (COMPOSER, EXTENSION) = (composer, extension);
        // The first tiers are written by the extension, in this contract's storage.
        (bool done,) = extension.delegatecall(abi.encodeCall(IExchangeMetadata.initialize, (owner, guardian)));
        // Unnamed: the extension refuses only to be initialised twice, and this storage is new. What is left to go wrong is
        // the gas of whoever deploys.
        require(done);
    }

    // ------------------------------------------------------------------ trading

    /// @inheritdoc IExchangeCore
    function swap(MarketKey calldata key, uint256 amount, uint256 bound, SwapTerms terms)
        external
        payable
        unlocked
        returns (uint256 amountIn, uint256 amountOut)
    {
        uint256 flags = terms.flags();
        if (flags > SwapTermsLib.ALL_FLAGS) revert UnknownFlags(flags);
        address to = terms.recipient();
        if (to == address(0)) revert ZeroRecipient();
        (amountIn, amountOut) = _swap(key.id(), key.baseTerms, amount, bound, terms, msg.sender);
        (address tokenIn, address tokenOut) =
            (MarketKeyLib.tokenOf(key.baseTerms), MarketKeyLib.tokenOf(key.quoteTerms));
        if (flags & SwapTermsLib.BASE_IN == 0) (tokenIn, tokenOut) = (tokenOut, tokenIn);
        _settleSwap(tokenIn, amountIn, tokenOut, amountOut, terms.mode(), to);
    }

    /// @inheritdoc IExchangeCore
    function swapPath(MarketKey[] calldata keys, uint256 amount, uint256 bound, SwapTerms terms)
        external
        payable
        unlocked
        returns (uint256 amountIn, uint256 amountOut)
    {
        uint256 flags = terms.flags();
        if (flags > SwapTermsLib.ALL_FLAGS) revert UnknownFlags(flags);
        address to = terms.recipient();
        if (to == address(0)) revert ZeroRecipient();
        address tokenIn;
        address tokenOut;
        (tokenIn, amountIn, tokenOut, amountOut) = _swapPath(keys, amount, bound, terms);
        _settleSwap(tokenIn, amountIn, tokenOut, amountOut, terms.mode(), to);
    }

    /// @inheritdoc IExchangeCore
    function place(MarketKey calldata key, OrderTerms terms)
        external
        payable
        unlocked
        returns (uint256 restingLots, uint256 amountIn, uint256 amountOut)
    {
        Flow memory flow;
        uint256 minQuote = MarketKeyLib.minQuote(key.quoteTerms);
        (restingLots, amountIn, amountOut) =
            _place(key.id(), key.baseTerms, minQuote, terms, msg.sender, flow);
        _settleMarket(key, flow, terms.mode(), msg.sender, msg.sender);
    }

    /// @inheritdoc IExchangeCore
    function reduce(MarketKey calldata key, OrderRef ref) external unlocked returns (uint256 lots) {
        Flow memory flow;
        uint256 leastLeft = MarketKeyLib.minQuote(key.quoteTerms);
        lots = _takeOff(key.id(), key.baseTerms, msg.sender, ref, ref.lots(), leastLeft, flow);
        _settleMarket(key, flow, _modeOf(ref), msg.sender, msg.sender);
    }

    /// @inheritdoc IExchangeCore
    function cancel(MarketKey calldata key, OrderRef ref) external unlocked returns (uint256 lots) {
        Flow memory flow;
        lots = _takeOff(key.id(), key.baseTerms, msg.sender, ref, 0, 0, flow);
        _settleMarket(key, flow, _modeOf(ref), msg.sender, msg.sender);
    }

    /// @inheritdoc IExchangeCore
    function claim(MarketKey calldata key, OrderRef ref) external unlocked returns (uint256 lots) {
        Flow memory flow;
        lots = _claim(key.id(), key.baseTerms, msg.sender, ref, flow);
        _settleMarket(key, flow, _modeOf(ref), msg.sender, msg.sender);
    }

    // ------------------------------------------------------------------ liquidity

    /// @inheritdoc IExchangeCore
    function addLiquidity(
        MarketKey calldata key,
        uint256 maxBase,
        uint256 maxQuote,
        uint256 leastShares,
        SwapTerms terms
    ) external payable unlocked returns (uint256 shares, uint256 base, uint256 quote) {
        address to = _checkLiquidityTerms(terms, SwapTermsLib.FROM_INTERNAL);
        uint256 id = key.id();
        Flow memory flow;
        PoolSlot slot = _openSlot(id);
        // Recorded like a trade, or liquidity lent for a moment would pass for what was there before.
        if (slot.flags() != 0) slot = _beforeTrade(id, slot);
        shares = _addLiquidity(id, key.baseTerms, slot, maxBase, maxQuote, leastShares, to, flow);
        (base, quote) = (flow.baseIn, flow.quoteIn);
        _mint(to, id, shares);
        // Not `mode()`, for its 6 gas: there are no flags above settlement's (_checkLiquidityTerms).
        _settleMarket(key, flow, terms.flags() >> SwapTermsLib.MODE_SHIFT, msg.sender, to);
    }

    /// @inheritdoc IExchangeCore
    function addLiquiditySingle(
        MarketKey calldata key,
        uint256 amount,
        uint256 swapAmount,
        uint256 leastShares,
        SwapTerms terms
    ) external payable unlocked returns (uint256 shares, uint256 amountIn) {
        address to = _checkLiquidityTerms(terms, SwapTermsLib.BASE_IN | SwapTermsLib.FROM_INTERNAL);
        if (swapAmount >= amount) revert SwapBeyondAmount(swapAmount, amount);
        uint256 id = key.id();
        bool baseIn = terms.flags() & SwapTermsLib.BASE_IN != 0;
        uint256 flags = SwapTermsLib.ALL_OR_NOTHING | (baseIn ? SwapTermsLib.BASE_IN : 0);
        SwapTerms swapTerms = SwapTerms.wrap(flags << SwapTermsLib.FLAGS_SHIFT);
        (uint256 sold, uint256 bought) = _swap(id, key.baseTerms, swapAmount, 0, swapTerms, msg.sender);
        // sold <= swapAmount < amount.
        (uint256 maxBase, uint256 maxQuote) = baseIn ? (amount - sold, bought) : (bought, amount - sold);
        PoolSlot slot = _openSlot(id);
        if (slot.baseReserve() == 0) revert NoLiquidity(id);
        Flow memory flow;
        shares = _addLiquidity(id, key.baseTerms, slot, maxBase, maxQuote, leastShares, to, flow);
        _mint(to, id, shares);
        // What was bought and does not fit in, because both tokens go in by the pool's proportion, is the caller's.
        address tokenOut = MarketKeyLib.tokenOf(baseIn ? key.quoteTerms : key.baseTerms);
        uint256 left = bought - (baseIn ? flow.quoteIn : flow.baseIn);
        if (left != 0) _mint(msg.sender, uint160(tokenOut), left);
        amountIn = sold + (baseIn ? flow.baseIn : flow.quoteIn);
        (flow.baseIn, flow.quoteIn) = baseIn ? (amountIn, uint256(0)) : (uint256(0), amountIn);
        _settleMarket(key, flow, terms.mode() & FROM_INSIDE, msg.sender, to);
    }

    /// @inheritdoc IExchangeCore
    function removeLiquidity(
        MarketKey calldata key,
        uint256 shares,
        uint256 leastBase,
        uint256 leastQuote,
        SwapTerms terms
    ) external unlocked returns (uint256 base, uint256 quote) {
        address to = _checkLiquidityTerms(terms, SwapTermsLib.TO_INTERNAL);
        uint256 id = key.id();
        uint256 held = balanceOf(msg.sender, id);
        if (held < shares) revert BalanceTooLow(address(this), held, shares);
        _burn(msg.sender, id, shares);
        Flow memory flow;
        _removeLiquidity(id, _openSlot(id), shares, msg.sender, flow);
        (base, quote) = (flow.baseOut, flow.quoteOut);
        if (base < leastBase) revert AmountTooLow(MarketKeyLib.tokenOf(key.baseTerms), base, leastBase);
        if (quote < leastQuote) revert AmountTooLow(MarketKeyLib.tokenOf(key.quoteTerms), quote, leastQuote);
        // Not `mode()`, for its 6 gas: there are no flags above settlement's (_checkLiquidityTerms).
        _settleMarket(key, flow, terms.flags() >> SwapTermsLib.MODE_SHIFT, msg.sender, to);
    }

    // ------------------------------------------------------------------ internal balances

    /// @inheritdoc IExchangeCore
    function deposit(address token, uint256 amount, address to) external payable unlocked {
        if (to == address(0)) revert ZeroRecipient();
        uint256 until = uint64(_load(Layout.DEPOSIT_PAUSE));
        if (block.timestamp <= until) revert DepositsPaused(until);
        if (msg.value != 0 && token != address(0)) revert ValueNotNeeded(msg.value);
        // A token that counts as it likes could else fill somebody's balance to 2^256 - 1, and what an exit pays into it
        // would overflow, with all that it pays beside.
        if (amount >= 1 << 127) revert AmountTooLarge(amount);
        _mint(to, uint160(token), amount);
        _lock();
        _pull(token, amount);
        _unlock();
    }

    /// @inheritdoc IExchangeCore
    function withdraw(address token, uint256 amount, address to) external unlocked {
        if (to == address(0)) revert ZeroRecipient();
        _debit(msg.sender, token, amount);
        _lock();
        _push(token, to, amount);
        _unlock();
    }

    /// @notice ERC-6909, refused like everything else while a token is being called.
    function transfer(address to, uint256 id, uint256 amount)
        public
        payable
        override
        unlocked
        withoutValue
        returns (bool)
    {
        return super.transfer(to, id, amount);
    }

    /// @notice ERC-6909, refused like everything else while a token is being called.
    function transferFrom(address from, address to, uint256 id, uint256 amount)
        public
        payable
        override
        unlocked
        withoutValue
        returns (bool)
    {
        return super.transferFrom(from, to, id, amount);
    }

    /// @notice ERC-6909, refused like everything else while a token is being called.
    function approve(address spender, uint256 id, uint256 amount)
        public
        payable
        override
        unlocked
        withoutValue
        returns (bool)
    {
        return super.approve(spender, id, amount);
    }

    /// @notice ERC-6909, refused like everything else while a token is being called.
    function setOperator(address operator, bool approved)
        public
        payable
        override
        unlocked
        withoutValue
        returns (bool)
    {
        return super.setOperator(operator, approved);
    }

    // ------------------------------------------------------------------ reading

    /// @inheritdoc IExchangeCore
    function extsload(uint256 slot) external view unlocked returns (uint256 word) {
        return _load(slot);
    }

    /// @inheritdoc IExchangeCore
    function extsload(uint256[] calldata slots) external view unlocked returns (uint256[] memory words) {
        words = new uint256[](slots.length);
        for (uint256 i; i < slots.length; ++i) {
            words[i] = _load(slots[i]);
        }
    }

    /// @inheritdoc ERC6909
    function name(uint256 id) public view override returns (string memory text) {
        return IExchangeMetadata(EXTENSION).nameOf(id);
    }

    /// @inheritdoc ERC6909
    function symbol(uint256 id) public view override returns (string memory text) {
        return IExchangeMetadata(EXTENSION).symbolOf(id);
    }

    /// @inheritdoc ERC6909
    function decimals(uint256 id) public view override returns (uint8) {
        return IExchangeMetadata(EXTENSION).decimalsOf(id);
    }

    /// @inheritdoc ERC6909
    /// @dev There are no documents behind balances.
    function tokenURI(uint256) public pure override returns (string memory) {
        return "";
    }

    /// @notice Runs the composer's functions, and all others the extension's (IExchangeExtension), on this contract's
    /// storage.
    /// @dev They check the lock themselves, as every entry does. Unknown selectors revert there. None of the
    /// extension's takes coin: permits are payable for batches only.
    fallback() external payable {
        if (msg.value != 0 && !_takesValue(msg.sig)) revert ValueNotNeeded(msg.value);
        _delegate(_isComposers(msg.sig) ? COMPOSER : EXTENSION);
    }

    /// @notice Coin that comes without a call would be nobody's.
    receive() external payable {
        revert ValueNotNeeded(msg.value);
    }

    function _takesValue(bytes4 selector) private pure returns (bool) {
        return
            selector == IExchangeComposer.batch.selector
                || selector == IExchangeComposer.replaceOrders.selector;
    }

    function _isComposers(bytes4 selector) private pure returns (bool) {
        return selector == IExchangeComposer.batch.selector || selector == IExchangeComposer.batchFor.selector
            || selector == IExchangeComposer.replaceOrders.selector
            || selector == IExchangeComposer.flash.selector;
    }
}
