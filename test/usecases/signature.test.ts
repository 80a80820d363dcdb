import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Snapshot } from "#app/domain/snapshot.ts";
import { declineReturn, takeBackReturn } from "#app/usecases/end-signature-request.server.ts";
import { requestSignature } from "#app/usecases/request-signature.server.ts";
import { saveFigures } from "#app/usecases/save-figures.server.ts";
import { sendBackReturn } from "#app/usecases/send-back-return.server.ts";
import { signReturn } from "#app/usecases/sign-return.server.ts";
import { submitReturn } from "#app/usecases/submit-return.server.ts";
import { viewDesk } from "#app/usecases/view-desk.server.ts";
import { viewReceipt } from "#app/usecases/view-receipt.server.ts";
import { viewReturnForm } from "#app/usecases/view-return-form.server.ts";
import { viewSignature } from "#app/usecases/view-signature.server.ts";
import { cell, cleanMonth, edit } from "#test/builders/edits.ts";
import { buildRegister, contextOf, freshKey, lines, type Person, stateOf } from "#test/builders/filing.ts";
import { contextWith, decisionOn, reason, revisionOf, unfile } from "#test/builders/review.ts";
import { type FreshDatabase, freshDatabase } from "#test/setup/database.ts";

let fresh: FreshDatabase;
const id = 101;
const as = (person: Person) => contextOf(fresh.db, person);

beforeAll(async () => {
  fresh = await freshDatabase();
  await buildRegister(fresh.db);
});
afterAll(() => fresh.close());
beforeEach(async () => {
  await unfile(fresh.db);
  await fresh.db.updateTable("establishment").set({ signatory_required: 1 }).where("id", "=", 1).execute();
});

const ask = async (context = as("liaison"), change = cleanMonth(), request = freshKey()) =>
  requestSignature(context, { return_id: id, revision: await revisionOf(fresh.db, id), edit: change, request });

async function read(context = as("signatory")) {
  const seen = await viewSignature(context, id);
  if (!seen.ok) throw new Error(seen.refusal.code);
  return seen.value;
}

const sign = async (context = as("signatory"), request = freshKey()) =>
  signReturn(context, {
    return_id: id,
    revision: await revisionOf(fresh.db, id),
    sha256: (await read()).submission.sha256,
    request,
  });

const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) => (outcome.ok ? "done" : outcome.refusal.code);

