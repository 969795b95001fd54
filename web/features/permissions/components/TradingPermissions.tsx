import { lazy, Suspense, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Panel } from '#ui/Panel.tsx';
import { say } from '../words/english.ts';
import { GivenRightsList } from './GivenRightsList.tsx';
import { GivenSignatures } from './GivenSignatures.tsx';

const GrantForm = lazy(() => import('./GrantForm.tsx'));

/** Who may trade for the account, with giving and revoking. */
export function TradingPermissions() {
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={say.permissions}
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          {say.giveRights}
        </Button>
      }
    >
      <p className="px-3 pt-2 text-xs text-quiet">{say.about}</p>
      <GivenRightsList />
      <GivenSignatures />
      <Modal open={open} onOpenChange={setOpen} title={say.giveRights} description={say.aboutGrant}>
        <Suspense fallback={<div className="h-[26rem]" />}>
          <GrantForm onDone={() => setOpen(false)} />
        </Suspense>
      </Modal>
    </Panel>
  );
}
