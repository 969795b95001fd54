import { phrases } from '#lib/language.ts';

export const say = phrases('failures', {
  // What a wallet or a node says
  rejected: 'You rejected it in the wallet. Nothing was sent.',
  noCoinForGas: 'The wallet has too little of the chain’s own coin for the amount and gas.',
  nonceTooLow:
    'The wallet used an old transaction number. If one of yours still waits, let it finish; then try again.',
  nonceTooHigh:
    'The wallet counts transactions that the node does not know. Clear its activity in the wallet’s settings, then try again.',
  replacementUnderpriced:
    'Another transaction of yours waits with this number, and this one pays too little to replace it. Wait for it, or raise the fee in the wallet.',
  underpriced: 'The fee is below what the network takes now. Raise it in the wallet and try again.',
  alreadyKnown: 'The node has this very transaction already. Wait for it to be put into a block.',
  tooMuchGas: 'It would need more gas than fits into a block. Try a smaller amount.',
  tooLittleGas: 'The gas limit is too low. Take the one that the page proposes.',
  notDeployed:
    'The contract was not deployed: its constructor failed without a word, mostly for too little gas.',
  rateLimited:
    'The node answers no more for now: too many questions. Wait a moment, or choose another node.',
  requestPending:
    'Your wallet still waits for an answer to an earlier request. Open it and answer.',
  unauthorized: 'The wallet does not allow this account to this page. Connect it again.',
  unsupportedMethod: 'The wallet cannot do this.',
  walletOffline: 'The wallet has lost its connection. Unlock it, or connect it again.',
  chainMissing: 'The wallet does not know this network. Add it by the switch in the page’s head.',
  otherChain: 'Your wallet is on another network, so nothing was sent. Switch it and start again.',
  nodeDown: 'The node does not answer. Nothing was sent; try again.',
  internalError:
    'The wallet or its node reports an error without a reason. Nothing was sent, as far as the page knows; look into the wallet before you try again.',
  unexpected: (message: string) => `Something unforeseen: ${message}`,
  noWords: 'no words were given',

  // What a contract says
  pathRepeats: 'The route goes through one market twice.',
  pathEndsElsewhere: 'The route ends in another token than the one that is needed.',
  notCalledBack: 'A contract called that must not. Nothing was sent.',
  reentered: 'A token called back in the middle of the payment. Nothing was sent.',
  proceedsTooLow:
    'What is seized would sell for less than is repaid. Try a smaller part, or wait for a better price.',
  surplusTooLow:
    'The price moved: less would be left for you than you asked for. Look at the new figures.',
  allowanceTooLarge: 'The approval is larger than the token can count.',
  allowanceTooSmall: 'The approval for the token is too small.',
  permitInvalid: 'The token did not accept the signature. Try again.',
  permit2Fixed: 'This token always lets Permit2 move it; that cannot be changed.',
  permitExpired: 'The signature has run out. Try again.',
  permitUsed: 'The signature was used before. Try again.',
  supplyTooLarge: 'The token cannot count that much.',
  coinRefused: 'The receiver does not take the chain’s coin.',
  tokenBalanceTooSmall: 'The balance of the token is too small.',
  tokenRefusesAddress: 'The token refuses one of the addresses.',
  tokenRefuses: 'The token refused the payment.',
  tokenPaused: 'The token is paused by its issuer.',
  refusedBecause: (reason: string) => `The contract refused it: “${reason}”.`,
  panicked: 'The contract stopped at an impossible state. Nothing was sent.',
  refusedWithoutReason: 'The contract would refuse it, without a reason. Nothing was sent.',
});
