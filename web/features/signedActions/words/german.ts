import type { Translation } from '#lib/language.ts';
import type { say } from './english.ts';

export const german: Translation<typeof say> = {
  signInstead: 'Jemand anderes das senden lassen',
  signAbout:
    'Ohne Münze für Gas: Deine Wallet unterschreibt, was nichts kostet, und wer den Link hat, kann genau das senden, einmal, und sonst nichts in deinem Namen.',
  sign: 'Unterschreiben',
  signing: 'Warten auf deine Wallet',
  link: (when: string) => `Gib diesen Link dem, der es sendet. Er gilt bis ${when}.`,
  copy: 'Link kopieren',
  copied: 'Kopiert',

  accept: 'Angebot annehmen',
  confirm: 'Geschäft bestätigen',
  cancel: 'Geschäft abbrechen',
  demandDetails: 'Zahlungsdaten verlangen',
  postDetails: 'Zahlungsdaten hinterlegen',
  markPaid: 'Geschäft als bezahlt melden',
  release: 'Token freigeben',
  deny: 'Zahlung bestreiten',
  dispute: 'Streit eröffnen',
  submitEvidence: 'Beweise einreichen',
  reply: 'Auf Beweise antworten',
  requestRuling: 'Gericht fragen',
  requestBackup: 'Das Ersatzgericht fragen',
  concede: 'Nachgeben',
  propose: 'Einigung vorschlagen',
  acceptSettlement: 'Einigung annehmen',
  setKeys: 'Neue Schlüssel für Nachrichten setzen',
  withdraw: 'Aus der Treuhand auszahlen',
  reprice: 'Preis eines Angebots ändern',
  reduce: 'Aus einem Angebot entnehmen',
};
