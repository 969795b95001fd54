import { phrases } from '#lib/language.ts';

export const say = phrases('messages', {
  chat: 'Messages',
  sealed: 'Only the two of you can read this. Relays see sealed bytes, and when they came.',
  noRelay:
    'This page names no relay, so there are no messages. Everything else works: paying, releasing, settling, disputing; payment details can be demanded on the chain.',
  noKeysHere:
    'This device does not have your keys of this trade, so it reads and writes no messages. Money is not touched by that. Go on where you took the trade, or set new keys here.',
  notKept:
    'This device keeps nothing, or has no room left: nothing was sent, since it would be forgotten.',
  waitForKeys: 'The other side has no keys yet: you can write once it confirmed.',
  outage: (why: string) => `Messages do not get through now: ${why}`,
  tryAgain: 'Send again',
  finding: (why: string) =>
    `Something that came cannot be believed: ${why} It changes nothing of the money.`,
  you: 'You',
  other: 'Other side',
  empty: 'No messages yet.',
  details: 'Payment details, sealed',
  unreadable: 'A message that this page cannot show.',
  notText: 'A note that this page does not show.',
  write: 'Write a message',
  send: 'Send',
  otherTab:
    'This chat is open in another tab. It opens here once that one is closed: two at once would number their messages alike.',
  deviceSilent: 'This browser does not say what it keeps, so nothing can be read or written.',
  fromBackup:
    'These keys come from a backup: they read, and write nothing, since the backup may lack the last messages. Your wallet sets new ones to write with, while the trade lives.',
  deletedLater:
    'Keys and messages are deleted from this device 30 days after the end of the trade.',
  deletedAt: (when: string) =>
    `Keys and messages are deleted from this device when the page is opened after ${when}.`,

  // Images
  image: 'Photo',
  sending: 'Sending',
  imageLimits: (room: string) =>
    `Photos are drawn anew: without place and device, 1,600 pixels and 300 kB at most. You can send ${room} kB more in this trade. What is in the picture stays.`,
  partsLeft: (count: string) => `Sending: ${count} parts to go`,
  imageComing: (here: string, count: string) => `An image is coming: ${here} of ${count} parts`,
  showImage: (size: string) => `Show the image (${size} kB)`,
  ownImage: 'Image that you sent',
  theirImage: 'Image from the other side',
  imageRefused: 'This is no image that can be shown safely.',
  tooLargeImage: 'This file is too large: 40 MB and 50 million pixels at most. Nothing was sent.',
  noImageImage: 'This is no JPEG, PNG or WebP image. Nothing was sent.',
  noRoomImage:
    'There is no room left for this image in the trade: relays keep 1.8 MB of yours. Nothing was sent.',

  // Keys and backup
  keysTitle: 'Keys of your messages',
  keysHeld: (keys: string, talks: string) =>
    `This device holds keys: ${keys}, and conversations: ${talks}. They are on no server.`,
  keysNone: 'This device holds no keys yet: they are made with your first trade.',
  keysAbout:
    'Losing them never blocks money; it loses the messages, and what they could prove. Thirty days after a trade’s end this page deletes them here.',
  unsavedKeys: (count: string) =>
    `Keys without a backup: ${count}. If this device is lost, so are their messages.`,
  toBackup: 'Make a backup',
  backedUpAt: (when: string) => `Last backup: ${when}. What was written since then is not in it.`,
  neverBackedUp: 'No backup was made on this device.',
  backup: 'Back up',
  restore: 'Restore',
  whichWay: 'Back up or restore',
  backupHolds:
    'One file with all keys, payment details and messages of your trades here, sealed with a passphrase. Who has both reads everything and can write in your name. It holds no wallet and moves no money.',
  passphrase: 'Passphrase',
  suggest: 'Suggest one',
  copyOnPaper: 'Write it down: nobody can find it again.',
  strengthshort: 'At least 12 characters.',
  strengthweak: 'Weak: a thousand graphics cards guess it within days.',
  strengthfair: 'Fair: a thousand graphics cards need weeks to years.',
  strengthstrong: 'Strong: a thousand graphics cards need decades, if nobody knows the words.',
  download: 'Download the backup',
  sealing: 'Sealing',
  weakAnyway: 'Use it although it is weak',
  downloaded: (file: string) => `${file} was given to your browser to be saved. Keep it elsewhere.`,
  backupFailed: 'The backup could not be made: this browser does not give what it keeps.',
  backupFile: 'Backup file',
  chooseFile: 'Choose a file',
  noFile: 'none chosen',
  open: 'Restore it',
  opening: 'Opening',
  restoreAbout:
    'Adds what the file holds to what is here; nothing here is replaced. Keys out of it read; to write, your wallet sets new ones on the trade’s page.',
  wrongPassphrase: 'The passphrase is wrong, or the file is damaged. Nothing was changed.',
  noBackup: 'This file is no backup of keys, or of a newer version. Nothing was changed.',
  restoreFailed: 'This browser does not give what it keeps, so nothing more was restored.',
  restoredFrom: (when: string) => `The backup was made ${when}.`,
  nothingNew: 'All of it was here already, as new or newer: nothing was changed.',
  restoredNew: (keys: string, messages: string) => `New here: keys ${keys}, messages ${messages}.`,
  restoredKnown: (keys: string) => `Here before, and left as they are: keys ${keys}.`,
  restoredElsewhere: (count: string) => `Left out, of another chain or escrow: ${count}.`,
  restoredForged: (count: string) =>
    `Left out, with messages that nobody signed: conversations ${count}. Somebody has changed this file.`,
  restoredBusy: (count: string) =>
    `Left out, open in another tab: conversations ${count}. Close it and restore again.`,
  restoredContradicted: (count: string) =>
    `Left out, since this device wrote others with the same numbers: your messages ${count}.`,
  restoredNotKept: (count: string) =>
    `There was no room on this device for ${count}. Make room and restore again.`,
});
