import type { ServerResponse } from "node:http";
import { randomSlice } from "#app/usecases/random.server.ts";

/** A response's nonce: 128 random bits, each used once. */
export function newNonce(): string {
  return randomSlice(16).toString("base64");
}

const constantHeaders: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Origin-Agent-Cluster", "?1"],
  ["X-DNS-Prefetch-Control", "off"],
  ["X-Permitted-Cross-Domain-Policies", "none"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"],
];

// 'self' beside the nonce: Remix preloads its modules by links that carry none. Only files of the build have a script's
// type, and nothing is sniffed.
const policyStart = "default-src 'self'; script-src 'self' 'nonce-";
const policyEnd =
  "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The content security policy: inline only what carries the nonce, else only our own files. */
export function contentSecurityPolicy(nonce: string): string {
  return policyStart + nonce + policyEnd;
}

/** Sets what every answer carries. HSTS only where the public origin is https. */
export function setSecurityHeaders(
  response: ServerResponse,
  nonce: string,
  options: { secure: boolean; development: boolean },
): void {
  for (const [name, value] of constantHeaders) response.setHeader(name, value);
  // Vite's client injects styles and opens a socket of its own.
  if (!options.development) response.setHeader("Content-Security-Policy", contentSecurityPolicy(nonce));
  if (options.secure) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}
