import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { NewSwapPage, SwapPage, SwapsPage } from '#features/atomicSwaps';
import { useDeployment } from '#features/deployment';
import { NotFound } from './NotFound.tsx';

function useOpenSwap() {
  const navigate = useNavigate();
  return (swap: string, behind: string) =>
    void navigate({ to: '/p2p/swaps/$swap', params: { swap }, hash: behind });
}

/** The swaps between chains of this device. */
export function SwapsRoute() {
  const onOpen = useOpenSwap();
  return useDeployment().hashTimeLock ? <SwapsPage onOpen={onOpen} /> : <NotFound />;
}

/** A new swap between chains. */
export function NewSwapRoute() {
  const onOpen = useOpenSwap();
  if (!useDeployment().hashTimeLock) return <NotFound />;
  return <NewSwapPage onProposed={(hash) => onOpen(hash, '')} />;
}

const swapRoute = getRouteApi('/p2p/swaps/$swap');

/** One swap between chains. */
export function SwapRoute() {
  const { swap } = swapRoute.useParams();
  const behind = useLocation({ select: ({ hash }) => hash });
  const onOpen = useOpenSwap();
  if (!useDeployment().hashTimeLock) return <NotFound />;
  return <SwapPage swap={swap} behind={behind} onOpen={onOpen} />;
}
