import { Link } from '@tanstack/react-router';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <main className="mx-auto max-w-md p-8 text-center">
      <h1 className="text-base font-semibold">There is nothing here</h1>
      <p className="mt-2 text-quiet">
        The address is wrong or old.{' '}
        <Link to="/trade" className="text-accent underline">
          Go and trade
        </Link>
        .
      </p>
    </main>
  );
}
