import { type Language, languageCookie } from "#app/messages/language.ts";
import { absoluteMinutes } from "#app/usecases/find-viewer.server.ts";

/** A cookie's value from a Cookie header; null where it is not there. The first one of the name counts. */
export function readCookie(header: string | undefined, name: string): string | null {
  if (header === undefined) return null;
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** Name of the session's cookie; over https the browser itself binds it to this host. */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-dahom_session" : "dahom_session";
}

/** `Set-Cookie` that gives the browser a session. */
export function sessionCookie(token: string, secure: boolean): string {
  return `${sessionCookieName(secure)}=${token}; Max-Age=${absoluteMinutes * 60}; ${attributes(secure)}; HttpOnly`;
}

/** Name of the cookie by which a browser is known again; it says nothing of who signs in. */
export function deviceCookieName(secure: boolean): string {
  return secure ? "__Host-dahom_device" : "dahom_device";
}

const deviceDays = 400;

/** `Set-Cookie` that keeps the device's token, from each sign-in on anew. */
export function deviceCookie(token: string, secure: boolean): string {
  return `${deviceCookieName(secure)}=${token}; Max-Age=${deviceDays * 86_400}; ${attributes(secure)}; HttpOnly`;
}

/** `Set-Cookie` that takes the session from the browser. */
export function endedSessionCookie(secure: boolean): string {
  return `${sessionCookieName(secure)}=; Max-Age=0; ${attributes(secure)}; HttpOnly`;
}

/** `Set-Cookie` that keeps the reader's language for a year. */
export function chosenLanguageCookie(language: Language, secure: boolean): string {
  return `${languageCookie}=${language}; Max-Age=31536000; ${attributes(secure)}`;
}

function attributes(secure: boolean): string {
  return `Path=/; SameSite=Lax${secure ? "; Secure" : ""}`;
}
