import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readTradeSearch } from '#features/ticket';
import { NotFound } from './NotFound.tsx';
import { PageFailed } from './PageFailed.tsx';
import { Shell } from './Shell.tsx';
import { TradePage } from './TradePage.tsx';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/trade' });
  },
});

const tradeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trade',
  validateSearch: readTradeSearch,
  component: TradePage,
});

const loadPools = () => import('./PoolsRoute.tsx');

const poolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pools',
  component: lazyRouteComponent(loadPools, 'PoolsRoute'),
});

const newMarketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pools/new',
  component: lazyRouteComponent(loadPools, 'NewMarketRoute'),
});

const poolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pools/$pair',
  validateSearch: ({ price }: Record<string, unknown>): { price?: string | undefined } =>
    typeof price === 'string' ? { price } : {},
  component: lazyRouteComponent(loadPools, 'PoolRoute'),
});

const loadLending = () => import('./LendingRoutes.tsx');

const lendRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lend',
  component: lazyRouteComponent(loadLending, 'LendRoute'),
});

const lendMarketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lend/$market',
  component: lazyRouteComponent(loadLending, 'LendMarketRoute'),
});

const borrowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/borrow',
  component: lazyRouteComponent(loadLending, 'BorrowRoute'),
});

const borrowMarketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/borrow/$market',
  component: lazyRouteComponent(loadLending, 'BorrowMarketRoute'),
});

const liquidateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/liquidate',
  component: lazyRouteComponent(loadLending, 'LiquidateRoute'),
});

const loadOffers = () => import('./OfferRoutes.tsx');

const offersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p',
  // Plain text, read by the page: its reader is loaded with it.
  validateSearch: (search: Record<string, unknown>): Record<string, string | undefined> =>
    Object.fromEntries(
      Object.entries(search).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    ),
  component: lazyRouteComponent(loadOffers, 'OffersRoute'),
});

const newOfferRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/new',
  component: lazyRouteComponent(loadOffers, 'NewOfferRoute'),
});

const offerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/offers/$offer',
  component: lazyRouteComponent(loadOffers, 'OfferRoute'),
});

const ownTradesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/trades',
  component: lazyRouteComponent(loadOffers, 'OwnTradesRoute'),
});

const peerTradeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/trades/$trade',
  component: lazyRouteComponent(() => import('./PeerTradeRoute.tsx'), 'PeerTradeRoute'),
});

const loadSwaps = () => import('./SwapRoutes.tsx');

const swapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/swaps',
  component: lazyRouteComponent(loadSwaps, 'SwapsRoute'),
});

const newSwapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/swaps/new',
  component: lazyRouteComponent(loadSwaps, 'NewSwapRoute'),
});

const swapRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/swaps/$swap',
  component: lazyRouteComponent(loadSwaps, 'SwapRoute'),
});

const traderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/traders/$account',
  component: lazyRouteComponent(loadOffers, 'TraderRoute'),
});

const loadCourt = () => import('./CourtRoutes.tsx');

const courtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/court',
  component: lazyRouteComponent(loadCourt, 'CourtRoute'),
});

const courtCaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p2p/court/$dispute',
  component: lazyRouteComponent(loadCourt, 'CourtCaseRoute'),
});

const portfolioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portfolio',
  component: lazyRouteComponent(() => import('./PortfolioRoute.tsx'), 'PortfolioRoute'),
});

/** The page's routes. Search parameters are plain text: an amount stays as it was typed. */
export function createPageRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([
      homeRoute,
      tradeRoute,
      poolsRoute,
      newMarketRoute,
      poolRoute,
      lendRoute,
      lendMarketRoute,
      borrowRoute,
      borrowMarketRoute,
      liquidateRoute,
      offersRoute,
      newOfferRoute,
      offerRoute,
      ownTradesRoute,
      peerTradeRoute,
      swapsRoute,
      newSwapRoute,
      swapRoute,
      traderRoute,
      courtRoute,
      courtCaseRoute,
      portfolioRoute,
    ]),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const present = Object.entries(search).filter(([, value]) => value !== undefined);
      const text = new URLSearchParams(present.map(([name, value]) => [name, String(value)]));
      return text.size > 0 ? `?${text}` : '';
    },
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPageRouter>;
  }
}
