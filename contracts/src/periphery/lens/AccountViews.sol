// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {IExchangeErrors} from "../../interfaces/IExchangeErrors.sol";
import {Amounts} from "../../libraries/Amounts.sol";
import {Layout} from "../../libraries/Layout.sol";
import {TickPrice} from "../../libraries/TickPrice.sol";
import {Level} from "../../types/Level.sol";
import {MarketKeyLib} from "../../types/MarketKey.sol";
import {Order} from "../../types/Order.sol";
import {ILens} from "../interfaces/ILens.sol";
import {ExchangeReader} from "./ExchangeReader.sol";

/// @notice What an account has in the exchange: orders, internal balances, pool shares.
abstract contract AccountViews is ExchangeReader {
    /// @inheritdoc ILens
    function orders(uint256 id, address owner, uint64[] calldata handles)
        external
        view
        returns (OrderView[] memory)
    {
        return _orders(id, owner, handles);
    }

    /// @inheritdoc ILens
    function account(
        address owner,
        address[] calldata tokens,
        uint256[] calldata ids,
        uint64[][] calldata handlesPerMarket
    ) external view returns (AccountView memory v) {
        if (ids.length != handlesPerMarket.length) {
            revert IExchangeErrors.LengthsDiffer(ids.length, handlesPerMarket.length);
        }
        v.balances = new uint256[](tokens.length);
        for (uint256 i; i < tokens.length; ++i) {
            v.balances[i] = _balanceOf(owner, uint160(tokens[i]));
        }
        v.shares = new uint256[](ids.length);
        v.orders = new OrderView[][](ids.length);
        for (uint256 i; i < ids.length; ++i) {
            v.shares[i] = _balanceOf(owner, ids[i]);
            v.orders[i] = _orders(ids[i], owner, handlesPerMarket[i]);
        }
    }

    /// @dev ERC-6909 of the exchange answers inside a token call too, but the orders beside it do not: neither does this.
    function _balanceOf(address owner, uint256 id) private view returns (uint256) {
        return ERC6909(payable(address(EXCHANGE))).balanceOf(owner, id);
    }

    function _orders(uint256 id, address owner, uint64[] calldata handles)
        private
        view
        returns (OrderView[] memory views)
    {
        uint256 baseTerms = _load(id + Layout.KEY);
        views = new OrderView[](handles.length);
        for (uint256 i; i < handles.length; ++i) {
            Order order = Order.wrap(_load(Layout.order(id, owner, handles[i])));
            views[i] = _order(id, baseTerms, handles[i], order);
        }
    }

    function _order(uint256 id, uint256 baseTerms, uint64 handle, Order order)
        private
        view
        returns (OrderView memory v)
    {
        v.handle = handle;
        v.order = order;
        if (order.size() == 0) return v;
        Level level = Level.wrap(_load(Layout.level(id, order.isAsk() ? ASK : BID, order.tick())));
        v.claimable = _filledLots(id, order, level);
        v.unfilled = order.size() - v.claimable;
        if (order.isAsk()) {
            (uint256 numerator, uint256 denominator) = TickPrice.ofLot(order.tick());
            v.proceeds = Amounts.quoteDown(v.claimable, numerator, denominator);
        } else {
            v.proceeds = v.claimable * MarketKeyLib.lotSize(baseTerms);
        }
        v.rebate = Amounts.partDown(v.proceeds, MarketKeyLib.makerRebate(baseTerms));
    }
}
