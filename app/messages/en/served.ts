import type { served as source } from "#app/messages/fa/served.ts";
import type { Translated } from "#app/messages/language.ts";
import { access, accessNotices } from "./people.ts";

export const served: Translated<typeof source> = { access, accessNotices };
