import { type RefObject, useEffect, useRef, useState } from 'react';

/** An element's inner size in CSS pixels, kept up to date; 0 by 0 before it is drawn. */
export function useElementSize<Kind extends Element>(): [
  RefObject<Kind | null>,
  { width: number; height: number },
] {
  const element = useRef<Kind>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
