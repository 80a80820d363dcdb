import { type Contract, defaultContracts, dispatchMessage, type RecipientCode, recipientCodes } from "#app/domain/dispatch.ts";
import { canonicalText } from "#app/domain/snapshot.ts";
import type { BulkWriter } from "../bulk.ts";
import { type Random, randomOf } from "../random.ts";
import type { InForce } from "../returns.ts";
import { hashOf } from "../rows.ts";

const names: Readonly<Record<RecipientCode, readonly [string, string, string]>> = {
  hamahang: ["سامانهٔ هماهنگ وزارت", "Hamahang, the ministry's own system", "شناسنامهٔ خدمت، سامانهٔ داخلی وزارت"],
  niopdc: [
    "شرکت ملی پخش فرآورده‌های نفتی، منطقهٔ تهران",
    "National Iranian Oil Products Distribution Company, Tehran region",
    "شناسنامهٔ خدمت، تخصیص سوخت واحدهای تولیدی",
  ],
  ime: ["بورس کالای ایران", "Iran Mercantile Exchange", "شناسنامهٔ خدمت، عرضهٔ کالاهای پذیرفته‌شده"],
  irica: ["گمرک جمهوری اسلامی ایران", "Customs of Iran (IRICA)", "شناسنامهٔ خدمت، صادرات واحدهای تولیدی"],
};

/** Names of places that a message carries. */
export interface Place {
  province: { code: string; name_fa: string; name_en: string };
  county: { id: number; name_fa: string; name_en: string };
}

/** The card's contract, version 1; the oil products company's region is a list of counties. */
function demoContract(code: RecipientCode, tehranCounties: readonly number[]): Contract {
  const contract = defaultContracts[code];
  return code === "niopdc" ? { ...contract, filter: { ...contract.filter, counties: [...tehranCounties] } } : contract;
}

const bytes = (random: Random, count: number): Uint8Array => Uint8Array.from({ length: count }, () => random.bits(8));

function uuidOf(random: Random): string {
  const held = bytes(random, 16);
  held[6] = ((held[6] ?? 0) & 0x0f) | 0x40;
  held[8] = ((held[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(held).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Writes the four recipients with their contracts; the demonstration's receivers say themselves where they listen. */
export function addRecipients(
  writer: BulkWriter,
  seed: string,
  port: number,
  validFrom: Date,
  tehranCounties: readonly number[],
): void {
  for (const [index, code] of recipientCodes.entries()) {
    const random = randomOf(seed, "recipient", code);
    const [name_fa, name_en, legal_basis] = names[code];
    const { version, fields, filter } = demoContract(code, tehranCounties);
    writer.add("recipient", {
      id: index + 1,
      code,
      name_fa,
      name_en,
      endpoint: `http://127.0.0.1:${port + index}/inbox/${code}`,
      secret: `whsec_${Buffer.from(bytes(random, 24)).toString("base64")}`,
      active: true,
      demonstration: true,
    });
    writer.add("recipient_contract", {
      id: index + 1,
      recipient_id: index + 1,
      version,
      legal_basis,
      fields: JSON.stringify(fields),
      filter: JSON.stringify(filter),
      valid_from: validFrom,
    });
  }
}

/** Writes what was delivered of some approved months: each acknowledged, seconds after its approval. */
export function addDeliveries(
  writer: BulkWriter,
  seed: string,
  now: Date,
  approved: Iterable<InForce>,
  placeOf: (county: number) => Place,
  tehranCounties: readonly number[],
): void {
  let id = 1;
  for (const { snapshot, return_id, submission_id, approved_at } of approved) {
    for (const [index, code] of recipientCodes.entries()) {
      const random = randomOf(seed, "dispatch", submission_id, code);
      const contract = demoContract(code, tehranCounties);
      const message_id = uuidOf(random);
      const facts = { message_id, recipient: code, kind: "approve", earlier_version: null, prepared_at: approved_at } as const;
      const message = dispatchMessage(contract, { ...facts, snapshot, ...placeOf(snapshot.county_id) });
      if (message === null) continue;
      const payload = canonicalText(message);
      const milliseconds = random.whole(12, 180);
      const sent = new Date(Math.min(now.getTime(), approved_at.getTime() + random.whole(400, 4_000)));
      const acknowledged = new Date(Math.min(now.getTime(), sent.getTime() + milliseconds));
      writer.add("dispatch", {
        id,
        message_id,
        recipient_id: index + 1,
        return_id,
        submission_id,
        contract_version: contract.version,
        kind: "approve",
        payload,
        payload_sha256: hashOf(payload),
        state: "acknowledged",
        attempts: 1,
        next_attempt_at: approved_at,
        lease_owner: null,
        lease_until: null,
        prepared_at: approved_at,
        sent_at: sent,
        acknowledged_at: acknowledged,
        acknowledgement: JSON.stringify({ receipt: uuidOf(random) }),
        last_status: 200,
        last_error: null,
      });
      writer.add("dispatch_attempt", { id, dispatch_id: id, at: sent, status: 200, error: null, milliseconds });
      id++;
    }
  }
}
