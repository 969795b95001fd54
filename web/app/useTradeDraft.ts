import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import {
  isSameSearch,
  readTradeSearch,
  type TradeChange,
  type TradeSearch,
} from '#features/ticket';

const route = getRouteApi('/trade');

/**
 * What the trade page is about. Kept here while typing, so that no keystroke waits for the router, and written to
 * the URL; a URL that changes otherwise (back, a link) is taken over.
 */
export function useTradeDraft(): [TradeSearch, (change: TradeChange) => void] {
  // Read again here: what the route's validateSearch leaves out, the router passes on as it stands in the URL.
  const search = route.useSearch({ select: readTradeSearch, structuralSharing: true });
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState(search);
  const written = useRef(search);

  useEffect(() => {
    if (isSameSearch(draft, written.current)) return;
    written.current = draft;
    void navigate({ search: draft, replace: true });
  }, [draft, navigate]);

  useEffect(() => {
    if (isSameSearch(search, written.current)) return;
    written.current = search;
    setDraft(search);
  }, [search]);

  const change = (next: TradeChange) =>
    setDraft((before) =>
      readTradeSearch({ ...before, ...(typeof next === 'function' ? next(before) : next) }),
    );
  return [draft, change];
}
