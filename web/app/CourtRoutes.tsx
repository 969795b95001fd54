import { getRouteApi } from '@tanstack/react-router';
import { CasePage, CourtPage } from '#features/court';
import { useDeployment } from '#features/deployment';
import { NotFound } from './NotFound.tsx';

/** An arbitrator's seats and disputes. */
export function CourtRoute() {
  return useDeployment().peers?.pool ? <CourtPage /> : <NotFound />;
}

const caseRoute = getRouteApi('/p2p/court/$dispute');

/** One dispute, for its arbitrators. */
export function CourtCaseRoute() {
  const { dispute } = caseRoute.useParams();
  return useDeployment().peers?.pool ? <CasePage dispute={dispute} /> : <NotFound />;
}
