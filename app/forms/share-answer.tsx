import { Banner } from "#app/ui/banner.tsx";

/** What became of the form sent last; `at` changes with every answer. */
export function ShareAnswer({ at, refused, done }: { at: string; refused: string | null; done: string | null }) {
  if (refused !== null) {
    return (
      <Banner key={at} kind="refusal" focus>
        {refused}
      </Banner>
    );
  }
  return done === null ? null : (
    <Banner key={at} kind="success" focus>
      {done}
    </Banner>
  );
}
