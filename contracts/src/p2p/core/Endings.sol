// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Payout, Payouts, Pot} from "../libraries/Payouts.sol";
import {Moment, Row, StateTable} from "../libraries/StateTable.sol";
import {TimeCost} from "../libraries/TimeCost.sol";
import {OfferState} from "../types/Offer.sol";
import {Action, Outcome, State, Trade} from "../types/Trade.sol";
import {Wallets} from "./Wallets.sol";

/// @notice How an action begins, by the table, and how a trade ends.
abstract contract Endings is Wallets {
    /// @dev The trade, where it is in the expected state and the table lets the actor do this now.
    function _begin(uint256 tradeId, State expected, Action action)
        internal
        view
        returns (Trade storage trade, address actor)
    {
        trade = _trades[tradeId];
        actor = _actor();
        _allow(trade, tradeId, expected, action, _roles(trade, actor));
    }

    function _allow(Trade storage trade, uint256 tradeId, State expected, Action action, uint256 roles)
        internal
        view
    {
        State state = trade.state;
        if (state == State.None) revert UnknownTrade(tradeId);
        if (state != expected) revert StateChanged(tradeId, state, expected);
        Row memory row = StateTable.row(trade, action, roles);
        if (row.who == 0) revert NotInThisState(tradeId, state, action);
        if (row.who & roles == 0) revert NotYours(tradeId, action, _actor());
        if (row.from != Moment.Always) {
            uint256 from = StateTable.time(trade, row.from);
            if (block.timestamp < from) revert TooEarly(tradeId, action, from);
        }
        if (row.until != Moment.Always) {
            uint256 until = StateTable.time(trade, row.until);
            if (block.timestamp >= until) revert TooLate(tradeId, action, until);
        }
    }

    function _roles(Trade storage trade, address actor) private view returns (uint256 roles) {
        roles = StateTable.ANYONE;
        bool makerSells = trade.makerSells;
        if (actor == trade.seller) {
            roles |= StateTable.SELLER | (makerSells ? StateTable.MAKER : StateTable.TAKER);
        }
        if (actor == trade.buyer) {
            roles |= StateTable.BUYER | (makerSells ? StateTable.TAKER : StateTable.MAKER);
        }
    }

    /// @dev Into another state, whose clock starts now.
    function _move(Trade storage trade, uint256 tradeId, Action action, address by, State state, bytes32 data)
        internal
    {
        trade.state = state;
        // Seconds fit in 40 bits for 34,000 years.
        trade.since = uint40(block.timestamp);
        emit TradeMoved(tradeId, action, by, state, data);
    }

    /// @dev The end: everything in the pot is credited.
    function _end(
        Trade storage trade,
        uint256 tradeId,
        Action action,
        address by,
        Outcome outcome,
        Payout memory out
    ) internal {
        _move(trade, tradeId, action, by, State.Final, bytes32(0));
        trade.outcome = outcome;
        // Half for want of a ruling says nothing for the buyer.
        if (out.buyer != 0 && outcome != Outcome.Halved) ++_boughtCount[trade.buyer];
        _leaveStarter(trade);
        emit TradeEnded(tradeId, outcome, out.seller, out.buyer, out.bond, out.treasury, false);
        address token = trade.token;
        _credit(trade.seller, token, out.seller);
        _credit(trade.buyer, token, out.buyer);
        _credit(_bondOwner(trade), token, out.bond);
        _credit(_treasury, token, out.treasury);
    }

    /// @dev The taker left before the maker confirmed. Where the offer still stands, the maker's part goes back into it, so that
    /// whoever takes and leaves for nothing does not empty it.
    function _endBack(Trade storage trade, uint256 tradeId, address by) internal {
        OfferState storage offer = _offers[trade.offer];
        if (!offer.isOpen) {
            _end(trade, tradeId, Action.Cancel, by, Outcome.Cancelled, Payouts.free(_pot(trade)));
            return;
        }
        Payout memory out = Payouts.free(_pot(trade));
        _move(trade, tradeId, Action.Cancel, by, State.Final, bytes32(0));
        trade.outcome = Outcome.Cancelled;
        _leaveStarter(trade);
        emit TradeEnded(tradeId, Outcome.Cancelled, out.seller, 0, out.bond, 0, true);
        // Both sums were in the offer before.
        offer.free += trade.amount;
        if (trade.makerSells) {
            offer.reserve += trade.sellerBond;
            _credit(_bondOwner(trade), trade.token, out.bond);
        } else {
            offer.reserve += trade.buyerBond;
            _credit(trade.seller, trade.token, out.seller);
        }
    }

    function _pot(Trade storage trade) internal view returns (Pot memory) {
        return Pot(trade.amount, trade.sellerBond, trade.buyerBond, trade.courtFees);
    }

    /// @dev The cost of the time that has run on the pay clock, in millionths of the amount.
    function _timeRate(Trade storage trade) internal view returns (uint256) {
        uint256 elapsed = trade.payWindow;
        if (trade.state == State.Locked || trade.state == State.Demanded) {
            // The clock stands still while details are demanded.
            uint256 now_ = trade.state == State.Demanded ? trade.since : block.timestamp;
            if (now_ - trade.started < elapsed) elapsed = now_ - trade.started;
        }
        return TimeCost.rate(trade.isPegged, elapsed);
    }

    function _bondOwner(Trade storage trade) private view returns (address) {
        return trade.sponsor == address(0) ? trade.buyer : trade.sponsor;
    }

    function _leaveStarter(Trade storage trade) private {
        if (!trade.isStarter) return;
        delete _liveStarter[trade.buyer];
        --_offers[trade.offer].starters;
    }
}
