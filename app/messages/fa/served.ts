import { access, accessNotices } from "./people.ts";
import { progress, returned, toSend } from "./returned.ts";

/** What reaches the browser with a page's own data: it weighs nothing on the pages that do not say it. */
export const served = { access, accessNotices, returned, toSend, progress };
