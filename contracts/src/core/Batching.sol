// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IExchangeCore} from "../interfaces/IExchangeCore.sol";
import {IExchangeErrors} from "../interfaces/IExchangeErrors.sol";
import {IExchangePermits} from "../interfaces/IExchangePermits.sol";
import {MarketKey, MarketKeyLib} from "../types/MarketKey.sol";
import {OrderRef, OrderTerms, OrderTermsLib, SwapTerms, SwapTermsLib} from "../types/Terms.sol";
import {Flow} from "./Book.sol";
import {Settlement} from "./Settlement.sol";
import {Trading} from "./Trading.sol";
import {TradingRights} from "./TradingRights.sol";

/// @notice Many actions of one account in one settlement. The actions are the calls' own data; their amounts add up to
/// a net for each token, which the entry then settles.
abstract contract Batching is Trading, Settlement, TradingRights {
    /// @notice The nets of a run of actions: what each of `count` tokens is owed to the account (positive) or by it.
    struct Nets {
        address[] tokens;
        int256[] amounts;
        uint256 count;
    }

    /// @notice Runs `calls` for `account`.
    /// @param spare tokens that the caller will add to the list.
    function _run(address account, bytes[] calldata calls, uint256 spare)
        internal
        returns (Nets memory nets)
    {
        // Each action touches two tokens at most.
        nets.tokens = new address[](2 * calls.length + spare);
        nets.amounts = new int256[](2 * calls.length + spare);
        Flow memory flow;
        for (uint256 i; i < calls.length; ++i) {
            MarketKey calldata key = _act(calls[i], i, account, flow);
            // Amounts below 2^171 each; no batch fits into a block that could overflow their sums.
            unchecked {
                _add(nets, key.baseTerms, int256(flow.baseOut) - int256(flow.baseIn));
                _add(nets, key.quoteTerms, int256(flow.quoteOut) - int256(flow.quoteIn));
            }
            (flow.baseIn, flow.baseOut, flow.quoteIn, flow.quoteOut) = (0, 0, 0, 0);
        }
    }

    /// @notice Takes orders of `account` off one market and places others there. Without a call's data for each, which
    /// repeats the market's key: 2,000 gas an action less.
    function _replace(
        address account,
        MarketKey calldata key,
        OrderRef[] calldata refs,
        OrderTerms[] calldata orders,
        Flow memory flow
    ) internal {
        (uint256 id, uint256 baseTerms) = (key.id(), key.baseTerms);
        uint256 minQuote = MarketKeyLib.minQuote(key.quoteTerms);
        if (refs.length != 0) _requireRight(account, id, MAY_CANCEL);
        for (uint256 i; i < refs.length; ++i) {
            OrderRef ref = refs[i];
            if (_modeOf(ref) != 0) revert IExchangeErrors.SettlesInsideBatch(i);
            uint256 lots = ref.lots();
            _takeOff(id, baseTerms, account, ref, lots, lots == 0 ? 0 : minQuote, flow);
        }
        if (orders.length != 0) _requireRight(account, id, MAY_PLACE);
        for (uint256 i; i < orders.length; ++i) {
            OrderTerms terms = orders[i];
            if (terms.flags() & OrderTermsLib.SETTLEMENT != 0) {
                revert IExchangeErrors.SettlesInsideBatch(refs.length + i);
            }
            _place(id, baseTerms, minQuote, terms, account, flow);
        }
    }

    /// @notice Runs a rarer function of the exchange on this contract's storage; reverts as it does.
    function _delegateToExtension(bytes calldata data) internal virtual;

    function _add(Nets memory nets, uint256 terms, int256 delta) private pure {
        nets.count = _net(nets.tokens, nets.amounts, nets.count, MarketKeyLib.tokenOf(terms), delta);
    }

    /// @dev One action.
    /// @return key where its calldata names its market; of a permit, which moves nothing, anywhere.
    function _act(bytes calldata data, uint256 index, address account, Flow memory flow)
        private
        returns (MarketKey calldata key)
    {
        bytes4 selector = bytes4(data);
        // memory-safe: touches no memory; the key is the call's first two words.
        assembly ("memory-safe") {
            key := add(data.offset, 4)
        }
        if (selector == IExchangeCore.swap.selector) {
            _requireLength(data, 5);
            SwapTerms terms = SwapTerms.wrap(_lastWord(data));
            if (terms.flags() > SwapTermsLib.ALL_FLAGS) revert IExchangeErrors.UnknownFlags(terms.flags());
            if (terms.recipient() != address(0) || terms.flags() & SwapTermsLib.SETTLEMENT != 0) {
                revert IExchangeErrors.SettlesInsideBatch(index);
            }
            uint256 id = key.id();
            _requireRight(account, id, MAY_SWAP);
            (uint256 amountIn, uint256 amountOut) = _swap(
                id,
                key.baseTerms,
                uint256(bytes32(data[68:100])),
                uint256(bytes32(data[100:132])),
                terms,
                account
            );
            _flowSwap(flow, terms.flags() & SwapTermsLib.BASE_IN != 0, amountIn, amountOut);
            return key;
        }
        if (_isPermit(selector)) {
            _delegateToExtension(data);
            return key;
        }
        _requireLength(data, 3);
        uint256 market = key.id();
        if (selector == IExchangeCore.place.selector) {
            OrderTerms terms = OrderTerms.wrap(_lastWord(data));
            if (terms.flags() & OrderTermsLib.SETTLEMENT != 0) {
                revert IExchangeErrors.SettlesInsideBatch(index);
            }
            _requireRight(account, market, MAY_PLACE);
            _place(market, key.baseTerms, MarketKeyLib.minQuote(key.quoteTerms), terms, account, flow);
            return key;
        }
        OrderRef ref = OrderRef.wrap(_lastWord(data));
        if (_modeOf(ref) != 0) revert IExchangeErrors.SettlesInsideBatch(index);
        if (selector == IExchangeCore.cancel.selector) {
            _requireRight(account, market, MAY_CANCEL);
            _takeOff(market, key.baseTerms, account, ref, 0, 0, flow);
        } else if (selector == IExchangeCore.claim.selector) {
            _requireRight(account, market, MAY_CLAIM);
            _claim(market, key.baseTerms, account, ref, flow);
        } else if (selector == IExchangeCore.reduce.selector) {
            _requireRight(account, market, MAY_REDUCE);
            uint256 leastLeft = MarketKeyLib.minQuote(key.quoteTerms);
            _takeOff(market, key.baseTerms, account, ref, ref.lots(), leastLeft, flow);
        } else {
            revert IExchangeErrors.NotBatchable(selector);
        }
    }

    /// @dev Exactly a selector and `words` static words, so that every read stays inside `data`.
    function _requireLength(bytes calldata data, uint256 words) private pure {
        if (data.length != 4 + 32 * words) revert IExchangeErrors.NotBatchable(bytes4(data));
    }

    function _lastWord(bytes calldata data) private pure returns (uint256) {
        return uint256(bytes32(data[data.length - 32:]));
    }

    function _isPermit(bytes4 selector) private pure returns (bool) {
        return selector == IExchangePermits.permit.selector || selector == IExchangePermits.permit2.selector;
    }
}