describe("a month whose establishment requires a signatory", () => {
  it("is not submitted by the liaison alone", async () => {
    const outcome = await submitReturn(as("liaison"), { return_id: id, revision: 0, edit: cleanMonth(), request: freshKey() });
    expect(codeOf(outcome)).toBe("not-permitted");
    const form = await viewReturnForm(as("liaison"), id);
    expect(form.ok && [form.value.can_submit, form.value.can_request]).toEqual([false, true]);
  });

  it("waits with locked figures, is read with its fingerprint, and is sent by the signature exactly as read", async () => {
    expect(codeOf(await ask())).toBe("done");
    expect(await stateOf(fresh.db, id)).toBe("awaiting-signature");
    const typing = edit([cell(lines.cement, "production", "1", "80000")]);
    expect(codeOf(await saveFigures(as("colleague"), { return_id: id, edit: typing, request: freshKey() }))).toBe(
      "not-in-this-state",
    );
    const seen = await read();
    expect(seen.events).toEqual(expect.arrayContaining(["sign", "decline"]));
    expect(seen.submission.snapshot.products[0]?.figures.production).toBe("80000");
    expect(codeOf(await sign())).toBe("done");
    const sent = await fresh.db.selectFrom("submission").selectAll().executeTakeFirstOrThrow();
    expect([sent.sha256, sent.submitted_by]).toEqual([seen.submission.sha256, 1]);
    expect((JSON.parse(sent.snapshot) as Snapshot).version).toBe(1);
    const receipt = await viewReceipt(as("liaison"), id, 1);
    expect(receipt.ok && receipt.value.signature).toMatchObject({ decided_en: "signatory", requested_en: "liaison" });
    const events = await fresh.db.selectFrom("return_event").select(["event", "actor_role", "actor_id"]).orderBy("id").execute();
    expect(events.map((row) => [row.event, row.actor_role, row.actor_id])).toEqual([
      ["request-signature", "liaison", 1],
      ["sign", "signatory", 8],
    ]);
    const notices = await fresh.db.selectFrom("notice").select(["kind", "audience"]).orderBy("id").execute();
    expect(notices.map((row) => row.kind)).toEqual(["signature-requested", "submitted", "signed"]);
    const audited = await fresh.db.selectFrom("audit_entry").select("verb").orderBy("id").execute();
    expect(audited.map((row) => row.verb)).toEqual(["request-signature", "sign-return"]);
  });

  it("asks for no signature while an error stands, and keeps what was typed as draft", async () => {
    const wrong = edit([cell(lines.cement, "production", "80000"), cell(lines.cement, "domestic_quantity", "90000")]);
    expect(codeOf(await ask(as("liaison"), wrong))).toBe("has-blocking-findings");
    expect(await stateOf(fresh.db, id)).toBe("draft");
    expect(codeOf(await sign())).toBe("not-in-this-state");
  });

  it("asks for no signature where none is required", async () => {
    await fresh.db.updateTable("establishment").set({ signatory_required: 0 }).where("id", "=", 1).execute();
    expect(codeOf(await ask())).toBe("not-permitted");
  });

  it("is declined with a reason, which the liaison sees until the month goes on", async () => {
    await ask();
    const decline = async (text: string) => declineReturn(as("signatory"), { ...(await decisionOn(fresh.db, id)), text });
    expect(codeOf(await decline("  "))).toBe("reason-required");
    expect(codeOf(await decline("ن".repeat(2001)))).toBe("invalid-input");
    expect(await decline("موجودی انبار درست نیست")).toMatchObject({ value: { state: "draft" } });
    const form = await viewReturnForm(as("liaison"), id);
    expect(form.ok && form.value.declined).toMatchObject({ text: "موجودی انبار درست نیست", decided_en: "signatory" });
    expect(codeOf(await ask(as("colleague"), edit([])))).toBe("done");
    expect((await viewReturnForm(as("liaison"), id)).ok).toBe(true);
    const again = await viewReturnForm(as("liaison"), id);
    expect(again.ok && again.value.declined).toBeNull();
  });

  it("is taken back by a liaison, and is returned again where reasons are open", async () => {
    await ask();
    expect(codeOf(await takeBackReturn(as("signatory"), await decisionOn(fresh.db, id)))).toBe("not-permitted");
    expect(await takeBackReturn(as("colleague"), await decisionOn(fresh.db, id))).toMatchObject({ value: { state: "draft" } });
    await ask(as("liaison"), edit([]));
    await sign();
    const back = { ...(await decisionOn(fresh.db, id)), text: "", reasons: [reason("other", "قبض برق")] };
    expect(codeOf(await sendBackReturn(as("expert"), back))).toBe("done");
    expect(codeOf(await ask(as("liaison"), edit([])))).toBe("reasons-unanswered");
    const [open] = await fresh.db.selectFrom("review_reason").select("id").execute();
    const replied = { ...edit([]), replies: [{ reason_id: open?.id ?? 0, text: "پیوست شد", base: "" }] };
    expect(codeOf(await ask(as("liaison"), replied))).toBe("done");
    expect(await takeBackReturn(as("liaison"), await decisionOn(fresh.db, id))).toMatchObject({ value: { state: "returned" } });
    await ask(as("liaison"), edit([]));
    expect(await sign()).toMatchObject({ value: { version: 2 } });
    const answer = await fresh.db.selectFrom("review_reason").select(["answer", "answered_version"]).execute();
    expect(answer).toEqual([{ answer: "replied", answered_version: 2 }]);
  });
});

