import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Modal } from '#ui/Modal.tsx';
import { riskQuestion } from '../model/riskConsent.ts';
import { say } from '../words/english.ts';

/** The risks, before the first trade from this device. Closing it is a no. */
export default function RiskDialog() {
  const [isTaken, setTaken] = useState(false);
  const risks = [
    say.riskUnaudited,
    say.riskContracts,
    say.riskPrices,
    say.riskTokens,
    say.riskKeys,
  ];
  return (
    <Modal
      open
      onOpenChange={(open) => {
        if (!open) riskQuestion.answer(false);
      }}
      title={say.riskTitle}
      description={say.riskOnce}
    >
      <ul className="flex list-disc flex-col gap-2 pl-4 text-sm">
        {risks.map((risk) => (
          <li key={risk}>{risk}</li>
        ))}
      </ul>
      <label className="mt-4 flex items-start gap-2 rounded-md bg-warn-wash px-3 py-2">
        <input
          type="checkbox"
          className="mt-1 accent-accent"
          checked={isTaken}
          onChange={(event) => setTaken(event.target.checked)}
        />
        {say.riskAccept}
      </label>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={() => riskQuestion.answer(false)}>{say.notNow}</Button>
        <Button look="primary" disabled={!isTaken} onClick={() => riskQuestion.answer(true)}>
          {say.goOn}
        </Button>
      </div>
    </Modal>
  );
}
