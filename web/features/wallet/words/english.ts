import { phrases } from '#lib/language.ts';

export const say = phrases('wallet', {
  // In the head of the page
  connect: 'Connect',
  switchNetwork: 'Switch network',
  connectWallet: 'Connect a wallet',
  account: 'Account',
  test: 'TEST',
  working: 'transactions under way',

  // The account's panel
  testAccountHint: 'Test account – local chain only. Anybody can sign for it.',
  accountInUse: 'Account in use',
  copy: 'Copy',
  copied: 'Copied',
  disconnect: 'Disconnect',
  nodes: 'Nodes…',

  // Connecting
  connectTitle: 'Connect a wallet',
  connectDescription: 'The page asks before every transaction and never holds your keys.',
  waiting: 'Waiting for the wallet…',
  noWallet: 'No wallet has announced itself in this browser.',
  browserWallet: 'Browser wallet',
  phoneWallet: 'A wallet on your phone, by WalletConnect',
  thirdParty: 'Loads WalletConnect’s code from this page and talks to its relay.',
  testAccount: 'Test account – local chain only',
  testAccountUse:
    'Trades at once with test tokens. Its key is public: it works on this local chain and on no other.',
  saidNo: 'You said no in the wallet.',
  notSwitched: 'The wallet did not switch',

  // WalletConnect's code
  scan: 'Scan this with your wallet',
  codeAlt: 'Code for your wallet’s camera',
  copyCode: 'Copy it as text',
  openWallet: 'Open in a wallet on this device',
  makingCode: 'Asking the relay for a code…',

  // Nodes
  nodesTitle: 'Nodes',
  nodesDescription:
    'A node tells the page about the chain. Whoever runs it sees your address and what you look at.',
  readNode: 'Node for reading',
  sendNode: 'Node for sending',
  ownNode: (url: string) => `This page’s own: ${url}`,
  sameNode: 'The same as for reading',
  sendHint:
    'A protected node keeps a transaction out of sight until it is in a block. Your wallet sends by its own node: put this one into it.',
  putIntoWallet: 'Put it into my wallet',
  wasPut: 'Your wallet was asked to take it.',
  checkAndUse: 'Check and use',
  checking: 'Asking the node…',
  reset: 'Use this page’s own again',
  nodeAddressWrong:
    'An address begins with https://, or with http://localhost for your own machine.',
  nodeSilent: 'Nobody answers there, or not to pages in a browser.',
  noNode: 'What answers there is no node.',
  nodeOfOtherChain: (found: number, wanted: number) =>
    `That node is of chain ${found}; this page trades on chain ${wanted}.`,
});
