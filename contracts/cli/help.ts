import { hashTimeLockAddress } from '../ts/generated/hashTimeLockCode.ts';

/** `swap --help`. */
export const swapHelp = `Swaps tokens on one chain for tokens on another with somebody you do not trust. Nobody holds anything in
between: either both are paid, or both get back what they locked. contracts/docs/atomic.md explains it.

Usage: npx pnpm swap <command> [options]

  propose   makes a secret, keeps it, and locks what you give; prints the terms for the other side
    --give <chain>:<token>:<units>   what you lock first
    --get <chain>:<token>:<units>    what you want for it
    --with <address>                 the other side, on both chains
    --profile rollup|fast            rollup: 64 h and 36 h, no sequencer is trusted (default);
                                     fast: 24 h and 12 h, both chains' sequencers are trusted
  check <terms>    judges terms that somebody handed to you, and what its freedom to choose costs you
  accept <terms>   the same, and locks your side
    --give, --get                    what you agreed on, seen from your side: compared with the terms
  redeem <swap>    takes what is yours: the holder reveals the secret by it, the responder needs it published
  refund <swap>    takes back what you locked, once its time has come
  lock <swap>      locks again what a fork took back
  watch [swap …]   redeems with public secrets and refunds in time, until all swaps have ended
    --once                           one look
    --give-up-after <seconds>        end where nodes do not answer for so long (3600)
  list             the kept swaps, and with --rpc what is to be done

Every command
  --rpc <chain>=<url>[,<url> …]      nodes of a chain; all must agree before you lock or reveal
                                     (or SWAP_RPC_<chain>, where a URL holds a password)
  --contract <chain>=<address>       HashTimeLock there (propose, check, accept), where it is not at the usual
                                     ${hashTimeLockAddress}
  --confirmations <chain>=<blocks>   where nodes know no finalised block: final after so many
  --dir <directory>                  where swaps are kept (SWAP_DIR, or ~/.weir/swaps)
  --wait, --poll <seconds>           wait until it can be done, looking every so often (15)
  --json                             for programs; amounts are texts of digits

A swap is named by its hash or the hash's beginning. Units are the token's smallest. Keys come from the environment:
SWAP_KEY, or SWAP_KEY_<chain> for one chain alone. A watcher's key needs coin for gas and nothing else: whoever
redeems or refunds, the tokens go to the parties of the swap.

Exit code: 0 done; 1 refused, failed or lost; 2 not a command; 3 not yet.`;
