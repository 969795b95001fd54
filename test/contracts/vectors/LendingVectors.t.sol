// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LiquidationStep} from "weir/lending/interfaces/ILending.sol";
import {Interest} from "weir/lending/libraries/Interest.sol";
import {Liquidation, Outcome, Pledged} from "weir/lending/libraries/Liquidation.sol";
import {MarketRules} from "weir/lending/libraries/MarketRules.sol";
import {Shares} from "weir/lending/libraries/Shares.sol";
import {FundsLib} from "weir/lending/types/Ledger.sol";
import {RateModel, RateModelLib} from "weir/lending/types/RateModel.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Randomness} from "./Randomness.sol";
import {VectorFile} from "./VectorFile.sol";

/// @notice Liquidation.run as a call, so that its refusals can be caught.
contract LiquidationHarness {
    /// @notice As Liquidations does it: all pledges are judged, the steps run, and something must come of them.
    function run(Pledged[] memory pledged, uint256 debt, uint256 dust, LiquidationStep[] calldata steps)
        external
        pure
        returns (Outcome memory outcome, Pledged[] memory left)
    {
        (uint256 worth, uint256 limit) = Liquidation.assess(pledged);
        uint256[] memory seized = new uint256[](pledged.length);
        for (uint256 i; i < pledged.length; ++i) {
            seized[i] = pledged[i].amount;
        }
        outcome = Liquidation.run(pledged, debt, worth, limit, dust, steps);
        for (uint256 i; i < pledged.length; ++i) {
            seized[i] -= pledged[i].amount;
        }
        Liquidation.requireEffect(debt, outcome.debtLeft, seized);
        return (outcome, pledged);
    }
}

