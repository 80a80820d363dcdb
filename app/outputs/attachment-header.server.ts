/** RFC 5987: what may stand bare in an extended value. */
function extended(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Content-Disposition of a download: a plain name for old readers, the full one by RFC 5987. */
export function attachment(plain: string, full: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended(full)}`;
}
