// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MockCourt} from "../mocks/MockCourt.sol";
import {OfferActions} from "./OfferActions.sol";
import {TradeActions} from "./TradeActions.sol";

/// @notice The actions of a campaign: those on offers and trades, and what owner and courts do meanwhile.
contract EscrowHandler is OfferActions, TradeActions {
    // ------------------------------------------------------------------ owners and courts

    /// @dev What the owner may do, and what courts may do, at any moment.
    function upset(uint256 seed) external {
        ++actions;
        uint256 which = pick(seed, 0, 7);
        if (which == 6) return backup.setFee(9 * USD, 300 + pick(seed, 1, 701));
        if (which == 0) {
            MockCourt[3] memory courts = [court, pool, backup];
            MockCourt.Manner[4] memory manners = [
                MockCourt.Manner.CostReverts,
                MockCourt.Manner.OpeningReverts,
                MockCourt.Manner.TakesLess,
                MockCourt.Manner.ReusesIds
            ];
            MockCourt.Manner manner = manners[pick(seed, 2, 4)];
            courts[pick(seed, 1, 3)].behave(manner);
            if (manner == MockCourt.Manner.ReusesIds) mayRepeatNumbers = true;
            return;
        }
        vm.startPrank(owner);
        if (which == 1) escrow.setFee(uint16(pick(seed, 1, 51)));
        else if (which == 2) escrow.listToken(address(tokens[0]), uint128(1 + pick(seed, 1, 1e7)), 2000, true);
        else if (which == 3) escrow.setPaused(pick(seed, 1, 2) == 0);
        else if (which == 4) escrow.listMethod(FINAL_METHOD, pick(seed, 1, 2) == 0, false);
        else escrow.setCourts(address(pool), pick(seed, 1, 3) == 0 ? address(0) : address(backup));
        vm.stopPrank();
    }

    /// @dev All as it was, so that campaigns go on.
    function calm(uint256) external {
        ++actions;
        court.behave(MockCourt.Manner.Honest);
        pool.behave(MockCourt.Manner.Honest);
        backup.behave(MockCourt.Manner.Honest);
        backup.setFee(9 * USD, 300);
        vm.startPrank(owner);
        escrow.listToken(address(tokens[0]), USD, 2000, true);
        escrow.setPaused(false);
        escrow.listMethod(FINAL_METHOD, true, false);
        escrow.setCourts(address(pool), address(backup));
        vm.stopPrank();
    }

    // ------------------------------------------------------------------ leaving

    /// @notice From now on everything that others can do against somebody is done: every court refuses, opening is paused, nothing
    /// is listed, and the token blocks all accounts but one.
    function turnAgainst(address who) external {
        MockCourt[3] memory courts = [court, pool, backup];
        for (uint256 i; i < 3; ++i) {
            courts[i].behave(MockCourt.Manner.OpeningReverts);
        }
        vm.startPrank(owner);
        escrow.setPaused(true);
        escrow.listToken(address(tokens[0]), 0, 0, false);
        escrow.listMethod(FINAL_METHOD, false, true);
        escrow.setCourts(address(0), address(0));
        vm.stopPrank();
        for (uint256 i; i < ACTORS; ++i) {
            if (actors[i] != who) blocking.setBlocked(actors[i], true);
        }
        blocking.setBlocked(treasury, true);
    }
}
