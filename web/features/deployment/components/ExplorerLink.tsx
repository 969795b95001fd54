import { shortAddress } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import { useDeployment } from './DeploymentContext.tsx';

interface ExplorerLinkProps {
  kind: 'tx' | 'address' | 'block';
  /** A hash, an address or a block's number. */
  value: string;
  /** What it is, for a reader who does not see the page around it: `Transaction`. */
  what: string;
}

/** A hash, an address or a block, short; with a link where the deployment names a block explorer. */
export function ExplorerLink({ kind, value, what }: ExplorerLinkProps) {
  const { explorerUrl } = useDeployment();
  const short = kind === 'block' ? value : shortAddress(value);
  if (explorerUrl === null) return <span title={value}>{short}</span>;
  return (
    <a
      href={`${explorerUrl}/${kind}/${value}`}
      target="_blank"
      rel="noreferrer"
      title={value}
      aria-label={say.onExplorer(`${what} ${short}`)}
      className="underline decoration-line underline-offset-2 hover:text-ink hover:decoration-current"
    >
      {short}
    </a>
  );
}
