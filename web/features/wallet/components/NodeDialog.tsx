import { type ReactNode, useId, useState } from 'react';
import { useConnection } from 'wagmi';
import { useDeployment } from '#features/deployment';
import { explainFailure } from '#features/failures';
import { Button } from '#ui/Button.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Notice } from '#ui/Notice.tsx';
import { checkNode } from '../model/checkNode.ts';
import { chooseNodes, chosenNodes } from '../model/chosenNodes.ts';
import { nodeDialog } from '../model/nodeDialog.ts';
import { addNetwork } from '../queries/addNetwork.ts';
import { say } from '../words/english.ts';

type Problems = { read?: string; send?: string };

/** The reader's own nodes: one to read by, and one that sends. Each is asked for its chain before it is used. */
export default function NodeDialog() {
  const deployment = useDeployment();
  const { chainId, rpcUrl } = deployment;
  const { connector } = useConnection();
  const chosen = chosenNodes(chainId);
  const [read, setRead] = useState(chosen.read ?? '');
  const [send, setSend] = useState(chosen.send ?? '');
  const [problems, setProblems] = useState<Problems>({});
  const [isChecking, setChecking] = useState(false);
  const [told, setTold] = useState<string | null>(null);

  const check = async (text: string) =>
    text.trim() === '' ? ({ kind: 'good', url: null } as const) : checkNode(text, chainId);
  const use = async () => {
    setChecking(true);
    const [reading, sending] = await Promise.all([check(read), check(send)]);
    setChecking(false);
    if (reading.kind === 'good' && sending.kind === 'good') {
      chooseNodes(chainId, { read: reading.url, send: sending.url });
      // Everything that was read came from another node; what is typed stands in the address.
      location.reload();
      return;
    }
    setProblems({
      ...(reading.kind === 'bad' && { read: reading.words }),
      ...(sending.kind === 'bad' && { send: sending.words }),
    });
  };
  const reset = () => {
    chooseNodes(chainId, { read: null, send: null });
    location.reload();
  };
  const putIntoWallet = async () => {
    if (!connector) return;
    const found = await check(send);
    if (found.kind === 'bad' || found.url === null) {
      setProblems({ send: found.kind === 'bad' ? found.words : say.nodeAddressWrong });
      return;
    }
    try {
      await addNetwork(connector, deployment, found.url);
      setTold(say.wasPut);
    } catch (error) {
      setTold(explainFailure(error, null).words);
    }
  };

  return (
    <Modal
      open
      onOpenChange={nodeDialog.show}
      title={say.nodesTitle}
      description={say.nodesDescription}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void use();
        }}
      >
        <Field
          label={say.readNode}
          value={read}
          onChange={setRead}
          placeholder={say.ownNode(rpcUrl)}
          problem={problems.read}
        />
        <Field
          label={say.sendNode}
          value={send}
          onChange={setSend}
          placeholder={say.sameNode}
          problem={problems.send}
          hint={say.sendHint}
        >
          {connector && send.trim() !== '' && (
            <Button size="small" onClick={() => void putIntoWallet()}>
              {say.putIntoWallet}
            </Button>
          )}
        </Field>
        {told && <Notice tone="plain">{told}</Notice>}
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="plain" disabled={!chosen.read && !chosen.send} onClick={reset}>
            {say.reset}
          </Button>
          <Button look="primary" type="submit" disabled={isChecking}>
            {isChecking ? say.checking : say.checkAndUse}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  placeholder: string;
  problem: string | undefined;
  hint?: string;
  children?: ReactNode;
}

function Field({ label, value, onChange, placeholder, problem, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium">
        {label}
      </label>
      <input
        id={id}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        aria-invalid={problem !== undefined}
        aria-describedby={problem || hint ? `${id}-words` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className={`h-9 rounded-md border bg-paper px-2 placeholder:text-quiet ${problem ? 'border-sell' : 'border-line'}`}
      />
      <div id={`${id}-words`} className="flex flex-col gap-1 text-xs">
        {problem && (
          <p role="alert" className="text-sell">
            {problem}
          </p>
        )}
        {hint && <p className="text-quiet">{hint}</p>}
      </div>
      {children && <div>{children}</div>}
    </div>
  );
}
