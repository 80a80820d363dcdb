import { z } from "zod";
import { foldPersian } from "#app/domain/quantity.ts";
import { type Fields, oddFields } from "./odd-fields.server.ts";

const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const shape = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("invite"), role: z.enum(["liaison", "signatory"]), seed: z.string().regex(/^[\w-]{22,32}$/) }),
  z.object({ intent: z.literal("hand-over"), seed: z.string().regex(/^[\w-]{22,32}$/) }),
  z.object({ intent: z.literal("withdraw"), invitation: id }),
  z.object({ intent: z.literal("end"), grant: id }),
]);
const knownNames = /^(?:key|intent|role|seed|invitation|grant|(?:s_)?(?:national_id|name_fa|name_en)|files)$/;

/** What was typed into an invitation, kept when it is refused. */
export interface TypedInvitation {
  national_id: string;
  name_fa: string;
  name_en: string;
}

const textOf = (fields: Fields, name: string, longest: number) => foldPersian((fields.get(name) ?? "").slice(0, longest));

/** The invitation's texts as typed. */
export function typedInvitation(fields: Fields, intent: string | null): TypedInvitation {
  const prefix = intent === "hand-over" ? "s_" : "";
  return {
    national_id: textOf(fields, `${prefix}national_id`, 100),
    name_fa: textOf(fields, `${prefix}name_fa`, 500),
    name_en: textOf(fields, `${prefix}name_en`, 500),
  };
}

/** What a form of the people's page asks for; null for anything our page does not send. */
export function readPeopleForm(fields: Fields): z.infer<typeof shape> | null {
  const values = Object.fromEntries(
    ["intent", "role", "seed", "invitation", "grant"].map((name) => [name, fields.get(name) ?? undefined]),
  );
  const read = shape.safeParse(values);
  return read.success && oddFields(fields, knownNames).length === 0 ? read.data : null;
}

const decision = z.object({ intent: z.enum(["confirm", "refuse"]), invitation: id });

/** What the expert's form asks for; null for anything our page does not send. */
export function readConfirmation(fields: Fields): (z.infer<typeof decision> & { text: string }) | null {
  const read = decision.safeParse({
    intent: fields.get("intent") ?? undefined,
    invitation: fields.get("invitation") ?? undefined,
  });
  if (!read.success || oddFields(fields, /^(?:key|intent|invitation|text)$/).length > 0) return null;
  return { ...read.data, text: foldPersian((fields.get("text") ?? "").slice(0, 5000)) };
}
