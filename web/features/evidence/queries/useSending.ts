import {
  decodeEvidence,
  type Evidence,
  hashEvidence,
  type KeyPair,
  type TradeScope,
} from '@weir/contracts/messages';
import { useMemo, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { explainMessage } from '#features/messageErrors';
import { keptText, noteSent, readKept } from '../model/keptEvidence.ts';
import { type Panel, panelName, sealToPanel } from '../model/panelSeal.ts';
import { evidenceRelays } from './useEvidence.ts';

/** Sends evidence to a panel: sealed to its seats, left at every relay. What fails is told, and may be repeated. */
export function useSending(scope: TradeScope, panel: Panel | undefined, signing: KeyPair | null) {
  const { mailboxUrls } = useDeployment();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Parsed anew where its text is another: something was handed in, or sent.
  const text = keptText(scope);
  const kept = useMemo(() => readKept(text), [text]);

  const send = async (bundles: readonly Evidence[]) => {
    if (!panel || !signing) return;
    setSending(true);
    setProblem(null);
    try {
      const relays = evidenceRelays(mailboxUrls, scope);
      for (const evidence of bundles) {
        await relays.postEvidence(sealToPanel(evidence, panel), signing);
        noteSent(scope, hashEvidence(evidence), panelName(panel));
      }
    } catch (error) {
      setProblem(explainMessage(error));
    } finally {
      setSending(false);
    }
  };

  /** A saved copy, if it is one of these. */
  const sendCopy = async (file: Blob, handedIn: readonly `0x${string}`[], otherwise: string) => {
    try {
      const evidence = decodeEvidence(new Uint8Array(await file.arrayBuffer()));
      const hash = hashEvidence(evidence);
      if (!handedIn.includes(hash)) setProblem(otherwise);
      else await send([evidence]);
    } catch (error) {
      setProblem(explainMessage(error));
    }
  };

  return { kept, send, sendCopy, isSending, problem };
}
