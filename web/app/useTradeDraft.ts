import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { readTradeSearch, type TradeSearch } from '#features/ticket';

const route = getRouteApi('/trade');

const asText = (search: TradeSearch) => JSON.stringify(Object.entries(search).toSorted());

/**
 * What the trade page is about. Kept here while typing, so that no keystroke waits for the router, and written to
 * the URL; a URL that changes otherwise (back, a link) is taken over.
 */
export function useTradeDraft(): [TradeSearch, (change: Partial<TradeSearch>) => void] {
  // Read again here: what the route's validateSearch leaves out, the router passes on as it stands in the URL.
  const search = route.useSearch({ select: readTradeSearch, structuralSharing: true });
  const navigate = route.useNavigate();
  const [draft, setDraft] = useState(search);
  const written = useRef(asText(search));

  useEffect(() => {
    if (asText(draft) === written.current) return;
    written.current = asText(draft);
    void navigate({ search: draft, replace: true });
  }, [draft, navigate]);

  useEffect(() => {
    if (asText(search) === written.current) return;
    written.current = asText(search);
    setDraft(search);
  }, [search]);

  const change = (next: Partial<TradeSearch>) =>
    setDraft((before) => readTradeSearch({ ...before, ...next }));
  return [draft, change];
}
