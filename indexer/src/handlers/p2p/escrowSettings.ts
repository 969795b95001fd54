import { zeroAddress } from 'viem';
import type { EscrowArgs } from '../../chain/decodeP2pLogs.ts';
import { p2pMethods, p2pSettings, p2pTokens } from '../../schema/p2pTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { addToken } from '../markets.ts';

type SettingsRow = Row<typeof p2pSettings>;

const untold: SettingsRow = {
  id: 0,
  feeRate: 0,
  isPaused: false,
  guardian: null,
  treasury: null,
  pool: null,
  backup: null,
};

/** GuardianSet, PauseSet, FeeSet, TreasurySet: what each says is so from then on. */
export async function changeSettings(
  { tx, state }: Context,
  told: Partial<SettingsRow>,
): Promise<void> {
  const settings = await state.changes.find(tx, p2pSettings, { id: 0 });
  state.changes.put(p2pSettings, { ...(settings ?? untold), ...told });
}

export function onCourtsSet(context: Context, courts: EscrowArgs<'CourtsSet'>): Promise<void> {
  const named = (court: string) => (court === zeroAddress ? null : court);
  return changeSettings(context, { pool: named(courts.pool), backup: named(courts.backup) });
}

export async function onTokenListed(
  context: Context,
  listed: EscrowArgs<'TokenListed'>,
): Promise<void> {
  const { tx, state } = context;
  await addToken(context, listed.token);
  await state.changes.find(tx, p2pTokens, { token: listed.token });
  state.changes.put(p2pTokens, listed);
}

export async function onMethodListed(
  { tx, state }: Context,
  listed: EscrowArgs<'MethodListed'>,
): Promise<void> {
  await state.changes.find(tx, p2pMethods, { method: listed.method });
  state.changes.put(p2pMethods, listed);
}
