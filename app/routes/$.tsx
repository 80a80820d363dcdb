import { notFound } from "#app/web/respond.server.ts";

/** Every address that no page has. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function Missing() {
  return null;
}
