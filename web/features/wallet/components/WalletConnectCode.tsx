import { encodeQR } from 'qr';
import { useEffect, useState } from 'react';
import type { Connector } from 'wagmi';
import { Button } from '#ui/Button.tsx';
import { say } from '../words/english.ts';

/** The code by which a wallet finds this page, as soon as the relay has given its address. */
export default function WalletConnectCode({ connector }: { connector: Connector }) {
  const [uri, setUri] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    const onMessage = ({ type, data }: { type: string; data?: unknown }) => {
      if (type === 'display_uri' && typeof data === 'string') setUri(data);
    };
    connector.emitter.on('message', onMessage);
    return () => connector.emitter.off('message', onMessage);
  }, [connector]);

  if (uri === null) {
    return (
      <p role="status" className="grid h-72 place-items-center text-xs text-quiet">
        {say.makingCode}
      </p>
    );
  }
  const rows = encodeQR(uri, 'raw', { ecc: 'medium', border: 4 });
  // One path of unit squares; black on white in both themes, because cameras read nothing else reliably.
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const copy = async () => {
    await navigator.clipboard.writeText(uri);
    setCopied(true);
  };
  return (
    <div className="mt-3 flex flex-col items-center gap-2">
      <p className="text-xs text-quiet">{say.scan}</p>
      <svg
        role="img"
        aria-label={say.codeAlt}
        data-uri={uri}
        viewBox={`0 0 ${rows.length} ${rows.length}`}
        className="size-60 rounded-lg"
        shapeRendering="crispEdges"
      >
        <rect width="100%" height="100%" fill="white" />
        <path d={path} fill="black" />
      </svg>
      <div className="flex flex-wrap justify-center gap-2">
        <Button size="small" onClick={() => void copy()}>
          {isCopied ? say.copied : say.copyCode}
        </Button>
        <a
          href={uri}
          className="inline-flex h-6 items-center rounded-md border border-line px-2 text-xs font-medium hover:bg-raised"
        >
          {say.openWallet}
        </a>
      </div>
    </div>
  );
}
