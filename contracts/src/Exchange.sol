// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {Flow} from "./core/Book.sol";
import {Liquidity} from "./core/Liquidity.sol";
import {Settlement} from "./core/Settlement.sol";
import {Trading} from "./core/Trading.sol";
import {IExchangeCore} from "./interfaces/IExchangeCore.sol";
import {IExchangeMetadata} from "./interfaces/IExchangeMetadata.sol";
import {MarketKey, MarketKeyLib} from "./types/MarketKey.sol";
import {OrderRef, OrderRefLib, OrderTerms, SwapTerms, SwapTermsLib} from "./types/Terms.sol";

/// @title Exchange
/// @notice Holds every market and every token. The interface is the manual; this file is its entries: each checks its
/// flags, runs one action of `core` and settles once. What is rare lives in `ExchangeExtension`, which runs as this
/// contract's own code by delegatecall: there is one storage and one holder of tokens.
/// @dev The extension's address is fixed at construction; nothing can change it.
contract Exchange is IExchangeCore, Trading, Liquidity, Settlement {
    /// @dev Runs rare functions; also answers metadata as a contract of its own.
    address private immutable EXTENSION;

    /// @param extension the deployed ExchangeExtension.
    constructor(address extension) {
        EXTENSION = extension;
        // The first tiers are written by the extension, in this contract's storage.
        (bool done,) = extension.delegatecall(abi.encodeCall(IExchangeMetadata.initialize, ()));
        // A call to an address without code succeeds too.
        require(done && extension.code.length != 0);
    }

    // ------------------------------------------------------------------ trading

    /// @inheritdoc IExchangeCore
    function swap(MarketKey calldata key, uint256 amount, uint256 bound, SwapTerms terms)
        external
        unlocked
        returns (uint256 amountIn, uint256 amountOut)
    {
        uint256 flags = terms.flags();
        if (flags > 31) revert UnknownFlags(flags);
        address to = terms.recipient();
        if (to == address(0)) revert ZeroRecipient();
        (amountIn, amountOut) = _swap(key.id(), key.baseTerms, amount, bound, terms);
        (address tokenIn, address tokenOut) =
            (MarketKeyLib.tokenOf(key.baseTerms), MarketKeyLib.tokenOf(key.quoteTerms));
        if (flags & SwapTermsLib.BASE_IN == 0) (tokenIn, tokenOut) = (tokenOut, tokenIn);
        _settleSwap(tokenIn, amountIn, tokenOut, amountOut, (flags >> 2) & 3, to);
    }

    /// @inheritdoc IExchangeCore
    function place(MarketKey calldata key, OrderTerms terms)
        external
        unlocked
        returns (uint256 restingLots, uint256 amountIn, uint256 amountOut)
    {
        uint256 flags = terms.flags();
        if (flags > 31) revert UnknownFlags(flags);
        Flow memory flow;
        (restingLots, amountIn, amountOut) =
            _place(key.id(), key.baseTerms, MarketKeyLib.minQuote(key.quoteTerms), terms, flow);
        _settleMarket(key, flow, (flags >> 3) & 3, msg.sender);
    }

    /// @inheritdoc IExchangeCore
    function reduce(MarketKey calldata key, OrderRef ref) external unlocked returns (uint256 lots) {
        Flow memory flow;
        lots = _reduce(key, ref, flow);
        _settleMarket(key, flow, _modeOf(ref), msg.sender);
    }

    /// @inheritdoc IExchangeCore
    function cancel(MarketKey calldata key, OrderRef ref) external unlocked returns (uint256 lots) {
        Flow memory flow;
        lots = _takeOff(key.id(), key.baseTerms, msg.sender, ref, 0, 0, flow);
        _settleMarket(key, flow, _modeOf(ref), msg.sender);
    }

    /// @inheritdoc IExchangeCore
    function claim(MarketKey calldata key, OrderRef ref) external unlocked returns (uint256 lots) {
        Flow memory flow;
        lots = _claim(key.id(), key.baseTerms, msg.sender, ref, flow);
        _settleMarket(key, flow, _modeOf(ref), msg.sender);
    }

    /// @inheritdoc IExchangeCore
    function batch(bytes[] calldata calls, address recipient, uint256 flags) external unlocked {
        if (flags & ~uint256(12) != 0) revert UnknownFlags(flags);
        if (recipient == address(0)) revert ZeroRecipient();
        // Each action touches two tokens at most.
        address[] memory tokens = new address[](2 * calls.length);
        int256[] memory nets = new int256[](2 * calls.length);
        uint256 count;
        Flow memory flow;
        for (uint256 i; i < calls.length; ++i) {
            MarketKey calldata key = _act(calls[i], i, flow);
            // Amounts below 2^171 each; no batch fits into a block that could overflow their sums.
            unchecked {
                count = _net(
                    tokens,
                    nets,
                    count,
                    MarketKeyLib.tokenOf(key.baseTerms),
                    int256(flow.baseOut) - int256(flow.baseIn)
                );
                count = _net(
                    tokens,
                    nets,
                    count,
                    MarketKeyLib.tokenOf(key.quoteTerms),
                    int256(flow.quoteOut) - int256(flow.quoteIn)
                );
            }
            (flow.baseIn, flow.baseOut, flow.quoteIn, flow.quoteOut) = (0, 0, 0, 0);
        }
        _settleMany(tokens, nets, count, flags >> 2, recipient);
    }

    // ------------------------------------------------------------------ liquidity

    /// @inheritdoc IExchangeCore
    function addLiquidity(
        MarketKey calldata key,
        uint256 maxBase,
        uint256 maxQuote,
        uint256 leastShares,
        SwapTerms terms
    ) external unlocked returns (uint256 shares, uint256 base, uint256 quote) {
        address to = _checkLiquidityTerms(terms, SwapTermsLib.FROM_INTERNAL);
        uint256 id = key.id();
        Flow memory flow;
        shares = _add(id, key.baseTerms, _openSlot(id), maxBase, maxQuote, leastShares, to, flow);
        (base, quote) = (flow.baseIn, flow.quoteIn);
        _mint(to, id, shares);
        _settleMarket(key, flow, terms.flags() >> 2, to);
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
        _remove(id, _openSlot(id), shares, msg.sender, flow);
        (base, quote) = (flow.baseOut, flow.quoteOut);
        if (base < leastBase) revert AmountTooLow(MarketKeyLib.tokenOf(key.baseTerms), base, leastBase);
        if (quote < leastQuote) revert AmountTooLow(MarketKeyLib.tokenOf(key.quoteTerms), quote, leastQuote);
        _settleMarket(key, flow, terms.flags() >> 2, to);
    }

    // ------------------------------------------------------------------ internal balances

    /// @inheritdoc IExchangeCore
    function deposit(address token, uint256 amount, address to) external unlocked {
        if (to == address(0)) revert ZeroRecipient();
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
        returns (bool)
    {
        return super.transferFrom(from, to, id, amount);
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

    /// @notice Runs the rarer functions (IExchangeExtension) on this contract's storage.
    /// @dev The extension checks the lock itself, as every entry does. Unknown selectors revert there.
    fallback() external {
        address extension = EXTENSION;
        // memory-safe: takes over the whole call and returns or reverts, so nothing reads memory after it.
        assembly ("memory-safe") {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), extension, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if done { return(0, returndatasize()) }
            revert(0, returndatasize())
        }
    }

    // ------------------------------------------------------------------ inside

    /// @dev One action of a batch. @return key where its calldata names its market.
    function _act(bytes calldata data, uint256 index, Flow memory flow)
        private
        returns (MarketKey calldata key)
    {
        bytes4 selector = bytes4(data);
        uint256 words = selector == IExchangeCore.swap.selector ? 5 : 3;
        // Exactly a selector and static words, so every read below stays inside `data`.
        if (data.length != 4 + 32 * words) revert NotBatchable(selector);
        // memory-safe: touches no memory; the key is the call's first two words.
        assembly ("memory-safe") {
            key := add(data.offset, 4)
        }
        uint256 last = uint256(bytes32(data[data.length - 32:]));
        if (selector == IExchangeCore.place.selector) {
            OrderTerms terms = OrderTerms.wrap(last);
            if (terms.flags() > 31) revert UnknownFlags(terms.flags());
            if (terms.flags() > 7) revert SettlesInsideBatch(index);
            _place(key.id(), key.baseTerms, MarketKeyLib.minQuote(key.quoteTerms), terms, flow);
        } else if (selector == IExchangeCore.swap.selector) {
            SwapTerms terms = SwapTerms.wrap(last);
            if (terms.flags() > 31) revert UnknownFlags(terms.flags());
            if (terms.recipient() != address(0) || terms.flags() & ~uint256(19) != 0) {
                revert SettlesInsideBatch(index);
            }
            (uint256 amountIn, uint256 amountOut) = _swap(
                key.id(),
                key.baseTerms,
                uint256(bytes32(data[68:100])),
                uint256(bytes32(data[100:132])),
                terms
            );
            _flowSwap(flow, terms.flags() & SwapTermsLib.BASE_IN != 0, amountIn, amountOut);
        } else {
            OrderRef ref = OrderRef.wrap(last);
            if (_modeOf(ref) != 0) revert SettlesInsideBatch(index);
            if (selector == IExchangeCore.cancel.selector) {
                _takeOff(key.id(), key.baseTerms, msg.sender, ref, 0, 0, flow);
            } else if (selector == IExchangeCore.claim.selector) {
                _claim(key.id(), key.baseTerms, msg.sender, ref, flow);
            } else if (selector == IExchangeCore.reduce.selector) {
                _reduce(key, ref, flow);
            } else {
                revert NotBatchable(selector);
            }
        }
    }

    function _reduce(MarketKey calldata key, OrderRef ref, Flow memory flow) private returns (uint256) {
        uint256 leastLeft = MarketKeyLib.minQuote(key.quoteTerms);
        return _takeOff(key.id(), key.baseTerms, msg.sender, ref, ref.lots(), leastLeft, flow);
    }

    /// @dev Recipient, deadline and flags of adding or removing liquidity.
    function _checkLiquidityTerms(SwapTerms terms, uint256 known) private view returns (address to) {
        if (terms.flags() & ~known != 0) revert UnknownFlags(terms.flags());
        _checkDeadline(terms.deadline());
        to = terms.recipient();
        if (to == address(0)) revert ZeroRecipient();
    }

    /// @dev Settlement mode of an order reference.
    function _modeOf(OrderRef ref) private pure returns (uint256) {
        uint256 flags = ref.flags();
        if (flags & ~uint256(OrderRefLib.TO_INTERNAL | OrderRefLib.CHECK) != 0) revert UnknownFlags(flags);
        return flags & OrderRefLib.TO_INTERNAL != 0 ? TO_INTERNAL : 0;
    }

    function _settleMarket(MarketKey calldata key, Flow memory flow, uint256 mode, address to) private {
        _settle(MarketKeyLib.tokenOf(key.baseTerms), MarketKeyLib.tokenOf(key.quoteTerms), flow, mode, to);
    }
}