/// @notice Lending's arithmetic over random markets and positions, for the bindings to repeat: shares, interest, the rules
/// of a market, and liquidations of up to four collaterals in up to four steps.
contract LendingVectors is VectorFile {
    uint256 private constant COMMITTED = 160;
    uint256 private constant PRICE_ONE = 1e36;

    LiquidationHarness private harness = new LiquidationHarness();

    function test_committedLending_isWhatSolidityGives() public {
        checkCommitted("lending", 0, COMMITTED);
    }

    function test_generatesLending() public {
        generate("lending-0", COMMITTED, 4000);
    }

    /// @inheritdoc VectorFile
    function line(uint256 seed) external view override returns (string memory) {
        Randomness memory random = Randomness(seed);
        if (seed % 4 == 0) return sharesText(random);
        if (seed % 4 == 1) return interestText(random);
        return liquidationText(random);
    }

    function sharesText(Randomness memory random) private pure returns (string memory text) {
        (uint256 assets, uint256 totalAssets) = (random.ofBits(104), random.ofBits(104));
        (uint256 shares, uint256 totalShares) = (random.ofBits(127), random.ofBits(127));
        text = string.concat(
            field("assets", amount(assets)), ",", field("totalAssets", amount(totalAssets)), ","
        );
        text = string.concat(
            text, field("shares", amount(shares)), ",", field("totalShares", amount(totalShares)), ","
        );
        uint256[4] memory found = [
            Shares.toSharesDown(assets, totalAssets, totalShares),
            Shares.toSharesUp(assets, totalAssets, totalShares),
            Shares.toAssetsDown(shares, totalAssets, totalShares),
            Shares.toAssetsUp(shares, totalAssets, totalShares)
        ];
        return string.concat('{"kind":"shares",', text, field("found", list(found)), "}");
    }

    function interestText(Randomness memory random) private pure returns (string memory text) {
        uint256 most = 10_000_000;
        RateModel rates = RateModelLib.pack(
            uint64(random.below(most / 4)),
            uint64(random.between(1, 999_999)),
            uint64(random.below(most / 4)),
            uint64(random.below(most / 2))
        );
        uint256 cash = random.ofBits(103);
        uint256 borrowed = random.ofBits(103);
        uint256 elapsed = random.ofBits(30);
        uint256 interest = Interest.accrued(rates, cash, borrowed, elapsed, FundsLib.MOST - cash - borrowed);
        uint256 reserve = random.ofBits(103);
        uint256 ltv = random.between(1, 98) * 1e16;
        uint256 largest = Liquidation.largestIncentive(ltv);
        text = string.concat(field("rates", amount(RateModel.unwrap(rates))), ",");
        text = string.concat(text, field("cash", amount(cash)), ",", field("borrowed", amount(borrowed)), ",");
        text = string.concat(
            text, field("elapsed", amount(elapsed)), ",", field("interest", amount(interest)), ","
        );
        text = string.concat(text, field("reserve", amount(reserve)), ",", field("ltv", amount(ltv)), ",");
        text = string.concat(text, field("largestIncentive", amount(largest)), ",");
        uint256 cap = MarketRules.largestCap(reserve, ltv, largest);
        return string.concat('{"kind":"interest",', text, field("largestCap", amount(cap)), "}");
    }

    function liquidationText(Randomness memory random) private view returns (string memory text) {
        Pledged[] memory pledged = new Pledged[](random.between(1, 4));
        string memory pledges;
        for (uint256 i; i < pledged.length; ++i) {
            draw(random, pledged[i]);
            pledges = string.concat(pledges, i == 0 ? "" : ",", pledgeText(pledged[i]));
        }
        (uint256 worth, uint256 limit) = Liquidation.assess(pledged);
        // From barely unhealthy to far under water; at times by a unit.
        uint256 debt = limit + 1 + (random.oneIn(6) ? 0 : random.below(worth - limit + worth / 2 + 2));
        uint256 dust = random.oneIn(3) ? random.below(debt) + 1 : debt / random.between(20, 2000) + 1;
        LiquidationStep[] memory steps = new LiquidationStep[](random.between(0, 4));
        string memory stepList;
        for (uint256 i; i < steps.length; ++i) {
            uint256 index = random.oneIn(40) ? pledged.length : random.below(pledged.length);
            uint256 repay = drawRepay(random, debt);
            steps[i] = LiquidationStep(index, repay);
            stepList = string.concat(
                stepList,
                i == 0 ? "" : ",",
                string.concat("{", field("index", number(index)), ",", field("repay", amount(repay)), "}")
            );
        }
        text = string.concat('{"kind":"liquidation",', field("pledges", string.concat("[", pledges, "]")));
        text = string.concat(text, ",", field("debt", amount(debt)), ",", field("dust", amount(dust)));
        text = string.concat(text, ",", field("steps", string.concat("[", stepList, "]")), ",");
        return string.concat(text, outcomeText(pledged, debt, dust, steps), "}");
    }

    /// @dev Worth at least a few hundred units, so that there is something to liquidate; one in eight is not there, one in
    /// twenty worth nothing.
    function draw(Randomness memory random, Pledged memory one) private pure {
        uint256[4] memory ltvs = [uint256(0.625e18), 0.77e18, 0.86e18, 0.915e18];
        one.ltv = ltvs[random.below(4)];
        uint256 largest = Liquidation.largestIncentive(one.ltv) / 1e14 * 1e14;
        one.maxIncentive = random.oneIn(4) ? random.between(10_050, largest / 1e14) * 1e14 : largest;
        one.amount = random.oneIn(8) ? 0 : random.ofBits(100);
        uint256 worth = random.between(300, 1 << random.between(10, 100));
        one.price = random.oneIn(20) || one.amount == 0 ? 0 : worth * PRICE_ONE / one.amount + 1;
        one.worth = FixedPointMathLib.fullMulDiv(one.amount, one.price, PRICE_ONE);
    }

    /// @dev Two draws in one expression would come in an order that depends on how it is compiled.
    function drawRepay(Randomness memory random, uint256 debt) private pure returns (uint256) {
        if (random.oneIn(2)) return type(uint256).max;
        uint256 part = random.below(debt);
        return part / random.between(1, 4);
    }

    function pledgeText(Pledged memory one) private pure returns (string memory text) {
        text = string.concat(field("amount", amount(one.amount)), ",", field("price", amount(one.price)), ",");
        text = string.concat(text, field("liquidationLtv", amount(one.ltv)), ",");
        return string.concat("{", text, field("maxIncentive", amount(one.maxIncentive)), "}");
    }

    function outcomeText(Pledged[] memory pledged, uint256 debt, uint256 dust, LiquidationStep[] memory steps)
        private
        view
        returns (string memory text)
    {
        try harness.run(pledged, debt, dust, steps) returns (Outcome memory outcome, Pledged[] memory left) {
            text = string.concat(field("repaid", amount(outcome.repaid)), ",");
            text = string.concat(text, field("writtenOff", amount(outcome.writtenOff)), ",");
            text = string.concat(text, field("debtLeft", amount(outcome.debtLeft)), ",");
            string memory amounts;
            for (uint256 i; i < left.length; ++i) {
                amounts = string.concat(amounts, i == 0 ? "" : ",", amount(left[i].amount));
            }
            return string.concat(text, field("left", string.concat("[", amounts, "]")));
        } catch (bytes memory data) {
            return field("error", string.concat('"', vm.toString(data), '"'));
        }
    }

    function list(uint256[4] memory values) private pure returns (string memory) {
        return string.concat(
            "[",
            amount(values[0]),
            ",",
            amount(values[1]),
            string.concat(",", amount(values[2]), ",", amount(values[3]), "]")
        );
    }
}
