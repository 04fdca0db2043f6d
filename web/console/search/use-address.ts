import { useEffect } from 'preact/hooks';
import { navigate, routeOf } from '../route.ts';
import { addressOf, openedOf, type Query } from './query.ts';

/** Browsers allow only so many changes of the address. */
const ADDRESS_MS = 400;

/** Keeps what is looked for in the address, once it has stood for a moment; what is open stays open. */
export function useAddress(query: Query): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      navigate(addressOf(query, openedOf(routeOf(location.hash))), { replace: true });
    }, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [query]);
}
