// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DeployOnce} from "../../../libraries/DeployOnce.sol";
import {ChainlinkFeed, ChainlinkTerms} from "./ChainlinkFeed.sol";
import {PullFeed, PullFeedTerms} from "./PullFeed.sol";

/// @title PriceFeedFactory
/// @notice Deploys the adapters that price guards read, each at an address that follows from its terms. Anyone may; nobody
/// owns what comes of it. Of a feed from here the code is known; whom its terms trust is for the reader to judge.
contract PriceFeedFactory {
    /// @notice An adapter of aggregators is there.
    event ChainlinkFeedDeployed(address indexed feed, ChainlinkTerms terms);
    /// @notice An adapter of a pull feed is there.
    event PullFeedDeployed(address indexed feed, PullFeedTerms terms);

    /// @notice Whether an adapter came from here.
    mapping(address feed => bool) public isFeed;

    /// @notice Deploys a ChainlinkFeed, or finds it deployed.
    /// @return feed its address.
    /// @dev Reverts: as its constructor.
    function deployChainlink(ChainlinkTerms calldata terms) external returns (address feed) {
        bool isNew;
        (feed, isNew) =
            DeployOnce.deployOrFind(abi.encodePacked(type(ChainlinkFeed).creationCode, abi.encode(terms)), 0);
        if (!isNew) return feed;
        isFeed[feed] = true;
        emit ChainlinkFeedDeployed(feed, terms);
    }

    /// @notice Deploys a PullFeed, or finds it deployed.
    /// @return feed its address.
    /// @dev Reverts: as its constructor.
    function deployPull(PullFeedTerms calldata terms) external returns (address feed) {
        bool isNew;
        (feed, isNew) =
            DeployOnce.deployOrFind(abi.encodePacked(type(PullFeed).creationCode, abi.encode(terms)), 0);
        if (!isNew) return feed;
        isFeed[feed] = true;
        emit PullFeedDeployed(feed, terms);
    }
}
