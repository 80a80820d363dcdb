import { readEnvironment } from "#app/environment.server.ts";
import { openSenders } from "#app/outputs/senders.server.ts";
import type { NoticeContext } from "#app/usecases/send-notices.server.ts";
import { sendNotices } from "#app/usecases/send-notices.server.ts";
import { emptyTables, type FreshDatabase, freshDatabase } from "#test/setup/database.ts";
import { buildRegister, people } from "./filing.ts";
import { type Gateway, openGateway, openMailServer, type PostOffice, readLetter } from "./post-office.ts";
import { file, reason, unfile } from "./review.ts";
import { decideAs } from "./talk.ts";

/** Tehran's clock on a working day on which the small register's month is being filed. */
export const tehran = (time: string, day = "2026-10-28") => new Date(`${day}T${time}:00+03:30`);
export const noon = tehran("12:00");
export const mine = 101;

export interface NoticeWorld {
  fresh: FreshDatabase;
  office: PostOffice;
  gateway: Gateway;
  senders: ReturnType<typeof openSenders>["senders"];
  /** Nobody has filed, nothing was sent; one liaison of establishment 1 is reached by both ways. */
  reset(): Promise<void>;
  reach(person: keyof typeof people, email: string | null, phone?: string | null): Promise<unknown>;
  at(now: Date, more?: Partial<NoticeContext>): NoticeContext;
  send(now?: Date, more?: Partial<NoticeContext>): ReturnType<typeof sendNotices>;
  /** Files the month and sends it back with a figure among the words. */
  sendBack(): Promise<void>;
  /** Messages as stored, in a line each. */
  rows(): Promise<string[]>;
  /** Who letters arrived for. */
  to(): (string | undefined)[];
  close(): Promise<void>;
}

/** The small register with a real mail server and a real SMS gateway. */
export async function openNoticeWorld(): Promise<NoticeWorld> {
  const fresh = await freshDatabase();
  const { db } = fresh;
  await buildRegister(db);
  const [office, gateway] = await Promise.all([openMailServer(), openGateway()]);
  const own = { SMTP_URL: office.url, MAIL_FROM: "dahom@example.ir", SMS_GATEWAY_URL: gateway.url };
  const mail = openSenders(readEnvironment({ ...own, PUBLIC_ORIGIN: "https://dahom.example.ir" }), false);
  const reach: NoticeWorld["reach"] = (person, email, phone = null) =>
    db.updateTable("app_user").set({ email, phone }).where("id", "=", people[person]).execute();
  const at: NoticeWorld["at"] = (now, more = {}) => ({
    db,
    now: () => now,
    real: () => now,
    owner: "test",
    random: () => 0.5,
    senders: mail.senders,
    ...more,
  });
  return {
    fresh,
    office,
    gateway,
    senders: mail.senders,
    reach,
    at,
    send: (now = noon, more = {}) => sendNotices(at(now, more)),
    async reset() {
      Object.assign(office, { mood: "takes", letters: [] });
      Object.assign(gateway, { mood: "takes", letters: [], taken: new Map(), status: null });
      await emptyTables(db, ["outgoing", "notice_preference", "notice_language", "notice_read", "reminder", "job"]);
      await unfile(db);
      await db.updateTable("outgoing_mark").set({ settled_up_to: 0, seen_up_to: 0, seen_at: noon, digest_on: null }).execute();
      await db.updateTable("app_user").set({ email: null, phone: null, disabled_at: null }).execute();
      await reach("liaison", "a@example.com", "0912 000 0000");
    },
    async sendBack() {
      await file(db, mine);
      await decideAs(db, "expert", mine, "send-back", [reason("other", "چرا 80000؟")]);
    },
    async rows() {
      const stored = await db.selectFrom("outgoing").selectAll().orderBy("channel").orderBy("id").execute();
      return stored.map((row) =>
        [row.user_id, row.channel, row.kind, row.state, row.drop_reason ?? row.last_error]
          .filter((part) => part !== null)
          .join(" "),
      );
    },
    to: () => office.letters.map((raw) => /^To: (.*)$/im.exec(readLetter(raw).headers)?.[1]).sort(),
    async close() {
      mail.close();
      await Promise.all([office.close(), gateway.close(), fresh.close()]);
    },
  };
}
