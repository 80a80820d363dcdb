import { Link } from "@remix-run/react";
import { useMessages } from "#app/messages/use-messages.tsx";
import { Banner } from "./banner.tsx";

/** Somebody who is signed in and has no desk: why, and the ways on. */
export function NoDesk({ text }: { text: string }) {
  const { noDesk } = useMessages("public").signIn;
  const { activation } = useMessages("public");
  const { shell } = useMessages("common");
  return (
    <div className="card enter" id="no-desk">
      <Banner kind="info" title={noDesk.title}>
        {text}
      </Banner>
      <p>
        <Link className="btn primary" to="/activate">
          {activation.link}
        </Link>
      </p>
      <form method="post" action="/sign-out">
        <button type="submit" className="btn">
          {shell.signOut}
        </button>
      </form>
    </div>
  );
}