describe("who may sign", () => {
  it("is not who asked, though he be signatory too; another signatory may", async () => {
    const both = contextWith(fresh.db, "liaison", ["signatory"]);
    await ask(both);
    expect(codeOf(await sign(both))).toBe("same-person");
    const desk = await viewDesk(both);
    expect(desk.ok && desk.value.waiting.find((row) => row.id === id)?.act).toBe("look");
    expect(codeOf(await sign())).toBe("done");
  });

  it("is a signatory of this establishment and nobody else", async () => {
    await ask();
    const { sha256 } = (await read()).submission;
    const command = { ...(await decisionOn(fresh.db, id)), sha256 };
    const elsewhere = contextOf(fresh.db, "signatory");
    const [grant] = elsewhere.actor.grants;
    if (!grant) throw new Error("a signatory without a grant");
    const stranger = { ...elsewhere, actor: { ...elsewhere.actor, grants: [{ ...grant, establishment_id: 3 }] } };
    expect(codeOf(await signReturn(stranger, { ...command, request: freshKey() }))).toBe("not-found");
    expect(codeOf(await declineReturn(stranger, { ...command, text: "x", request: freshKey() }))).toBe("not-found");
    expect(codeOf(await viewSignature(stranger, id))).toBe("not-found");
    expect(codeOf(await viewSignature(as("otherLiaison"), id))).toBe("not-found");
    expect(codeOf(await takeBackReturn(as("otherLiaison"), command))).toBe("not-found");
    for (const person of ["liaison", "expert", "reviewer"] as const) {
      expect(codeOf(await signReturn(as(person), { ...command, request: freshKey() })), person).toBe("not-permitted");
    }
  });

  it("signs only what he has read: not an older state, and not other figures", async () => {
    await ask();
    const { sha256 } = (await read()).submission;
    const old = await decisionOn(fresh.db, id);
    expect(codeOf(await signReturn(as("signatory"), { ...old, sha256: "0".repeat(64) }))).toBe("changed-meanwhile");
    await takeBackReturn(as("liaison"), await decisionOn(fresh.db, id));
    await ask(as("liaison"), edit([cell(lines.cement, "own_use", "0", null)]));
    expect(codeOf(await signReturn(as("signatory"), { ...old, sha256, request: freshKey() }))).toBe("changed-meanwhile");
    expect(await stateOf(fresh.db, id)).toBe("awaiting-signature");
  });

  it("finds the month on top of the desk; the liaison sees that it waits for another", async () => {
    await ask();
    const signatory = await viewDesk(as("signatory"));
    expect(signatory.ok && signatory.value.waiting.map((row) => [row.id, row.act])).toEqual([[id, "sign"]]);
    const liaison = await viewDesk(as("liaison"));
    expect(liaison.ok && liaison.value.waiting.at(-1)).toMatchObject({ id, act: "look" });
  });
});

describe("two at once", () => {
  it("signing twice under one key is one act with one answer", async () => {
    await ask();
    const request = freshKey();
    const { sha256 } = (await read()).submission;
    const command = { ...(await decisionOn(fresh.db, id)), sha256, request };
    const [one, other] = await Promise.all([signReturn(as("signatory"), command), signReturn(as("signatory"), command)]);
    expect(one).toEqual(other);
    expect(one.ok).toBe(true);
    expect(await fresh.db.selectFrom("submission").select("id").execute()).toHaveLength(1);
  });

  it.each(["take-back", "decline", "sign"] as const)("sign against %s: one happens, the other is told", async (rival) => {
    await ask();
    const { sha256 } = (await read()).submission;
    const command = await decisionOn(fresh.db, id);
    const second = contextWith(fresh.db, "colleague", ["signatory"]);
    const outcomes = await Promise.all([
      signReturn(as("signatory"), { ...command, sha256, request: freshKey() }),
      rival === "take-back"
        ? takeBackReturn(as("liaison"), { ...command, request: freshKey() })
        : rival === "decline"
          ? declineReturn(second, { ...command, text: "نه", request: freshKey() })
          : signReturn(second, { ...command, sha256, request: freshKey() }),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(["changed-meanwhile", "done"]);
    const signed = rival === "sign" || outcomes[0].ok;
    expect(await stateOf(fresh.db, id)).toBe(signed ? "submitted" : "draft");
    const requests = await fresh.db.selectFrom("signature_request").select("outcome").execute();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.outcome).toBe(signed ? "signed" : rival === "decline" ? "declined" : "taken-back");
  });
});
